// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations
internal import Records

/// Reads the form of one step and takes the step; a field that cannot be read is refused in the form.
struct CaseSteps {
    let desk: Desk
    let id: RecordID
    let request: DeskRequest

    private var operations: Operations { desk.operations }
    private var session: Session { request.session }

    func take(_ verb: CaseVerb, _ form: inout CaseForm) throws {
        switch verb {
        case .describe: try describe(&form)
        case .note:
            let text = form.words("note-text", "Write something first.")
            try when(form) { try operations.note(id, text, seen: form.seen, session) }
        case .reply: try reply(&form)
        case .acts: try acts(&form)
        case .assess: try assess(&form)
        case .urgent:
            let reason = form.words("urgent-reason", "Say why, in a sentence.", limit: 2_000)
            let flag = form.text("urgent-flag") == "yes"
            try when(form) { try operations.setUrgent(id, flag, reason: reason, seen: form.seen, session) }
        case .call: try call(&form)
        // Asking what the answers advise changes nothing.
        case .advice: break
        case .reviewCall:
            let words = form.words("review-call-words", "Write what you found.")
            let sequence = form.optionalNumber("review-call-sequence", in: 1...1_000_000, "Which call?")
            try when(form) {
                try operations.reviewCall(id, sequence: sequence, words: words, seen: form.seen, session)
            }
        case .track:
            let track = form.choice("track-next", Track.self, "Choose one.")
            let reason = form.words("track-reason", "Say why, in a sentence.", limit: 2_000)
            if let track {
                try when(form) {
                    try operations.setTrack(id, track, reason: reason, seen: form.seen, session)
                }
            }
        case .stage:
            let reason = form.optionalWords("stage-reason", limit: 2_000)
            if let stage = form.choice("stage-next", CaseStage.self, "Choose a stage.") {
                try when(form) {
                    try operations.setStage(id, stage, reason: reason, seen: form.seen, session)
                }
            }
        case .credibility:
            let reason = form.words("credibility-reason", "Say why, in a sentence.", limit: 2_000)
            let document = form.optionalWords("credibility-document", limit: 1_000)
            if let state = form.choice("credibility-state", Credibility.self, "Choose one.") {
                try when(form) {
                    try operations.setCredibility(
                        id,
                        state,
                        reason: reason,
                        document: document,
                        seen: form.seen,
                        session
                    )
                }
            }
        case .triggers: try triggers(&form)
        case .clock, .postpone, .assign, .file: try keep(verb, &form)
        case .link, .unlink, .group, .takeout: try relate(verb, &form)
        case .tell, .close, .confirm, .reopen, .review, .move: try finish(verb, &form)
        case .recuse, .stay, .agree, .hold, .lift: try keepRights(verb, &form)
        }
    }

    /// Nothing is done while a field has to be mended.
    private func when(_ form: CaseForm, _ body: () throws -> Void) throws {
        if !form.isFaulty { try body() }
    }

    private func describe(_ form: inout CaseForm) throws {
        let old = try operations.openCase(id, session).file.state.facts
        let when = form.date("describe-when")
        let answered = form.pastDay("describe-answered", today: operations.now.day.adding(days: 1))
        let facts = CaseFacts(
            title: form.words("describe-title", "Give it a title.", limit: 300),
            what: form.optionalWords("describe-what"),
            place: form.optionalWords("describe-place", limit: 1_000),
            occurred: Occurrence(
                first: when.first,
                last: when.last,
                precision: when.precision,
                words: form.optionalWords("describe-when-words", limit: 1_000)
            ),
            alleged: request.form.first("describe-alleged") == nil
                ? old.alleged : form.optionalWords("describe-alleged", limit: 1_000),
            howToAnswer: request.form.first("describe-how") == nil
                ? old.howToAnswer : form.optionalWords("describe-how", limit: 1_000),
            whatWasDone: request.form.first("describe-done") == nil
                ? old.whatWasDone : form.optionalWords("describe-done"),
            answeredOn: request.form.first("describe-answered-year") == nil ? old.answeredOn : answered
        )
        try self.when(form) { try operations.describe(id, facts, seen: form.seen, session) }
    }

    private func reply(_ form: inout CaseForm) throws {
        let text = form.words("reply-text", "Write the answer first.")
        let next = Day(iso: form.text("reply-next"))
        try when(form) { try operations.replyToAll(of: id, text, seen: form.seen, next: next, session) }
    }

    private func acts(_ form: inout CaseForm) throws {
        let acts = form.all("acts-code").compactMap { ActCode(code: $0) }
        let reason = form.words("acts-reason", "Say why, in a sentence.", limit: 2_000)
        try when(form) { try operations.setActs(id, acts, reason: reason, seen: form.seen, session) }
    }

    private func assess(_ form: inout CaseForm) throws {
        let scores = SeverityScale.allCases.map {
            form.number("assess-\($0.code)", in: 1...5, "Choose a number from 1 to 5.") ?? 0
        }
        let reason = form.words("assess-reason", "Say why, in a sentence.", limit: 4_000)
        let child = form.isOn("assess-child")
        let ongoing = form.isOn("assess-ongoing")
        try when(form) {
            try operations.assess(
                id,
                scale: scores[0],
                scope: scores[1],
                irremediability: scores[2],
                childVictim: child,
                ongoing: ongoing,
                reason: reason,
                seen: form.seen,
                session
            )
        }
    }

    private func triggers(_ form: inout CaseForm) throws {
        func answer(_ letter: TriggerLetter) -> OpenAnswer {
            form.choice("triggers-\(letter.code)", OpenAnswer.self, "Yes, no, or not known yet.") ?? .unknown
        }
        let held = try operations.openCase(id, session).file.state.triggers?.unitHeldSupport ?? false
        let facts = TriggerFacts(
            place: answer(.place),
            equipment: answer(.equipment),
            activity: answer(.activity),
            area: answer(.area),
            staff: answer(.staff),
            unitHeldSupport: held
        )
        let reason = form.words("triggers-reason", "Write what you know it from.", limit: 4_000)
        try when(form) { try operations.setTriggers(id, facts, reason: reason, seen: form.seen, session) }
    }

    private func call(_ form: inout CaseForm) throws {
        let call = form.urgentCall()
        try when(form) { try operations.actNow(id, call, session) }
    }

    private func keep(_ verb: CaseVerb, _ form: inout CaseForm) throws {
        switch verb {
        case .clock: try clock(&form)
        case .postpone:
            let reason = form.words("postpone-reason", "Say why not now, in a sentence.", limit: 2_000)
            let today = operations.now.day
            if let day = form.dayAhead(
                "postpone-until",
                from: today,
                "Choose a day in the next three months."
            ) {
                try when(form) {
                    try operations.postpone(
                        id,
                        until: CaseScene.morning(of: day, zone: desk.zone(session)),
                        reason: reason,
                        seen: form.seen,
                        session
                    )
                }
            }
        case .assign:
            let member = MemberID(hex: form.text("assign-member"))
            let reason = form.optionalWords("assign-reason", limit: 2_000)
            try operations.assign(id, to: member, reason: reason, seen: form.seen, session)
        default:
            let lost = request.lostFiles
            if request.attached.isEmpty, lost.isEmpty { form.refuse("file-upload", "Choose a file first.") }
            for file in request.attached { try operations.addFile(id, file, session) }
            if !lost.isEmpty { form.refuse("file-upload", lost.joined(separator: " ")) }
        }
    }

    private func clock(_ form: inout CaseForm) throws {
        guard let rule = form.choice("clock-rule", ClockRule.self, "Choose a promise.") else { return }
        switch form.text("clock-do") {
        case "pause":
            if let reason = form.choice("clock-pause", PauseReason.self, "Choose why it stands still.") {
                try operations.pauseClock(id, rule, reason: reason.code, seen: form.seen, session)
            }
        case "resume": try operations.resumeClock(id, rule, seen: form.seen, session)
        case "withhold":
            guard rule.mayBeWithheld else {
                return form.refuse("clock-rule", "This promise is kept; it cannot be left undone.")
            }
            let words = form.words("clock-words", "Write why it is left undone.", limit: 4_000)
            try when(form) { try operations.withhold(id, rule, reason: words, seen: form.seen, session) }
        default:
            let words = form.words("clock-words", "Write what was done.", limit: 4_000)
            try when(form) { try operations.meetClock(id, rule, words: words, seen: form.seen, session) }
        }
    }
}
