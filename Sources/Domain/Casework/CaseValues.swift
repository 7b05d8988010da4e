// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What a case is when it is opened.
package struct CaseOpening: Hashable, Sendable, BinaryCodable {
    package var code: String
    package var title: String
    package var site: SiteID
    package var track: Track
    package var origin: IncidentOrigin
    package var channel: AccessChannel
    package var language: String
    /// When the team first heard of it: every clock runs from here (Domain 4.9).
    package var received: Instant
    package var isRestricted: Bool

    package init(
        code: String,
        title: String,
        site: SiteID,
        track: Track,
        origin: IncidentOrigin,
        channel: AccessChannel,
        language: String,
        received: Instant,
        isRestricted: Bool
    ) {
        self.code = code
        self.title = title
        self.site = site
        self.track = track
        self.origin = origin
        self.channel = channel
        self.language = language
        self.received = received
        self.isRestricted = isRestricted
    }

    package func write(to writer: inout ByteWriter) {
        writer.text(code)
        writer.text(title)
        writer.id(site)
        writer.code(track)
        writer.code(origin)
        writer.code(channel)
        writer.text(language)
        writer.instant(received)
        writer.bool(isRestricted)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        code = try reader.text()
        title = try reader.text()
        site = try reader.id()
        track = try reader.code()
        origin = try reader.code()
        channel = try reader.code()
        language = try reader.text()
        received = try reader.instant()
        isRestricted = try reader.bool()
    }
}

/// What is known of a case; every part may be "not known yet" (Domain 4.11).
package struct CaseFacts: Hashable, Sendable, BinaryCodable {
    package var title: String
    package var what: String
    package var place: String
    package var occurred: Occurrence
    /// Who is said to have done it, as a unit or post where that suffices (Domain 4.8).
    package var alleged: String
    /// The light track's "how to answer".
    package var howToAnswer: String
    /// The light track's "what was done".
    package var whatWasDone: String
    /// The light track's "answered on": an answer given aloud has no entry of its own.
    package var answeredOn: Day?

    package init(
        title: String,
        what: String = "",
        place: String = "",
        occurred: Occurrence = .unknown,
        alleged: String = "",
        howToAnswer: String = "",
        whatWasDone: String = "",
        answeredOn: Day? = nil
    ) {
        self.title = title
        self.what = what
        self.place = place
        self.occurred = occurred
        self.alleged = alleged
        self.howToAnswer = howToAnswer
        self.whatWasDone = whatWasDone
        self.answeredOn = answeredOn
    }

    package func write(to writer: inout ByteWriter) {
        writer.text(title)
        writer.text(what)
        writer.text(place)
        writer.value(occurred)
        writer.text(alleged)
        writer.text(howToAnswer)
        writer.text(whatWasDone)
        writer.optional(answeredOn) { $0.day($1) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        title = try reader.text()
        what = try reader.text()
        place = try reader.text()
        occurred = try reader.value()
        alleged = try reader.text()
        howToAnswer = try reader.text()
        whatWasDone = try reader.text()
        answeredOn = try reader.optional { r throws(DecodingFailure) in try r.day() }
    }
}

/// A severity as somebody judged it, with the reason they gave (Domain 4.3).
package struct Assessment: Hashable, Sendable, BinaryCodable {
    package var scale: Int
    package var scope: Int
    package var irremediability: Int
    package var childVictim: Bool
    package var stillOngoing: Bool
    /// What the rule gives from the three scales, the acts and the floors.
    package var severity: Int
    package var reason: String

    package init(
        scale: Int,
        scope: Int,
        irremediability: Int,
        childVictim: Bool,
        stillOngoing: Bool,
        severity: Int,
        reason: String
    ) {
        self.scale = scale
        self.scope = scope
        self.irremediability = irremediability
        self.childVictim = childVictim
        self.stillOngoing = stillOngoing
        self.severity = severity
        self.reason = reason
    }

    package func write(to writer: inout ByteWriter) {
        writer.count(scale)
        writer.count(scope)
        writer.count(irremediability)
        writer.bool(childVictim)
        writer.bool(stillOngoing)
        writer.count(severity)
        writer.text(reason)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        scale = try reader.count()
        scope = try reader.count()
        irremediability = try reader.count()
        childVictim = try reader.bool()
        stillOngoing = try reader.bool()
        severity = try reader.count()
        reason = try reader.text()
    }
}

/// An urgent call for help: three do-no-harm answers, who was called, what was said (Domain 4.1 step 0).
package struct UrgentCall: Hashable, Sendable, BinaryCodable {
    package var couldHarm: OpenAnswer
    package var theyWantIt: OpenAnswer
    package var isUninvolved: OpenAnswer
    package var called: String
    package var said: String

    package init(
        couldHarm: OpenAnswer,
        theyWantIt: OpenAnswer,
        isUninvolved: OpenAnswer,
        called: String,
        said: String
    ) {
        self.couldHarm = couldHarm
        self.theyWantIt = theyWantIt
        self.isUninvolved = isUninvolved
        self.called = called
        self.said = said
    }

    package func write(to writer: inout ByteWriter) {
        writer.code(couldHarm)
        writer.code(theyWantIt)
        writer.code(isUninvolved)
        writer.text(called)
        writer.text(said)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        couldHarm = try reader.code()
        theyWantIt = try reader.code()
        isUninvolved = try reader.code()
        called = try reader.text()
        said = try reader.text()
    }
}

/// How a case ended: the outcome, the answers to the closing checklist and a summary (Domain 2.4, 3.6).
package struct Closing: Hashable, Sendable, BinaryCodable {
    package var outcome: ClosureOutcome
    package var summary: String
    /// The code of each checklist item with the sentence that answers it.
    package var answers: [Int: String]
    /// The code of each thing that this outcome asks for, with where it is on record.
    package var needs: [Int: String]

    package init(
        outcome: ClosureOutcome,
        summary: String,
        answers: [Int: String],
        needs: [Int: String] = [:]
    ) {
        self.outcome = outcome
        self.summary = summary
        self.answers = answers
        self.needs = needs
    }

    package func write(to writer: inout ByteWriter) {
        writer.code(outcome)
        writer.text(summary)
        for pairs in [answers, needs] {
            writer.list(pairs.sorted { $0.key < $1.key }) {
                $0.count($1.key)
                $0.text($1.value)
            }
        }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        outcome = try reader.code()
        summary = try reader.text()
        answers = try Closing.pairs(&reader)
        needs = try Closing.pairs(&reader)
    }

    private static func pairs(_ reader: inout ByteReader) throws(DecodingFailure) -> [Int: String] {
        let pairs = try reader.list { r throws(DecodingFailure) -> (Int, String) in
            (try r.count(), try r.text())
        }
        return Dictionary(pairs) { _, last in last }
    }
}

/// Many alike, with one answer and a list (Domain 4.11).
package struct GroupClaim: Hashable, Sendable, BinaryCodable {
    package var homes: Int
    package var people: Int
    package var note: String

    package init(homes: Int, people: Int, note: String) {
        self.homes = homes
        self.people = people
        self.note = note
    }

    package func write(to writer: inout ByteWriter) {
        writer.count(homes)
        writer.count(people)
        writer.text(note)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        homes = try reader.count()
        people = try reader.count()
        note = try reader.text()
    }
}
