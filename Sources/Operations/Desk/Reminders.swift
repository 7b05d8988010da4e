// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Records

extension Operations {
    /// Where a clock has run out, tells whoever has the duty that something waits, and nothing else (Design 5).
    ///
    /// A timer is set again when it has fired: for the next promise, or for the next day until somebody writes.
    @discardableResult
    package func remindOfWhatIsDue() throws -> Int {
        let now = now
        let (isDue, isWhole) = try store.read { tx in
            (try tx.timers().contains { $0.due <= now }, try tx.hasSlotForEachMember())
        }
        guard isDue else {
            // The slots stand there before anybody is called, so that the first call is no new row.
            if !isWhole { try store.write { try $0.post([]) } }
            return 0
        }
        let roster = try roster()
        return try store.write { tx in
            // A notice stays until it is seen: whoever has one is not called again for something else.
            var told = Set(try tx.notices().map(\.recipient))
            var sent: [Notice] = []
            for (timer, seal) in try tx.sealedTimers() where timer.due <= now {
                let (members, next) = fire(timer, now, roster)
                for member in members where told.insert(member).inserted {
                    sent.append(Notice(recipient: member, at: now))
                }
                try tx.put(next, replacing: seal)
            }
            // Written even where nobody is called anew: that would tell that somebody waits for two things.
            try tx.post(sent)
            return sent.count
        }
    }

    /// Whom one timer calls now, and how it goes on.
    private func fire(_ timer: StoredTimer, _ now: Instant, _ roster: DutyRoster) -> ([MemberID], StoredTimer)
    {
        guard let room = roster.directory.compartments[timer.room] else {
            return ([], timer.again(at: now.adding(days: 1), step: nil))
        }
        guard var step = timer.step else {
            let next = (timer.later.filter { $0 > now } + [now.adding(days: 1)]).min()
            return (roster.told(.officer, room), timer.again(at: next ?? now.adding(days: 1), step: nil))
        }
        let clocks = Clocks(
            parameters: store.summaries.parameters,
            calendar: store.summaries.calendar(room.site)
        )
        // After a stop of the machine several steps may have passed: each of them is called.
        var members = roster.told(step, room)
        while let next = DutyStep(rawValue: step.rawValue + 1) {
            let due = next.page(received: timer.start, clocks)
            if due > now { return (members, timer.again(at: due, step: next)) }
            members += roster.told(next, room)
            step = next
        }
        return (members, timer.again(at: now.adding(days: 1), step: nil))
    }

    /// A report that just arrived: danger calls within minutes, anything else when its promise falls due.
    func setFirstTimer(_ id: RecordID, _ draft: OutsideDraft, _ tx: RecordTransaction) throws {
        let intake = draft.intake
        let room = directory.compartments[draft.target]
        let clocks = Clocks(
            parameters: store.summaries.parameters,
            calendar: store.summaries.calendar(room?.site)
        )
        let isUrgent = intake.dangerNow == .yes
        let grade = ClockGrade.ungraded(
            acts: Set(intake.pictograms),
            isUrgent: isUrgent,
            isSensitive: intake.isSensitive,
            since: intake.received
        )
        guard let due = clocks.due(.acknowledge, from: intake.received, grade: grade) else { return }
        try tx.put(
            StoredTimer(
                id: tx.timerID(id),
                due: isUrgent ? DutyStep.officer.page(received: intake.received, clocks) : due,
                record: id,
                clock: .acknowledge,
                room: draft.target,
                step: isUrgent ? .officer : nil,
                start: intake.received,
                later: isUrgent ? [due] : []
            )
        )
    }

    /// Whether this member was called; what they have seen is no call any more.
    func seeNotices(_ session: Session) throws -> Bool {
        guard try store.read({ try $0.notices() }).contains(where: { $0.recipient == session.member }) else {
            return false
        }
        try store.write { try $0.removeNotice(of: session.member) }
        return true
    }
}

extension StoredTimer {
    fileprivate func again(at due: Instant, step: DutyStep?) -> StoredTimer {
        StoredTimer(
            id: id,
            due: due,
            record: record,
            clock: clock,
            room: room,
            step: step,
            start: start,
            later: later.filter { $0 > due }
        )
    }
}
