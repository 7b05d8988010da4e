// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

// Whether the company has to look into it itself: five questions, each may be "not known yet" (Domain 4.2).
extension CasePage {
    func drawTriggers(into page: inout HTMLWriter) {
        page.h3(text: "Our own inquiry")
        for suggestion in state.suggestedTriggers {
            page.draw(
                Notice(
                    .attention,
                    text: Phrase(
                        "Suggested: \(suggestion.letter.code), \(suggestion.letter.title), because \(suggestion.why)."
                    )
                )
            )
        }
        guard let facts = state.triggers, let result = state.inquiry else {
            return page.p("quiet", text: "Nobody has answered yet what it had to do with us.")
        }
        page.p("", text: Phrase("\(words(result).asHeading)."))
        page.draw(
            Facts(
                TriggerLetter.allCases.map { .init($0.title.asHeading, facts[$0].title) },
                isWide: true
            )
        )
        page.quoted(state.triggersReason)
    }

    private func words(_ result: TriggerResult) -> String {
        let basis = result.basis.map { "\($0.code), \($0.title)" }.joined(separator: "; ")
        let because = basis.isEmpty ? "" : ", because of \(basis)"
        if result.isSettingReview {
            return
                "setting review\(because): place, rosters and things are looked at, nobody is asked about the event"
        }
        let open = result.mayGrow ? "; what is not known yet may make it more" : ""
        return result.inquiry.title + because + open
    }

    func drawTriggersForm(into page: inout HTMLWriter) {
        page.draw(
            dialog("What it had to do with us", .triggers, icon: .eye) { page in
                page.p(
                    "quiet",
                    text: "One yes asks for our own inquiry, however well founded the report is yet."
                )
                for letter in TriggerLetter.allCases { drawQuestion(letter, into: &page) }
                drawArea(
                    "triggers-reason",
                    "What you know it from",
                    state.triggersReason,
                    rows: 2,
                    into: &page
                )
                page.draw(Button("Sign this"))
            }
        )
    }

    private func drawQuestion(_ letter: TriggerLetter, into page: inout HTMLWriter) {
        let name = "triggers-\(letter.code)"
        let stored = state.triggers?[letter] ?? .unknown
        page.draw(
            ChoiceField(
                name: name,
                label: letter.title.asHeading,
                error: form.error(name),
                choices: [OpenAnswer.yes, .no, .unknown].map { Choice($0.code, $0.title) },
                chosen: form.all(name, else: [stored == .notAsked ? OpenAnswer.unknown.code : stored.code]),
                isInline: true
            )
        )
    }
}

extension String {
    /// A term that begins a line.
    var asHeading: String { prefix(1).uppercased() + dropFirst() }
}
