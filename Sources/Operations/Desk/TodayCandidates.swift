// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Records

/// What of all that a member may read asks for their day: what they lead, have the duty for, or must sign.
struct TodayCandidates {
    /// What a member is to one compartment today, worked out once for all of its rows.
    private struct Place {
        let room: DirectoryState.Room
        let day: Day
        let hasDuty: Bool
        let worksHere: Bool
    }

    private let session: Session
    private let roster: DutyRoster
    private let now: Instant
    private let shown: [RecordID: Day]
    private let places: [CompartmentID: Place]
    private let looksOn: Bool
    private let isOutside: Bool

    init(
        _ session: Session,
        _ roster: DutyRoster,
        isOutside: Bool,
        now: Instant,
        shown: [RecordID: Day]
    ) {
        self.isOutside = isOutside
        self.session = session
        self.roster = roster
        self.now = now
        self.shown = shown
        let places = roster.directory.compartments(of: session.member).map { room in
            let place = Place(
                room: room,
                day: roster.day(room.site),
                hasDuty: roster.told(.officer, room).contains(session.member),
                worksHere: roster.workers(room).contains(session.member)
            )
            return (room.id, place)
        }
        self.places = Dictionary(places) { first, _ in first }
        looksOn = session.person.map { !DutyRoster.works($0) } ?? true
    }

    func of(_ row: RosterRow) -> [TodayCandidate<RecordID>] {
        guard let place = places[row.compartment] else { return [] }
        let isMine = isMine(row, place)
        let kinds = row.figures.kind == .report ? report(row, place, isMine) : caseFile(row, isMine)
        return kinds.map { candidate($0.kind, due: $0.due, row) }
    }

    private typealias Reason = (kind: TodayKind, due: Instant?)

    private func candidate(_ kind: TodayKind, due: Instant?, _ row: RosterRow) -> TodayCandidate<RecordID> {
        let figures = row.figures
        return TodayCandidate(
            kind: kind,
            subject: row.id,
            severity: Severity(rawValue: Int(figures.severity)),
            provisional: figures.provisional,
            isUrgent: figures.flags.contains(.urgent),
            nextLoss: figures.nextLoss(now: now),
            due: due,
            received: figures.received,
            snoozedUntil: figures.kind == .caseFile && figures.postponedUntil.milliseconds > 0
                ? figures.postponedUntil : nil,
            snoozedAt: figures.postponedAt,
            lastShownDay: shown[row.id]
        )
    }

    private func report(_ row: RosterRow, _ place: Place, _ isMine: Bool) -> [Reason] {
        let figures = row.figures
        guard !figures.isSetAside(now: now) else { return [] }
        var found: [Reason] = []
        if row.isStale, isMine { found.append((.integrity, nil)) }
        if figures.flags.contains(.triaged) {
            // Words on a report that was shown another door have no case to reach.
            if isMine, figures.flags.contains(.unread),
                Int(figures.stage) == ReportStage.redirected.rawValue
            {
                found.append((.theyWrote, nil))
            }
            return found
        }
        if figures.flags.contains(.dangerNow) {
            // Whoever can act may act first; it stays with all of them until somebody has.
            guard isMine || place.worksHere else { return found }
            found.append((.callForHelp, figures.firstDue?.at))
        } else if isMine {
            found.append((.newReport, figures.firstDue?.at))
        }
        return found
    }

    private func caseFile(_ row: RosterRow, _ isMine: Bool) -> [Reason] {
        let figures = row.figures
        let flags = figures.flags
        var found: [Reason] = []
        if row.isStale, isMine || session.has(.headquarters) { found.append((.integrity, nil)) }
        if flags.contains(.disagreed) { found.append((.review, due(.reviewDecision, figures))) }
        if flags.contains(.unread), isMine { found.append((.theyWrote, nil)) }
        // Whoever called or proposed cannot be the second person.
        if figures.asker != session.member {
            if flags.contains(.callAwaitsReview) { found.append((.signature, due(.actNowAccount, figures))) }
            if flags.contains(.awaitsSecond), session.has(.headquarters) { found.append((.signature, nil)) }
            if flags.contains(.awaitsReviewer), !session.has(.securityManager) {
                found.append((.signature, nil))
            }
        }
        // Whoever took somebody out and reads from outside has agreed with it already (Domain 4.12).
        if flags.contains(.awaitsOutside), isOutside { found.append((.signature, nil)) }
        guard !flags.contains(.closed), isMine || oversees(figures) else { return found }
        if flags.contains(.handedOver), figures.lead == session.member { found.append((.handedOver, nil)) }
        if let due = figures.firstOwnDue {
            found.append((due.clock == .protectionScreen ? .protectionCheck : .promise, due.at))
        }
        if flags.contains(.urgent) { found.append((.callForHelp, nil)) }
        // What nobody leads yet is the duty's, so that no open case is on nobody's list.
        if isMine { found.append((.caseWork, nil)) }
        return found
    }

    private func due(_ clock: ClockRule, _ figures: Figures) -> Instant? {
        [figures.firstDue, figures.secondDue].compactMap { $0 }.first { $0.clock == clock }?.at
    }

    /// What somebody leads is theirs, or their deputy's while they are away; what nobody leads is the duty's.
    private func isMine(_ row: RosterRow, _ place: Place) -> Bool {
        let lead = row.figures.lead
        guard row.figures.kind == .caseFile, roster.mayRead(lead, place.room) else { return place.hasDuty }
        if lead == session.member { return true }
        let deputy = roster.rota.standIn(for: lead, on: place.day)
        // A deputy who cannot read it would leave it to nobody: then it is the duty's.
        if deputy != lead, !roster.mayRead(deputy, place.room) { return place.hasDuty }
        return deputy == session.member
    }

    /// Those who look at what others do are asked only for what is grave (Domain 7).
    private func oversees(_ figures: Figures) -> Bool {
        looksOn && figures.provisional.isGrave
    }
}
