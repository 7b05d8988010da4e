// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations
internal import Records

// Steps that join cases, tell outcomes and end a case.
extension CaseSteps {
    func relate(_ verb: CaseVerb, _ form: inout CaseForm) throws {
        let operations = desk.operations
        let session = request.session
        switch verb {
        case .link:
            let reason = form.words("link-reason", "Say what connects them.", limit: 2_000)
            guard let other = try find(code: form.text("link-to")) else {
                return form.refuse("link-to", "No case that you may open has this code.")
            }
            if !form.isFaulty { try operations.link(id, to: other, reason: reason, seen: form.seen, session) }
        case .unlink:
            let reason = form.words("unlink-reason", "Say why, in a sentence.", limit: 2_000)
            if let other = form.record("unlink-from", "Choose a case."), !form.isFaulty {
                try operations.unlink(id, from: other, reason: reason, seen: form.seen, session)
            }
        case .group:
            let homes = form.optionalNumber("group-homes", in: 0...10_000_000, "Write a whole number.")
            let people = form.optionalNumber("group-people", in: 0...10_000_000, "Write a whole number.")
            let note = form.optionalWords("group-note")
            if homes + people == 0 { form.refuse("group-homes", "How many homes or people?") }
            if !form.isFaulty {
                try operations.group(
                    id,
                    GroupClaim(homes: homes, people: people, note: note),
                    seen: form.seen,
                    session
                )
            }
        default:
            let reason = form.words("takeout-reason", "Say why, in a sentence.", limit: 2_000)
            if let report = form.record("takeout-report", "Choose a report."), !form.isFaulty {
                try operations.takeOut(report, of: id, reason: reason, seen: form.seen, session)
            }
        }
    }

    /// A case by its code, among those this member may open.
    private func find(code typed: String) throws -> RecordID? {
        guard let code = CaseCode(parsing: typed)?.text else { return nil }
        return try desk.operations.search(code, request.session).first { $0.line.summary.code == code }?.line
            .row.id
    }

    func finish(_ verb: CaseVerb, _ form: inout CaseForm) throws {
        let operations = desk.operations
        let session = request.session
        switch verb {
        case .tell:
            let how = form.words("tell-how", "Write how it was told.")
            if !form.isFaulty { try operations.tellOutcome(id, how: how, seen: form.seen, session) }
        case .close: try close(&form)
        case .confirm:
            try operations.signSecond(
                id,
                over: Hex.bytes(form.text("confirm-over")) ?? [],
                passphrase: request.form.first("confirm-passphrase") ?? "",
                session
            )
        case .reopen:
            let reason = form.words("reopen-reason", "Say why, in a sentence.", limit: 2_000)
            if !form.isFaulty { try operations.reopen(id, reason: reason, seen: form.seen, session) }
        case .review:
            let words = form.words("review-words", "Say why.")
            let answer = form.words("review-answer", "Write what the person will read.")
            let sequence = form.optionalNumber("review-sequence", in: 1...1_000_000, "Which one?")
            let decision = form.text("review-upheld")
            if !["yes", "no"].contains(decision) { form.refuse("review-upheld", "Decide one or the other.") }
            if !form.isFaulty {
                try operations.decideReview(
                    id,
                    of: sequence,
                    upheld: decision == "yes",
                    words: words,
                    answer: answer,
                    seen: form.seen,
                    session
                )
            }
        default: try move(&form)
        }
    }

    private func close(_ form: inout CaseForm) throws {
        let summary = form.words("close-summary", "Write what came of it.")
        guard let outcome = form.choice("close-outcome", ClosureOutcome.self, "Choose how it ends.") else {
            return
        }
        var closing = Closing(outcome: outcome, summary: summary, answers: [:])
        for item in ClosingItem.allCases {
            let words = form.optionalWords("close-item-\(item.rawValue)", limit: 4_000)
            if !words.isEmpty { closing.answers[item.rawValue] = words }
        }
        for need in outcome.needs {
            let words = form.optionalWords("close-need-\(need.rawValue)", limit: 4_000)
            if !words.isEmpty { closing.needs[need.rawValue] = words }
        }
        let state = try desk.operations.openCase(id, request.session).file.state
        let checklist = desk.operations.closingChecklist(state, closing)
        for line in checklist.lines where line.state == .open { refuse(line.item, &form) }
        for need in checklist.missing { refuse(need, &form) }
        guard !form.isFaulty else { return }
        try desk.operations.close(id, closing, seen: form.seen, request.session)
    }

    private func refuse(_ item: ClosingItem, _ form: inout CaseForm) {
        if item == .callsReviewed {
            form.refuse(
                "close-outcome",
                "A second person looks at each urgent call first; see what must be done now."
            )
        } else if item.mayBeExcused {
            form.refuse(
                "close-item-\(item.rawValue)",
                "Say how this was done, or why not, in a sentence."
            )
        }
    }

    private func refuse(_ need: ClosureNeed, _ form: inout CaseForm) {
        switch need {
        case .secondReviewer:
            form.refuse(
                "close-outcome",
                "Two people have to hold it “not credible” first; see what was decided."
            )
        case .otherCase: form.refuse("close-outcome", "Link the other case first.")
        default:
            form.refuse("close-need-\(need.rawValue)", "Say where this stands, in a sentence.")
        }
    }

    private func move(_ form: inout CaseForm) throws {
        let reason = form.words("move-reason", "Say why, in a sentence.", limit: 2_000)
        let home: CaseHome
        switch form.text("move-home") {
        case "restricted": home = .restricted
        case "casework": home = .casework
        case "alone": home = .alone(form.all("move-member").compactMap { MemberID(hex: $0) })
        default: return form.refuse("move-home", "Choose who reads it from now on.")
        }
        guard !form.isFaulty else { return }
        try desk.operations.move(
            id,
            to: home,
            reason: reason,
            passphrase: request.form.first("move-passphrase") ?? "",
            seen: form.seen,
            request.session
        )
    }
}
