// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform

/// On which day a member was last shown an alarm: no alarm twice a day (Moment 9).
final class ShownToday: Sendable {
    private let days = Monitor<[MemberID: [RecordID: Day]]>([:])

    func days(of member: MemberID) -> [RecordID: Day] { days.change { $0[member] ?? [:] } }

    func mark(_ records: [RecordID], for member: MemberID, on day: Day) {
        days.change { days in
            for record in records where days[member]?[record] == nil || days[member]?[record] != day {
                days[member, default: [:]][record] = day
            }
        }
    }
}
