// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The 128 random bits by which one thing is known, with the kind of thing in the type.
package struct ID<Of>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for i in 0..<8 {
            high = high << 8 | UInt64(bytes[i])
            low = low << 8 | UInt64(bytes[i + 8])
        }
        self.init(high: high, low: low)
    }

    /// The form that stands in an address: 32 hexadecimal digits.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 32 else { return nil }
        var bytes: [UInt8] = []
        for i in stride(from: 0, to: 32, by: 2) {
            guard let a = ID.value(digits[i]), let b = ID.value(digits[i + 1]) else { return nil }
            bytes.append(a << 4 | b)
        }
        self.init(bytes)
    }

    package var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * $0)) }
            + (0..<8).map { UInt8(truncatingIfNeeded: low >> (56 - 8 * $0)) }
    }

    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }

    package var description: String { hex }

    package static func < (a: ID, b: ID) -> Bool { (a.high, a.low) < (b.high, b.low) }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}

/// A person with an account.
package enum Member {}
/// A set of people who may read a kind of record.
package enum Compartment {}
/// A place of operation.
package enum Site {}
/// Anything with a history, whatever its kind.
package enum Record {}

package typealias MemberID = ID<Member>
package typealias CompartmentID = ID<Compartment>
package typealias SiteID = ID<Site>
package typealias RecordID = ID<Record>
