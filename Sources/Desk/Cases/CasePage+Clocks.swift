// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Operations
internal import Domain
internal import HTML

// Keeping, pausing and starting a promise; and "not now, because".
extension CasePage {
    func drawClockForm(into page: inout HTMLWriter) {
        let open = view.clocks.filter {
            $0.metAt == nil && $0.withheldBecause == nil && $0.rule.mayBeTicked
        }
        guard !open.isEmpty else { return }
        page.draw(
            dialog("A promise", .clock, icon: .clock) { page in
                page.draw(
                    SelectField(
                        name: "clock-rule",
                        label: "Which promise",
                        error: form.error("clock-rule"),
                        choices: open.map { Choice($0.rule.code, $0.rule.title) },
                        chosen: form.text("clock-rule", else: open.first?.rule.code ?? "")
                    )
                )
                page.draw(
                    TextField(
                        name: "clock-words",
                        label: "What was done, or why it is left undone",
                        hint: "Needed when you say that it was kept, or that it shall not be done.",
                        error: form.error("clock-words"),
                        value: form.text("clock-words")
                    )
                )
                page.draw(
                    SelectField(
                        name: "clock-pause",
                        label: "Why it stands still",
                        hint: "Needed when you pause it. Promises about safety never stand still.",
                        error: form.error("clock-pause"),
                        choices: PauseReason.allCases.map { Choice($0.code, $0.title) },
                        chosen: form.text("clock-pause"),
                        empty: "Not paused"
                    )
                )
                if open.contains(where: { $0.rule.mayBeWithheld }) {
                    page.p(
                        "quiet",
                        text:
                            "A notice, a referral or an inquiry may be left undone for a reason, such as the survivor's choice; a second person signs."
                    )
                }
                page.draw(
                    ButtonRow { page in
                        page.draw(Button("It was kept", icon: .check, name: "clock-do", value: "met"))
                        page.draw(Button("Pause it", .second, icon: .pause, name: "clock-do", value: "pause"))
                        page.draw(Button("Let it run again", .quiet, name: "clock-do", value: "resume"))
                        if open.contains(where: { $0.rule.mayBeWithheld }), decidesCredibility {
                            page.draw(
                                Button(
                                    "Leave it undone, because",
                                    .quiet,
                                    name: "clock-do",
                                    value: "withhold"
                                )
                            )
                        }
                    }
                )
            }
        )
    }

    func drawPostponeForm(into page: inout HTMLWriter) {
        page.draw(
            dialog("Not now, because", .postpone, icon: .calendar) { page in
                page.draw(
                    SelectField(
                        name: "postpone-until",
                        label: "Show it again",
                        error: form.error("postpone-until"),
                        choices: daysAhead([1, 3, 7, 14, 30]),
                        chosen: form.text("postpone-until", else: scene.today.adding(days: 1).iso)
                    )
                )
                page.draw(
                    TextField(
                        name: "postpone-reason",
                        label: "Why not now",
                        hint: "One sentence is enough. Promises run on.",
                        error: form.error("postpone-reason"),
                        value: form.text("postpone-reason")
                    )
                )
                page.draw(Button("Put it off"))
            }
        )
    }

    /// Days to choose from, said as a reader would.
    func daysAhead(_ distances: [Int]) -> [Choice] {
        distances.map { distance in
            let day = scene.today.adding(days: distance)
            let words = distance == 1 ? "tomorrow" : "in \(distance) days"
            return Choice(day.iso, "\(words), \(scene.day(day))")
        }
    }
}
