// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

// Closing: what came of it, what that end asks to see, and the lines that are still open (Domain 2.4, 3.6).
extension CasePage {
    func drawClose(into page: inout HTMLWriter) {
        page.draw(
            dialog("Close the case", .close, icon: .check) { page in
                if state.closingSeverity.isGrave {
                    page.p(
                        "quiet",
                        text:
                            "Severity \(state.closingSeverity.rawValue): somebody of headquarters signs after you."
                    )
                }
                drawOutcome(into: &page)
                drawArea("close-summary", "What came of it, in a few sentences", "", rows: 3, into: &page)
                for line in closingLines { drawLine(line.item, into: &page) }
                page.draw(Button("Close it"))
            }
        )
    }

    private var chosenOutcome: ClosureOutcome? { ClosureOutcome(code: form.text("close-outcome")) }

    private func drawOutcome(into page: inout HTMLWriter) {
        page.draw(
            SelectField(
                name: "close-outcome",
                label: "How it ends",
                error: form.error("close-outcome"),
                choices: ClosureOutcome.allCases.map { Choice($0.code, $0.title) },
                chosen: form.text("close-outcome"),
                empty: "Choose one"
            )
        )
        guard !isLight else { return }
        if let outcome = chosenOutcome {
            for need in outcome.needs { drawNeed(need, into: &page) }
        } else {
            drawNeedsOfAll(into: &page)
        }
    }

    /// Before one is chosen: what each end will ask to see, each on its own line.
    private func drawNeedsOfAll(into page: inout HTMLWriter) {
        page.draw(
            Fold("What each end asks to see") { page in
                page.draw(
                    Facts(
                        ClosureOutcome.allCases.map { outcome in
                            let needs = outcome.needs.map(\.title).joined(separator: "; ")
                            return .init(outcome.title, value: needs)
                        },
                        isWide: true
                    )
                )
            }
        )
    }

    private func drawNeed(_ need: ClosureNeed, into page: inout HTMLWriter) {
        guard !need.isShownByTheCase else {
            return page.p(
                "quiet",
                text: Phrase("This end asks that \(need.title): the case itself shows it.")
            )
        }
        let name = "close-need-\(need.rawValue)"
        page.draw(
            TextField(
                name: name,
                label: need.title.asHeading,
                hint: "Where it stands, in a sentence.",
                error: form.error(name),
                value: form.text(name)
            )
        )
    }

    /// The open lines of this case, as the verb will look at them; with no end chosen, those of a finding.
    private var closingLines: [ClosingLine] {
        let outcome = chosenOutcome ?? .partlySubstantiated
        return desk.operations.closingChecklist(
            state,
            Closing(outcome: outcome, summary: "", answers: [:])
        ).lines.filter { $0.state == .open && $0.item != .outcomeNeeds }
    }

    private func drawLine(_ item: ClosingItem, into page: inout HTMLWriter) {
        guard item.mayBeExcused else {
            return page.draw(Notice(.attention, text: Phrase("Before it can close: \(item.title).")))
        }
        let name = "close-item-\(item.rawValue)"
        page.draw(
            TextField(
                name: name,
                label: item.title.asHeading,
                hint: "How it was done, or why not: one sentence.",
                error: form.error(name),
                value: form.text(name)
            )
        )
    }
}
