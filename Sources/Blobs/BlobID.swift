// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Vault

/// Names one sealed file; random, so that it tells neither when nor for whom the file came.
package struct BlobID: Hashable, Sendable {
    package static let byteCount = 16

    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) throws(BlobError) {
        guard bytes.count == Self.byteCount else { throw BlobError(.malformedID) }
        self.bytes = bytes
    }

    package init(random randomness: any Randomness) {
        bytes = randomness.bytes(Self.byteCount)
    }

    /// The file's name: 32 lower-case hexadecimal digits, and nothing else is one.
    init?(fileName: String) {
        let digits = Array(fileName.utf8)
        guard digits.count == 2 * Self.byteCount else { return nil }
        var bytes = [UInt8]()
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    var fileName: String {
        String(decoding: bytes.flatMap { [Self.digit($0 >> 4), Self.digit($0 & 15)] }, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
