// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

// How a case goes on or ends: track, readers, telling, closing, opening again (Domain 2.4).
extension CasePage {
    func drawWayAndEnd(into page: inout HTMLWriter) {
        guard mayWrite else { return }
        page.draw(
            Panel("How it goes on", id: "end") { page in
                if state.isClosed { return page.draw(ButtonRow { drawReopen(into: &$0) }) }
                if let track = CaseSuggestions(self).track {
                    page.draw(
                        Notice(
                            .attention,
                            text: Phrase("Suggested: \(track.track.title), because \(track.why).")
                        )
                    )
                }
                page.draw(
                    ButtonRow { page in
                        drawTrackForm(into: &page)
                        drawTell(into: &page)
                        drawMove(into: &page)
                        if state.proposal == nil { drawClose(into: &page) }
                    }
                )
            }
        )
    }

    private func drawTrackForm(into page: inout HTMLWriter) {
        let other: Track = isLight ? .heavy : .light
        page.draw(
            dialog(isLight ? "Make it a full case" : "Make it one screen again", .track) { page in
                page.draw(HiddenField("track-next", other.code))
                drawField("track-reason", "Why", "", into: &page)
                page.draw(Button("Change it"))
            }
        )
    }

    private func drawTell(into page: inout HTMLWriter) {
        page.draw(
            dialog("The outcome was told", .tell, icon: .check) { page in
                drawArea("tell-how", "How, by whom, and what they said", "", rows: 3, into: &page)
                page.draw(Button("Write it down"))
            }
        )
    }

    private func drawMove(into page: inout HTMLWriter) {
        var homes: [Choice] = []
        if mayMoveTo.contains(.restricted) {
            homes.append(Choice("restricted", "The restricted readers: sexual violence, children"))
        }
        if mayMoveTo.contains(.casework) { homes.append(Choice("casework", "The site's casework readers")) }
        homes.append(
            Choice(
                "alone",
                "Readers of its own",
                hint: "Only you, and those ticked below. Everybody else loses it from sight."
            )
        )
        let others = scene.directory.people.values.filter {
            $0.isActive && $0.id != scene.member && !$0.has(.administrator)
        }
        .sorted { $0.description.name < $1.description.name }
        page.draw(
            dialog("Give it other readers", .move, icon: .lock) { page in
                page.draw(
                    ChoiceField(
                        name: "move-home",
                        label: "Who reads it from now on",
                        error: form.error("move-home"),
                        choices: homes,
                        chosen: form.all("move-home")
                    )
                )
                page.draw(
                    ChoiceField(
                        name: "move-member",
                        label: "With you, when it has readers of its own",
                        kind: .several,
                        choices: others.map { Choice($0.id.hex, $0.description.name) },
                        chosen: form.all("move-member")
                    )
                )
                drawField("move-reason", "Why", "", into: &page)
                drawPassphrase("move-passphrase", into: &page)
                page.draw(Button("Move it"))
            }
        )
    }

    func drawPassphrase(_ name: String, into page: inout HTMLWriter) {
        page.draw(
            TextField(
                name: name,
                label: "Your passphrase again",
                error: form.error(name),
                kind: .password,
                autocomplete: "current-password"
            )
        )
    }

    private func drawClose(into page: inout HTMLWriter) {
        page.draw(
            dialog("Close the case", .close, icon: .check) { page in
                if (state.severity ?? 0) >= 4 {
                    page.p(
                        "quiet",
                        text: "Severity \(state.severity ?? 0): somebody of headquarters signs after you."
                    )
                }
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
                drawArea("close-summary", "What came of it, in a few sentences", "", rows: 3, into: &page)
                for item in closingItems { drawItem(item, into: &page) }
                page.draw(Button("Close it"))
            }
        )
    }

    /// What this case is asked before it closes: done already, or one sentence.
    private var closingItems: [ClosingItem] {
        let items: [ClosingItem] =
            isLight
            ? [.answered] : [.outcomeTold, .outcomeNeeds, .remedyDecided, .reprisalPlan, .rootCause]
        return items.filter { item in
            switch item {
            case .answered: state.answeredAt == nil
            case .outcomeTold: state.outcomeTold == nil
            case .rootCause: (state.severity ?? 0) >= 4 && state.credibility.isAtLeastCredible
            default: true
            }
        }
    }

    private func drawItem(_ item: ClosingItem, into page: inout HTMLWriter) {
        let name = "close-item-\(item.rawValue)"
        page.draw(
            TextField(
                name: name,
                label: item.title,
                hint: "How it was done, or why not: one sentence.",
                error: form.error(name),
                value: form.text(name)
            )
        )
    }

    private func drawReopen(into page: inout HTMLWriter) {
        page.draw(
            dialog("Open it again", .reopen, icon: .arrow) { page in
                drawField("reopen-reason", "Why", "", into: &page)
                page.draw(Button("Open it again"))
            }
        )
    }
}
