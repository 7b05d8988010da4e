// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What somebody did that shows them what records hold (Design 5); the words of a search are never kept.
package enum AccessAct: Int, Sendable, CaseIterable {
    case openedReport = 1
    case openedCase = 2
    /// Downloaded it or looked at it.
    case openedFile = 3
    /// A list, or the page of a day.
    case listed = 4
    case searched = 5
    /// The log itself.
    case readLog = 6
    /// A session came to its end: written by the program, so that a log cut short shows.
    case sessionEnded = 7
    /// A name that is kept apart, after a custodian allowed it.
    case readIdentity = 27
}

/// One act, as far as an auditor may know of it: no words, no title, no kind of allegation.
package struct AccessEvent: Hashable, Sendable {
    /// The longest code that is kept: a case's code is shorter.
    package static let longestCode = 24

    package let act: AccessAct
    package let record: RecordID?
    /// The case's own code; empty for everything else.
    package let code: String
    /// Nil where it reached more than one room.
    package let room: CompartmentID?
    /// How many rooms of this log it reached.
    package let rooms: Int
    /// The way to reach whoever spoke was on the page.
    package let showedContact: Bool
    /// What a name was read for; nil for every other act.
    package let purpose: ReadingPurpose?

    package init(
        _ act: AccessAct,
        record: RecordID? = nil,
        code: String = "",
        room: CompartmentID?,
        rooms: Int = 1,
        showedContact: Bool = false,
        purpose: ReadingPurpose? = nil
    ) {
        self.act = act
        self.record = record
        self.code = code.utf8.count > AccessEvent.longestCode ? "" : code
        self.room = room
        self.rooms = rooms
        self.showedContact = showedContact
        self.purpose = purpose
    }
}

extension AccessEvent {
    /// All but the purpose, which each form that holds an event has in its own way.
    func writeAct(to writer: inout ByteWriter) {
        writer.code(act)
        writer.optional(record) { $0.id($1) }
        writer.text(code)
        writer.optional(room) { $0.id($1) }
        writer.count(rooms)
        writer.bool(showedContact)
    }

    /// What `writeAct` wrote, and then the purpose.
    init(
        act reader: inout ByteReader,
        purpose: (inout ByteReader) throws(DecodingFailure) -> ReadingPurpose?
    ) throws(DecodingFailure) {
        self.init(
            try reader.code(),
            record: try reader.optional { r throws(DecodingFailure) in try r.id() },
            code: try reader.text(),
            room: try reader.optional { r throws(DecodingFailure) in try r.id() },
            rooms: try reader.count(),
            showedContact: try reader.bool(),
            purpose: try purpose(&reader)
        )
    }
}

/// One line of the log of openings (Domain 2, AccessEvent): chained for each member, and marked with its session.
package struct AccessEntry: Hashable, Sendable {
    package static let tagCount = 8
    /// Ten years, as long as the gravest case (Domain 4.8); in days, of which ten years never have more.
    package static let keptDays = 3_653

    /// Whether what was written on that day goes.
    package static func isOver(_ day: Day, today: Day) -> Bool { day < today.adding(days: -keptDays) }

    package let member: MemberID
    /// Eight bytes that stand for one session and lead to none.
    package let session: [UInt8]
    /// The place in this member's chain in this log, from 1.
    package let sequence: Int
    /// The hash of the entry before; empty for the first.
    package let previous: [UInt8]
    /// The day of the entry before: where to look for it.
    package let previousDay: Day
    /// Minutes since 1970: seconds would say more about a person than an auditor needs.
    package let minute: Int64
    package let event: AccessEvent

    package init(
        member: MemberID,
        session: [UInt8],
        sequence: Int,
        previous: [UInt8],
        previousDay: Day,
        minute: Int64,
        event: AccessEvent
    ) {
        self.member = member
        self.session = session
        self.sequence = sequence
        self.previous = previous
        self.previousDay = previousDay
        self.minute = minute
        self.event = event
    }

    package var at: Instant { Instant(milliseconds: minute * 60_000) }
}

extension AccessEntry: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        // Version 2 adds a purpose; what has none is written as it always was.
        writer.byte(event.purpose == nil ? 1 : 2)
        writer.id(member)
        writer.blob(session)
        writer.count(sequence)
        writer.blob(previous)
        writer.day(previousDay)
        writer.int(minute)
        event.writeAct(to: &writer)
        if let purpose = event.purpose { writer.code(purpose) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        let version = try reader.byte()
        guard (1...2).contains(version) else { throw .newer }
        member = try reader.id()
        session = try reader.blob()
        sequence = try reader.count()
        previous = try reader.blob()
        previousDay = try reader.day()
        minute = try reader.int64()
        event = try AccessEvent(act: &reader) { r throws(DecodingFailure) in
            version == 2 ? try r.code() : nil
        }
    }
}
