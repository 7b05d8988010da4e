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
                        if state.proposal.map({ $0.expires <= scene.now }) ?? true { drawClose(into: &page) }
                    }
                )
            }
        )
    }

    private func drawTrackForm(into page: inout HTMLWriter) {
        guard isLight || state.mayBeLight else { return }
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
                hint:
                    "Only you, and those ticked below, of whom one is an independent reader or of headquarters. Everybody else loses it from sight."
            )
        )
        let others = scene.directory.people.values.filter {
            $0.isActive && $0.id != scene.member && !$0.has(.administrator)
        }
        .sorted { $0.description.name < $1.description.name }
        let outside = scene.directory.people[scene.member].map(CasePage.isOutside) ?? false
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
                        hint: outside
                            ? "At least one." : "At least one who reads from outside the site.",
                        error: form.error("move-member"),
                        kind: .several,
                        choices: others.map {
                            Choice(
                                $0.id.hex,
                                $0.description.name
                                    + (CasePage.isOutside($0) ? ", from outside the site" : "")
                            )
                        },
                        chosen: form.all("move-member")
                    )
                )
                drawField("move-reason", "Why", "", into: &page)
                drawPassphrase("move-passphrase", into: &page)
                page.draw(Button("Move it"))
            }
        )
    }

    private static func isOutside(_ person: DirectoryState.Person) -> Bool {
        person.has(.independentReader) || person.has(.headquarters)
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

    private func drawReopen(into page: inout HTMLWriter) {
        page.draw(
            dialog("Open it again", .reopen, icon: .arrow) { page in
                drawField("reopen-reason", "Why", "", into: &page)
                page.draw(Button("Open it again"))
            }
        )
    }
}
