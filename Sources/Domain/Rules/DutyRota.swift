// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Who has the duty at a site on certain days, and who stands in for them.
package struct DutyTurn: Hashable, Sendable, BinaryCodable {
    package var site: SiteID
    package var member: MemberID
    package var deputy: MemberID?
    package var from: Day
    package var to: Day

    package init(site: SiteID, member: MemberID, deputy: MemberID?, from: Day, to: Day) {
        self.site = site
        self.member = member
        self.deputy = deputy
        self.from = from
        self.to = to
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(site)
        writer.id(member)
        writer.optional(deputy) { $0.id($1) }
        writer.day(from)
        writer.day(to)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        site = try reader.id()
        member = try reader.id()
        deputy = try reader.optional { r throws(DecodingFailure) in try r.id() }
        from = try reader.day()
        to = try reader.day()
    }
}

/// "I am away from then to then, my deputy is": said by the member, in one step (Moment 9).
package struct Absence: Hashable, Sendable, BinaryCodable {
    package var member: MemberID
    package var deputy: MemberID
    package var from: Day
    package var to: Day

    package init(member: MemberID, deputy: MemberID, from: Day, to: Day) {
        self.member = member
        self.deputy = deputy
        self.from = from
        self.to = to
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(member)
        writer.id(deputy)
        writer.day(from)
        writer.day(to)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        member = try reader.id()
        deputy = try reader.id()
        from = try reader.day()
        to = try reader.day()
    }
}

/// Who is called first at a site, and who after them, on any day (Domain 4.1 step 0).
package struct DutyRota: Hashable, Sendable, BinaryCodable {
    package private(set) var turns: [DutyTurn] = []
    package private(set) var absences: [Absence] = []

    package init() {}

    /// The turn that was set last counts where two cover one day.
    package mutating func add(_ turn: DutyTurn) { turns.append(turn) }

    /// A member is away once at a time: what they say last counts.
    package mutating func add(_ absence: Absence) {
        absences.removeAll { $0.member == absence.member && $0.from <= absence.to && absence.from <= $0.to }
        absences.append(absence)
    }

    package mutating func remove(_ turn: DutyTurn) { turns.removeAll { $0 == turn } }
    package mutating func remove(_ absence: Absence) { absences.removeAll { $0 == absence } }

    /// What is over needs nobody any more.
    package mutating func forget(before day: Day) {
        turns.removeAll { $0.to < day }
        absences.removeAll { $0.to < day }
    }

    package func isAway(_ member: MemberID, on day: Day) -> Bool {
        absences.contains { $0.member == member && $0.from <= day && day <= $0.to }
    }

    /// Who works in a member's place that day: they themself, or the first deputy along the line who is there.
    package func standIn(for member: MemberID, on day: Day) -> MemberID {
        var seen: Set<MemberID> = [member]
        var current = member
        while let absence = absences.last(where: { $0.member == current && $0.from <= day && day <= $0.to }) {
            guard seen.insert(absence.deputy).inserted else { return member }
            current = absence.deputy
        }
        return current
    }

    /// Holder and deputy, the away ones replaced; `standing` is the pair for days without a turn.
    package func duty(at site: SiteID, on day: Day, standing: [MemberID]) -> [MemberID] {
        let turn = turns.last { $0.site == site && $0.from <= day && day <= $0.to }
        let wanted = turn.map { [$0.member] + ($0.deputy.map { [$0] } ?? []) } ?? standing
        var found: [MemberID] = []
        for member in wanted.map({ standIn(for: $0, on: day) }) where !found.contains(member) {
            found.append(member)
        }
        return found
    }

    package func write(to writer: inout ByteWriter) {
        writer.byte(1)
        writer.list(turns) { $0.value($1) }
        writer.list(absences) { $0.value($1) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        guard try reader.byte() == 1 else { throw .newer }
        turns = try reader.list { r throws(DecodingFailure) in try r.value() }
        absences = try reader.list { r throws(DecodingFailure) in try r.value() }
    }
}
