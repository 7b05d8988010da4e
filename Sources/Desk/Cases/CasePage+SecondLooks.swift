// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

// Where a second person has to look: an urgent call, a closing of a grave case, a disagreement.
extension CasePage {
    func drawSecondLooks(into page: inout HTMLWriter) {
        if state.disagreedAt != nil { drawReview(into: &page) }
        if let proposal = state.proposal { drawProposal(proposal.closing, by: proposal.by, into: &page) }
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

    private func drawReview(into page: inout HTMLWriter) {
        page.draw(
            Notice(
                .attention,
                title: "The person who reported disagrees",
                text: "Somebody who did not close this case looks at it again and decides."
            )
        )
        guard mayWrite else { return }
        page.draw(
            dialog("Decide the review", .review, icon: .check) { page in
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
                page.draw(
                    TextAreaField(
                        name: "review-words",
                        label: "Why",
                        error: form.error("review-words"),
                        value: form.text("review-words"),
                        rows: 3
                    )
                )
                page.draw(Button("Sign this decision"))
            }
        )
    }

    private func drawProposal(_ closing: Closing, by author: Author, into page: inout HTMLWriter) {
        page.draw(
            Notice(.attention, title: "Closing is proposed and waits for a second signature") { page in
                page.p("", text: Phrase("\(closing.outcome.title), proposed by \(scene.name(author))."))
                page.quoted(closing.summary)
            }
        )
        guard mayWrite, isHeadquarters, author != .member(scene.member) else {
            return page.p("quiet", text: "Somebody of headquarters who did not propose it signs.")
        }
        page.draw(
            dialog("Sign the closing", .confirm, icon: .check) { page in
                page.p("", text: "Your signature closes the case. Read the summary above first.")
                page.draw(
                    TextField(
                        name: "confirm-passphrase",
                        label: "Your passphrase again",
                        error: form.error("confirm-passphrase"),
                        kind: .password,
                        autocomplete: "current-password"
                    )
                )
                page.draw(Button("Sign and close"))
            }
        )
    }
}
