// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

// Who must not see this case, and what is kept for the law (Domain 4.8, 4.12).
extension CasePage {
    func drawRightsAlerts(into page: inout HTMLWriter) {
        if let held = state.hold {
            page.draw(
                Notice(.attention, title: "Kept for the law") { page in
                    page.p(
                        "",
                        text: Phrase(
                            "Nothing of this case is erased. \(scene.name(held.by)) said so on \(scene.day(held.at)); it is looked at again on \(scene.day(held.hold.review))."
                        )
                    )
                    page.quoted(held.hold.reason)
                }
            )
        }
        guard mayWrite else { return }
        drawSuggestions(into: &page)
        drawAgree(into: &page)
    }

    private func drawSuggestions(into page: inout HTMLWriter) {
        guard !suggestions.isEmpty else { return }
        page.draw(
            Notice(.attention, title: "Suggested: somebody does not see this case any more") { page in
                page.ul { page in
                    for suggestion in suggestions {
                        page.li(text: Phrase("\(suggestion.name), because \(suggestion.why)."))
                    }
                }
                page.p(
                    "",
                    text: "It may be a namesake; you decide. To take somebody out, see the end of this page."
                )
                page.draw(
                    dialog("They may go on reading", .stay) { page in
                        drawWho("stay-member", suggestions.map(\.member), into: &page)
                        drawField("stay-reason", "Why, in a sentence", "", into: &page)
                        page.draw(Button("Leave it as it is"))
                    }
                )
            }
        )
    }

    /// Where there is one only, that one is chosen.
    private func drawWho(_ name: String, _ people: [MemberID], into page: inout HTMLWriter) {
        page.draw(
            ChoiceField(
                name: name,
                label: "Who",
                error: form.error(name),
                choices: people.map { Choice($0.hex, scene.name($0)) },
                chosen: form.all(name, else: people.count == 1 ? people.map(\.hex) : [])
            )
        )
    }

    private func drawAgree(into page: inout HTMLWriter) {
        let waiting = state.recusals.filter { $0.confirmedAt == nil }
        guard !waiting.isEmpty else { return }
        page.draw(
            Notice(.attention, title: "Somebody was taken out of this case") { page in
                for recusal in waiting {
                    page.p(
                        "",
                        text: Phrase(
                            "\(scene.name(recusal.by)) took \(scene.name(recusal.recused.member)) out on \(scene.time(recusal.at)): \(recusal.recused.ground.title). An outside reader looks at this until \(scene.time(recusal.confirmDue))."
                        )
                    )
                    page.quoted(recusal.recused.reason)
                }
                let mine = waiting.filter { $0.by != .member(scene.member) }
                guard mayAgree, !mine.isEmpty else { return }
                page.draw(
                    dialog("They stay out", .agree, icon: .check) { page in
                        drawWho(
                            "agree-member",
                            mine.map(\.recused.member),
                            into: &page
                        )
                        drawField("agree-words", "Why, in a sentence", "", into: &page)
                        page.draw(Button("They stay out"))
                    }
                )
            }
        )
    }

    func drawRights(into page: inout HTMLWriter) {
        guard mayWrite else { return }
        page.draw(
            Panel("Who must not see it, and what is kept", id: "rights") { page in
                page.draw(
                    ButtonRow { page in
                        drawRecuse(into: &page)
                        if state.isClosed, state.hold == nil { drawErase(into: &page) }
                        if state.hold == nil { drawHold(into: &page) } else { drawLift(into: &page) }
                    }
                )
            }
        )
    }

    private func drawErase(into page: inout HTMLWriter) {
        page.draw(
            Dialog("Erase it for good", isDanger: true) { page in
                page.draw(
                    ErasureForm(
                        .caseFile(file.id),
                        "The case, its reports, their files and threads, and how to reach who sent them. Nothing goes before another reader has signed: see Keeping and erasing, in the settings.",
                        token: scene.token
                    )
                )
            }
        )
    }

    private func drawRecuse(into page: inout HTMLWriter) {
        page.draw(
            dialog("Somebody must not see this", .recuse, icon: .lock) { page in
                page.p(
                    "quiet",
                    text:
                        "They lose it from sight at once: no list, number, search or notice shows it to them. Everybody else who reads it stays, and there is always somebody from outside the site. What they have read stays read."
                )
                page.draw(
                    ChoiceField(
                        name: "recuse-member",
                        label: "Who",
                        error: form.error("recuse-member"),
                        choices: readers.map { Choice($0.id.hex, who($0)) },
                        chosen: form.all("recuse-member")
                    )
                )
                page.draw(
                    ChoiceField(
                        name: "recuse-ground",
                        label: "What it is",
                        error: form.error("recuse-ground"),
                        choices: RecusalReason.allCases.map { Choice($0.code, $0.title) },
                        chosen: form.all("recuse-ground")
                    )
                )
                drawField("recuse-reason", "Why, in a sentence", "", into: &page)
                drawPassphrase("recuse-passphrase", into: &page)
                page.draw(Button("Take them out"))
            }
        )
    }

    private func who(_ person: DirectoryState.Person) -> String {
        person.id == scene.member
            ? "Me: I will not see it again" : person.description.name
    }

    private func drawHold(into page: inout HTMLWriter) {
        page.draw(
            dialog("Keep it for the law", .hold) { page in
                page.p("quiet", text: "Nothing of this case is erased until somebody ends this.")
                drawField("hold-reason", "Why, in a sentence", "", into: &page)
                page.draw(
                    DateField(
                        name: "hold-review",
                        label: "Look at it again on",
                        error: form.error("hold-review"),
                        typed: form.typedDate("hold-review"),
                        labels: .init(day: "Day", month: "Month", year: "Year", notKnown: nil)
                    )
                )
                page.draw(Button("Keep it"))
            }
        )
    }

    private func drawLift(into page: inout HTMLWriter) {
        page.draw(
            dialog("No longer keep it for the law", .lift) { page in
                page.p("quiet", text: "Whoever kept it is called, and sees who ended it and why.")
                drawField("lift-reason", "Why, in a sentence", "", into: &page)
                drawPassphrase("lift-passphrase", into: &page)
                page.draw(Button("End it"))
            }
        )
    }
}
