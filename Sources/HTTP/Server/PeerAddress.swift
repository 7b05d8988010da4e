// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CHTTP
import Glibc

/// The other end of a connection, known only while it lasts and never written anywhere.
package struct PeerAddress: Hashable, Sendable {
    /// Four bytes, or sixteen.
    let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
        self.bytes = bytes.count == 16 && bytes.starts(with: mapped) ? Array(bytes[12...]) : bytes
    }

    init?(_ address: UnsafePointer<sockaddr>?) {
        guard let address = unsafe address else { return nil }
        switch unsafe Int32(address.pointee.sa_family) {
        case AF_INET:
            let raw = unsafe UnsafeRawBufferPointer(start: address, count: MemoryLayout<sockaddr_in>.size)
            self.init(bytes: unsafe Array(raw[4..<8]))
        case AF_INET6:
            let raw = unsafe UnsafeRawBufferPointer(start: address, count: MemoryLayout<sockaddr_in6>.size)
            self.init(bytes: unsafe Array(raw[8..<24]))
        default:
            return nil
        }
    }

    package init?(_ text: String) {
        var four = in_addr()
        var sixteen = in6_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 {
            self.init(bytes: unsafe withUnsafeBytes(of: &four) { unsafe Array($0) })
        } else if unsafe inet_pton(AF_INET6, text, &sixteen) == 1 {
            self.init(bytes: unsafe withUnsafeBytes(of: &sixteen) { unsafe Array($0) })
        } else {
            return nil
        }
    }

    package var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
    }

    /// Somebody on the internet who reaches us without a proxy; the cap for one address is only for them.
    package var isPublic: Bool {
        guard bytes.count == 4 else { return bytes[0] & 0xe0 == 0x20 }
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127): return false
        default: return bytes[0] < 224
        }
    }

    /// What counts as one address: of IPv6 the network of one household.
    package var counted: PeerAddress { bytes.count == 16 ? PeerAddress(prefix: Array(bytes[..<8])) : self }

    private init(prefix: [UInt8]) {
        bytes = prefix
    }
}
