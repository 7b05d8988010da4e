// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Text

/// Where and when a case page is drawn, and by what names its people go.
struct CaseScene {
    let now: Instant
    let zone: String
    let directory: DirectoryState
    let member: MemberID
    let services: [Service]
    let siteName: String
    let token: FormToken

    func name(_ author: Author) -> String {
        switch author {
        case .member(let id): name(id)
        case .outside: "through a way in, without a name"
        case .reporter: "the person who reported"
        }
    }

    func name(_ id: MemberID) -> String {
        guard let person = directory.people[id] else { return "somebody who is not in the directory" }
        return person.description.name + (person.isActive ? "" : " (no longer here)")
    }

    func site(_ id: SiteID?) -> String { id == nil ? "no site" : siteName }

    func time(_ at: Instant) -> String {
        DateText.dateTime(epochMilliseconds: at.milliseconds, zone: zone, "en", style: .short)
    }

    func day(_ at: Instant) -> String {
        DateText.day(epochMilliseconds: at.milliseconds, zone: zone, "en")
    }

    func day(_ day: Day) -> String { DateText.day(day.year, day.month, day.day, "en") }

    var today: Day {
        let civil = DateText.civil(epochMilliseconds: now.milliseconds, zone: zone)
        return Day(year: civil.year, month: civil.month, day: civil.day) ?? now.day
    }

    /// Nine in the morning of that day, where the case is.
    static func morning(of day: Day, zone: String) -> Instant {
        let time = CivilTime(year: day.year, month: day.month, day: day.day, hour: 9)
        return DateText.epoch(time, zone: zone).map(Instant.init(milliseconds:)) ?? day.start.adding(hours: 9)
    }

    func occurrence(_ occurred: Occurrence) -> String {
        let known: String? =
            switch occurred.precision {
            case .exact, .day: occurred.first.map { day($0) }
            case .month: occurred.first.map { DateText.day($0.year, $0.month, $0.day, "en", style: .month) }
            case .year: occurred.first.map { String($0.year) }
            case .approximate: occurred.first.map { "about " + day($0) }
            case .unknown: nil
            }
        let parts = [known, occurred.words.isEmpty ? nil : "“\(occurred.words)”"].compactMap { $0 }
        return parts.isEmpty ? "not known yet" : parts.joined(separator: ", ")
    }

    /// How far off a moment is, in one unit that a person would use.
    func distance(_ at: Instant) -> String {
        let minutes = abs(at.milliseconds(since: now)) / 60_000
        switch minutes {
        case ..<1: return "less than a minute"
        case ..<90: return counted(minutes, "minute")
        case ..<2880: return counted(minutes / 60, "hour")
        default: return counted(minutes / 1440, "day")
        }
    }

    func counted(_ count: Int64, _ unit: String) -> String {
        "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
}
