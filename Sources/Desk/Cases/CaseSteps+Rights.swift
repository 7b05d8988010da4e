// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations
internal import Records

// Who must not see a case, and what is kept for the law.
extension CaseSteps {
    func keepRights(_ verb: CaseVerb, _ form: inout CaseForm) throws {
        let operations = desk.operations
        let session = request.session
        switch verb {
        case .recuse: try recuse(&form)
        case .stay:
            let reason = form.words("stay-reason", "Say why, in a sentence.", limit: 2_000)
            if let member = member("stay-member", &form), !form.isFaulty {
                try operations.declineRecusal(id, of: member, reason: reason, seen: form.seen, session)
            }
        case .agree:
            let words = form.words("agree-words", "Say why, in a sentence.", limit: 2_000)
            if let member = member("agree-member", &form), !form.isFaulty {
                try operations.confirmRecusal(id, of: member, words: words, seen: form.seen, session)
            }
        case .hold:
            let reason = form.words("hold-reason", "Say why, in a sentence.", limit: 2_000)
            let (day, _, precision) = form.date("hold-review")
            guard let day, precision == .day, day > operations.now.day else {
                return form.refuse("hold-review", "Write the day on which somebody looks at it again.")
            }
            if !form.isFaulty {
                try operations.hold(id, reason: reason, review: day, seen: form.seen, session)
            }
        default:
            let reason = form.words("lift-reason", "Say why, in a sentence.", limit: 2_000)
            if !form.isFaulty {
                try operations.liftHold(
                    id,
                    reason: reason,
                    passphrase: request.form.first("lift-passphrase") ?? "",
                    seen: form.seen,
                    session
                )
            }
        }
    }

    private func recuse(_ form: inout CaseForm) throws {
        let reason = form.words("recuse-reason", "Say why, in a sentence.", limit: 2_000)
        let ground = form.choice("recuse-ground", RecusalReason.self, "Choose what it is.")
        guard let member = member("recuse-member", &form), let ground, !form.isFaulty else { return }
        try desk.operations.recuse(
            id,
            member,
            ground,
            reason: reason,
            passphrase: request.form.first("recuse-passphrase") ?? "",
            seen: form.seen,
            request.session
        )
    }

    private func member(_ name: String, _ form: inout CaseForm) -> MemberID? {
        let member = MemberID(hex: form.text(name))
        if member == nil { form.refuse(name, "Choose who.") }
        return member
    }
}
