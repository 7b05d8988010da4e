// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CICU
import Synchronization

/// Opened date formats, since opening one costs as much as thirty uses.
final class DateFormats: Sendable {
    static let shared = DateFormats()

    private struct Key: Hashable {
        let locale: String
        let zone: String
        let skeleton: String
    }

    private let opened = Mutex<[Key: DateFormat]>([:])

    func text(_ milliseconds: Int64, zone: String, _ locale: String, skeleton: String) -> String {
        let key = Key(
            locale: TextLocale.icu(locale),
            zone: TimeZones.isKnown(zone) ? zone : "UTC",
            skeleton: skeleton
        )
        let units = opened.withLock { formats -> [UInt16]? in
            if let format = formats[key] { return format.units(milliseconds) }
            guard let format = DateFormat(key.locale, key.zone, key.skeleton) else { return nil }
            // Sites are few; a caller who walks through all zones must not fill the memory.
            if formats.count >= 64 { formats.removeAll() }
            formats[key] = format
            return format.units(milliseconds)
        }
        return units.map(string) ?? ""
    }
}

/// One opened format; ICU's are not safe to share, so it lives behind the lock above.
@safe private final class DateFormat {
    private let format: UnsafeMutableRawPointer

    init?(_ locale: String, _ zone: String, _ skeleton: String) {
        let zone = Array(zone.utf16)
        let skeleton = Array(skeleton.utf16)
        let made = unsafe amparo_date_open(locale, zone, Int32(zone.count), skeleton, Int32(skeleton.count))
        guard let made = unsafe made else { return nil }
        unsafe format = made
    }

    deinit {
        unsafe amparo_date_close(format)
    }

    func units(_ milliseconds: Int64) -> [UInt16]? {
        unsafe filledUnits(atLeast: 64) { out, capacity in
            unsafe amparo_date_format(format, Double(milliseconds), out, capacity)
        }
    }
}
