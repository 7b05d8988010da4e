// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Operations
internal import Synchronization
internal import Text

/// The zones of the sites, kept at hand: rules ask for days and midnights where nothing may be looked up.
package final class SiteZones: Sendable {
    private let zones = Mutex<[SiteID: String]>([:])

    package init() {}

    func take(_ installation: Installation) {
        let new = Dictionary(installation.sites.map { ($0.id, $0.zone) }) { _, last in last }
        zones.withLock { $0 = new }
    }

    package func calendar(_ site: SiteID?) -> SiteCalendar {
        guard let site, let zone = zones.withLock({ $0[site] }), zone != "UTC" else { return .utc }
        return SiteCalendar(
            day: { instant in
                let time = DateText.civil(epochMilliseconds: instant.milliseconds, zone: zone)
                return Day(year: time.year, month: time.month, day: time.day) ?? instant.day
            },
            start: { day in
                let midnight = CivilTime(year: day.year, month: day.month, day: day.day)
                return DateText.epoch(midnight, zone: zone).map { Instant(milliseconds: $0) } ?? day.start
            }
        )
    }
}
