// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import COATH
internal import Glibc

/// Six digits from a member's telephone that change every 30 seconds (RFC 6238, SHA-1, as the apps have it).
package enum TOTP {
    private static let step: Int64 = 30
    private static let digitCount = 6
    private static let initialised = oath_init()

    package static func secret(_ randomness: any Randomness) -> [UInt8] {
        randomness.bytes(20)
    }

    /// What the QR code shown at set-up says.
    package static func uri(secret: [UInt8], account: String, issuer: String) -> String {
        let label = "\(percentEncoded(issuer)):\(percentEncoded(account))"
        return "otpauth://totp/\(label)?secret=\(base32(secret))&issuer=\(percentEncoded(issuer))"
    }

    /// The secret as it is typed by hand where no camera is at hand.
    package static func base32(_ secret: [UInt8]) -> String {
        var text: UnsafeMutablePointer<CChar>?
        let status = unsafe secret.withUnsafeBytes { bytes in
            unsafe oath_base32_encode(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                bytes.count,
                &text,
                nil
            )
        }
        guard status == Int32(OATH_OK.rawValue), let start = unsafe text else { return "" }
        defer { unsafe free(start) }
        return unsafe String(cString: start)
    }

    /// The secret written as letters A-Z and digits 2-7; nil for anything else.
    package static func secret(base32 text: String) -> [UInt8]? {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var bits: UInt64 = 0
        var count = 0
        var bytes: [UInt8] = []
        for letter in text.uppercased().utf8 where letter != 0x3D && letter != 0x20 {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            bits = bits << 5 | UInt64(value)
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(count)))
            }
        }
        return bytes.isEmpty ? nil : bytes
    }

    package static func code(secret: [UInt8], unixSeconds: Int64) -> String {
        generate(secret, at: unixSeconds, digitCount: digitCount)
    }

    /// The step that the code belongs to, one early or late allowed; the caller refuses a step used before.
    package static func matches(_ code: String, secret: [UInt8], unixSeconds: Int64) -> Int64? {
        guard let typed = Codes.digits(code), typed.count == digitCount else { return nil }
        let typedText = typed.map { $0 + UInt8(ascii: "0") }
        var matched: Int64?
        // All three are always computed and compared: the time taken says nothing.
        for candidate in [unixSeconds - step, unixSeconds + step, unixSeconds] where candidate >= 0 {
            let right = Array(generate(secret, at: candidate, digitCount: digitCount).utf8)
            if Digest.equal(right, typedText) { matched = candidate / step }
        }
        return matched
    }

    static func generate(_ secret: [UInt8], at unixSeconds: Int64, digitCount: Int) -> String {
        precondition(initialised == Int32(OATH_OK.rawValue), "liboath does not start on this machine")
        var text = [CChar](repeating: 0, count: digitCount + 1)
        let status = unsafe secret.withUnsafeBytes { bytes in
            unsafe oath_totp_generate(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                bytes.count,
                time_t(max(0, unixSeconds)),
                UInt32(step),
                0,
                UInt32(digitCount),
                &text
            )
        }
        precondition(status == Int32(OATH_OK.rawValue), "liboath makes a code of any secret")
        return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func percentEncoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                encoded += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return encoded
    }
}
