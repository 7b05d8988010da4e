// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

// Where a second person has to look: an urgent call, a closing of a grave case, a disagreement.
extension CasePage {
    func drawSecondLooks(into page: inout HTMLWriter) {
        drawReview(into: &page)
        if let proposal = state.proposal {
            drawProposal(proposal, into: &page)
        } else {
            drawVoid(into: &page)
        }
        for call in state.calls { drawCall(call, into: &page) }
        drawCallReview(into: &page)
    }

    private func drawCall(_ call: CaseState.Call, into page: inout HTMLWriter) {
        page.draw(
            Notice(call.review == nil ? .attention : .good, title: Phrase("Called: \(call.call.called)")) {
                page in
                page.p("quiet", text: Phrase("\(scene.name(call.by)), \(scene.time(call.at))"))
                page.quoted(call.call.said)
                for care in CaseSuggestions.care(call.call) {
                    page.p("", text: Phrase("With care: \(care)."))
                }
                if let review = call.review {
                    page.p("", text: Phrase("Looked at afterwards by \(scene.name(review.by)):"))
                    page.quoted(review.words)
                } else {
                    page.p("quiet", text: "A second person looks at this within a day.")
                }
            }
        )
    }

    /// The first call that waits for a second person; the one who called cannot be that person.
    private func drawCallReview(into page: inout HTMLWriter) {
        guard mayWrite,
            let call = state.calls.first(where: { $0.review == nil && $0.by != .member(scene.member) })
        else { return }
        page.draw(
            dialog("Look at this call as a second person", .reviewCall, icon: .eye) { page in
                page.draw(HiddenField("review-call-sequence", String(call.sequence)))
                page.draw(
                    TextAreaField(
                        name: "review-call-words",
                        label: "What you found",
                        hint: "Was it right to call, and is anything left to do?",
                        error: form.error("review-call-words"),
                        value: form.text("review-call-words"),
                        rows: 3
                    )
                )
                page.draw(Button("Sign that you looked at it"))
            }
        )
    }

    /// One decision for each disagreement, the oldest first.
    private func drawReview(into page: inout HTMLWriter) {
        for disagreement in state.disagreements {
            page.draw(
                Notice(
                    .attention,
                    title: "The person who reported disagrees",
                    text: Phrase(
                        "Written on \(scene.time(disagreement.at)). Somebody who did not close this case looks at it again and decides."
                    )
                )
            )
        }
        guard mayWrite, let first = state.disagreements.min(by: { $0.at < $1.at }) else { return }
        page.draw(
            dialog("Decide the review", .review, icon: .check) { page in
                page.draw(HiddenField("review-sequence", String(first.sequence)))
                drawDecision(into: &page)
                page.draw(Button("Sign this decision"))
            }
        )
    }

    private func drawDecision(into page: inout HTMLWriter) {
        page.draw(
            ChoiceField(
                name: "review-upheld",
                label: "Your decision",
                error: form.error("review-upheld"),
                choices: [
                    Choice("yes", "They are right: the case is opened again"),
                    Choice("no", "It stays as it was"),
                ],
                chosen: form.all("review-upheld")
            )
        )
        drawArea("review-words", "Why, for ourselves", "", rows: 3, into: &page)
        drawArea("review-answer", "What the person who disagrees will read", "", rows: 3, into: &page)
    }

    /// Why a signature did not count where the proposal itself is no longer there to say it.
    private func drawVoid(into page: inout HTMLWriter) {
        guard form.verb == CaseVerb.confirm.rawValue, form.conflictSince != nil else { return }
        page.draw(
            Notice(
                .attention,
                title: "Your signature was not taken",
                isLive: true,
                text:
                    "The case changed after your page was drawn, so that what was proposed is void. Read what is new in the timeline; it has to be proposed again."
            )
        )
    }

    private func drawProposal(_ proposal: Proposal, into page: inout HTMLWriter) {
        let (title, what, words) = said(proposal.step)
        page.draw(
            Notice(.attention, title: title) { page in
                page.p("", text: Phrase("\(what), proposed by \(scene.name(proposal.by))."))
                page.quoted(words)
                if case .closing(let closing) = proposal.step { drawAnswers(closing, into: &page) }
                page.p(
                    "quiet",
                    text: Phrase(
                        "It can be signed until \(scene.day(proposal.expires)). Whatever else is written on this case first makes it void."
                    )
                )
            }
        )
        let isOther = proposal.by != .member(scene.member) && decidesCredibility
        guard mayWrite, isOther, isHeadquarters || !proposal.needsHeadquarters else {
            return page.p(
                "quiet",
                text: proposal.needsHeadquarters
                    ? "Somebody of headquarters who did not propose it signs."
                    : "Somebody outside security who did not propose it signs."
            )
        }
        page.draw(
            dialog("Sign as the second person", .confirm, icon: .check) { page in
                page.p("", text: "Your signature makes it count. Read the words above first.")
                // What is signed is what this page shows, and nothing that was written since.
                page.draw(HiddenField("confirm-over", Hex.text(file.headDigest)))
                drawPassphrase("confirm-passphrase", into: &page)
                page.draw(Button("Sign it"))
            }
        )
    }

    /// What was answered to each line of the checklist, for whoever signs it.
    private func drawAnswers(_ closing: Closing, into page: inout HTMLWriter) {
        let lines = closing.answers.sorted { $0.key < $1.key }.compactMap { answer in
            ClosingItem(rawValue: answer.key).map { ($0.title, answer.value) }
        }
        let needs = closing.needs.sorted { $0.key < $1.key }.compactMap { need in
            ClosureNeed(rawValue: need.key).map { ($0.title, need.value) }
        }
        let all = lines + needs
        guard !all.isEmpty else { return }
        page.draw(Facts(all.map { .init($0.0.asHeading, value: $0.1) }, isWide: true))
    }

    private func said(_ step: Proposal.Step) -> (title: Phrase, what: String, words: String) {
        switch step {
        case .closing(let closing):
            (
                "Closing is proposed and waits for a second signature", closing.outcome.title, closing.summary
            )
        case .credibility(let state, let reason, let document):
            (
                "A view of how well founded it is waits for a second reviewer",
                "Held to be \(state.title)",
                document.isEmpty ? reason : "\(reason)\nDocument: \(document)"
            )
        case .withholding(let clock, let reason):
            (
                "Leaving a promise undone is proposed and waits for a second signature",
                "Left undone: \(clock.title)", reason
            )
        }
    }
}
