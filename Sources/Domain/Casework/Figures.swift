// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One clock of a record: which one, and when it is due.
package struct Due: Hashable, Sendable {
    package let clock: ClockRule
    package let at: Instant

    package init(clock: ClockRule, at: Instant) {
        self.clock = clock
        self.at = at
    }
}

/// The part of a summary that a roster keeps in memory: numbers only, at fixed offsets.
package struct Figures: Hashable, Sendable {
    package struct Flags: OptionSet, Hashable, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        package static let urgent = Flags(rawValue: 1 << 0)
        package static let restricted = Flags(rawValue: 1 << 1)
        /// Words from the reporter that nobody has answered yet.
        package static let unread = Flags(rawValue: 1 << 2)
        package static let disagreed = Flags(rawValue: 1 << 3)
        package static let grouped = Flags(rawValue: 1 << 4)
        package static let awaitsSecond = Flags(rawValue: 1 << 5)
        package static let setAside = Flags(rawValue: 1 << 6)
        package static let heavy = Flags(rawValue: 1 << 7)
        package static let closed = Flags(rawValue: 1 << 8)
        package static let acknowledged = Flags(rawValue: 1 << 9)
        package static let hasFiles = Flags(rawValue: 1 << 10)
        package static let callAwaitsReview = Flags(rawValue: 1 << 11)
        package static let dangerNow = Flags(rawValue: 1 << 12)
        /// The report has found its case, its answer or its other way.
        package static let triaged = Flags(rawValue: 1 << 13)
        /// A step waits for the signature of any second person outside security.
        package static let awaitsReviewer = Flags(rawValue: 1 << 14)
        /// Given to whoever leads it by somebody else, and not yet taken up.
        package static let handedOver = Flags(rawValue: 1 << 15)
        /// Care helps only for some hours (Domain 4.6).
        package static let medical = Flags(rawValue: 1 << 16)
        /// How to reach whoever sent it is still kept.
        package static let hasContact = Flags(rawValue: 1 << 17)
        /// Its owner took it back, and it is still kept.
        package static let contactWithdrawn = Flags(rawValue: 1 << 18)
        /// Somebody was taken out, and no outside reader has looked at it.
        package static let awaitsOutside = Flags(rawValue: 1 << 19)
        /// Its readers still hear a voice whose original is kept apart.
        package static let hasVoice = Flags(rawValue: 1 << 20)
    }

    package var kind: RecordKind
    package var flags: Flags = []
    package var stage: UInt8 = 0
    /// 0 while nobody has judged it.
    package var severity: UInt8 = 0
    package var scale: UInt8 = 0
    package var scope: UInt8 = 0
    package var irremediability: UInt8 = 0
    package var channel: UInt8 = 0
    package var credibility: UInt8 = 0
    package var outcome: UInt8 = 0
    /// One bit an act code: V00 is bit 0.
    package var acts: UInt32 = 0
    package var homes: UInt32 = 0
    /// The same text said twice has the same likeness: a hint of a group claim (Domain 4.11).
    package var likeness: UInt32 = 0
    package var received = Instant(milliseconds: 0)
    package var touched = Instant(milliseconds: 0)
    package var postponedUntil = Instant(milliseconds: 0)
    package var postponedAt = Instant(milliseconds: 0)
    /// The beginning of the day on which it happened; 0 where the day is not known.
    package var occurred = Instant(milliseconds: 0)
    package var site = SiteID(high: 0, low: 0)
    package var lead = MemberID(high: 0, low: 0)
    /// Whose call or closing waits for a second person: not for them.
    package var asker = MemberID(high: 0, low: 0)
    /// The two clocks that are due first.
    package var firstDue: Due?
    package var secondDue: Due?

    package init(kind: RecordKind) {
        self.kind = kind
    }

    package static let encodedCount = 134

    package mutating func setDues(_ dues: [Due]) {
        let sorted = dues.sorted { $0.at < $1.at }
        firstDue = sorted.first
        secondDue = sorted.dropFirst().first
    }
}

extension Figures {
    package var actSet: Set<ActCode> { Set(ActCode.allCases.filter { acts & $0.bit != 0 }) }

    /// What it counts as: the grade, or what may be assumed without one (Domain 4.3, 4.9).
    package var provisional: Severity {
        ProvisionalSeverity.of(
            graded: Severity(rawValue: Int(severity)),
            acts: actSet,
            isUrgent: flags.contains(.urgent),
            isSensitive: flags.contains(.restricted),
            isLight: kind == .caseFile && !flags.contains(.heavy)
        )
    }

    /// When care is lost next; where the day is not known it was no later than the day we heard of it.
    package func nextLoss(now: Instant) -> Instant? {
        guard flags.contains(.medical) else { return nil }
        return MedicalClock.nextLoss(occurred: occurred.milliseconds > 0 ? occurred : received, now: now)
    }

    /// The first promise that its holder keeps; a second look at a call or a review is somebody else's.
    package var firstOwnDue: Due? {
        [firstDue, secondDue].compactMap { $0 }.first {
            $0.clock != .actNowAccount && $0.clock != .reviewDecision
        }
    }

    /// Set aside until a day; danger and new words bring it back before (Moment 9).
    package func isSetAside(now: Instant) -> Bool { flags.contains(.setAside) && postponedUntil > now }
}

extension Figures: BinaryCodable {
    package func write(to w: inout ByteWriter) {
        w.byte(1)
        w.byte(UInt8(clamping: kind.rawValue))
        w.fixed32(flags.rawValue)
        for figure in [stage, severity, scale, scope, irremediability, channel, credibility, outcome] {
            w.byte(figure)
        }
        w.fixed32(acts)
        w.fixed32(homes)
        w.fixed32(likeness)
        w.fixed64(received.milliseconds)
        w.fixed64(touched.milliseconds)
        w.fixed64(postponedUntil.milliseconds)
        w.fixed64(postponedAt.milliseconds)
        w.fixed64(occurred.milliseconds)
        w.id(site)
        w.id(lead)
        w.id(asker)
        for due in [firstDue, secondDue] {
            w.fixed16(UInt16(clamping: due?.clock.rawValue ?? 0))
            w.fixed64(due?.at.milliseconds ?? 0)
        }
    }

    package init(from r: inout ByteReader) throws(DecodingFailure) {
        guard try r.byte() == 1, let kind = RecordKind(rawValue: Int(try r.byte())) else { throw .newer }
        self.init(kind: kind)
        flags = Flags(rawValue: try r.fixed32())
        stage = try r.byte()
        severity = try r.byte()
        scale = try r.byte()
        scope = try r.byte()
        irremediability = try r.byte()
        channel = try r.byte()
        credibility = try r.byte()
        outcome = try r.byte()
        acts = try r.fixed32()
        homes = try r.fixed32()
        likeness = try r.fixed32()
        received = Instant(milliseconds: try r.fixed64())
        touched = Instant(milliseconds: try r.fixed64())
        postponedUntil = Instant(milliseconds: try r.fixed64())
        postponedAt = Instant(milliseconds: try r.fixed64())
        occurred = Instant(milliseconds: try r.fixed64())
        site = try r.id()
        lead = try r.id()
        asker = try r.id()
        firstDue = try Figures.due(&r)
        secondDue = try Figures.due(&r)
    }

    private static func due(_ r: inout ByteReader) throws(DecodingFailure) -> Due? {
        let clock = try r.fixed16()
        let at = Instant(milliseconds: try r.fixed64())
        return ClockRule(rawValue: Int(clock)).map { Due(clock: $0, at: at) }
    }
}
