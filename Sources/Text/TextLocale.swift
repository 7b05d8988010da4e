// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How a language's readers write dates and numbers, in ICU's words.
enum TextLocale {
    /// English puts the day first; Arabic uses its own digits and the common calendar.
    static func icu(_ locale: String) -> String {
        switch locale {
        case "en": "en_GB"
        case "ar": "ar@calendar=gregorian;numbers=arab"
        case _ where locale.utf8.count <= 32 && locale.utf8.allSatisfy(isPlain): locale
        default: "en_GB"
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 45, 95, 48...57, 65...90, 97...122: true
        default: false
        }
    }
}
