// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Builds one line of the log as JSON.
struct LogLine {
    private var bytes: [UInt8] = []

    mutating func begin(at milliseconds: Int64, level: LogLevel, _ event: StaticString) {
        append("{\"at\":\"" + isoTime(milliseconds) + "\",\"level\":\"")
        append(level.name.description + "\",\"event\":")
        quote(event)
    }

    mutating func add(_ key: StaticString, _ value: LogValue) {
        append(",")
        quote(key)
        append(":")
        switch value {
        case .int(let number): append(String(number))
        case .bool(let flag): append(flag ? "true" : "false")
        case .text(let text): quote(text)
        case .reference(let reference): append("\"" + (isReference(reference) ? reference : "?") + "\"")
        }
    }

    mutating func finished() -> [UInt8] {
        append("}\n")
        return bytes
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quote(_ text: StaticString) {
        append("\"")
        for byte in text.description.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case ..<0x20: append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        append("\"")
    }

    private func isReference(_ text: String) -> Bool {
        text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}

/// `2026-06-30T09:00:00Z`, by the civil-from-days rule of the proleptic Gregorian calendar.
package func isoTime(_ milliseconds: Int64) -> String {
    let seconds = milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let clock = seconds - day * 86_400
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return [
        padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2),
        [padded(clock / 3_600, 2), padded(clock / 60 % 60, 2), padded(clock % 60, 2)].joined(separator: ":"),
    ].joined(separator: "T") + "Z"
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
