// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why a request is answered before any handler sees it (Design 11 "Framing").
package enum HeadRefusal: Error, Equatable, Sendable {
    case target, version, fieldName, fieldValue, host, repeated, lengthWithCoding, coding, length, tooLarge

    package var status: Int {
        switch self {
        case .tooLarge: 431
        case .version: 505
        case .target, .fieldName, .fieldValue, .host, .repeated, .lengthWithCoding, .coding, .length: 400
        }
    }

    package var reason: StaticString {
        switch self {
        case .target: "target"
        case .version: "version"
        case .fieldName: "field name"
        case .fieldValue: "field value"
        case .host: "host"
        case .repeated: "repeated field"
        case .lengthWithCoding: "length with coding"
        case .coding: "coding"
        case .length: "length"
        case .tooLarge: "too large"
        }
    }
}
