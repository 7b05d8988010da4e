// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CICU

/// Places' offsets from UTC, from ICU's copy of the IANA zones; an unknown place keeps UTC.
package enum TimeZones {
    package static func isKnown(_ zone: String) -> Bool {
        let units = Array(zone.utf16)
        return unsafe amparo_zone_is_known(units, Int32(clamping: units.count))
    }

    /// Every zone that a site can be set to, in alphabetical order.
    package static func all() -> [String] {
        guard let zones = unsafe amparo_zones_open() else { return [] }
        defer { unsafe amparo_zones_close(zones) }
        var names: [String] = []
        while let name = unsafe amparo_zones_next(zones) { names.append(unsafe String(cString: name)) }
        return names.sorted()
    }

    static func offset(_ zone: String, _ milliseconds: Int64, isLocal: Bool) -> Int64 {
        guard zone != "UTC", isKnown(zone) else { return 0 }
        let units = Array(zone.utf16)
        var offset: Int32 = 0
        let isFound = unsafe amparo_zone_offset(
            units,
            Int32(clamping: units.count),
            Double(milliseconds),
            isLocal,
            &offset
        )
        return isFound ? Int64(offset) : 0
    }
}
