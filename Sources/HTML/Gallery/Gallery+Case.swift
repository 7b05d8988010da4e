// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Gallery {
    static func drawCase(into page: inout HTMLWriter) {
        page.draw(
            Tabs(
                [
                    Tabs.Tab("Case", "/desk/gallery", isCurrent: true),
                    Tabs.Tab("Files", "/desk/gallery", count: 3),
                    Tabs.Tab("Links", "/desk/gallery", count: 1),
                    Tabs.Tab("Who has read it", "/desk/gallery"),
                ],
                label: "Parts of this case"
            )
        )
        page.draw(
            Steps(
                [
                    .init("Intake", .done), .init("Safety", .done), .init("Assessment", .current),
                    .init("Decision", .ahead), .init("Action", .ahead), .init("Closed", .ahead),
                ],
                isRow: true
            )
        )
        page.draw(
            TodayItem(
                Phrase("Call back about \("K7-M2-PX")"),
                link: "/desk",
                why: "Somebody may be held now; the reporter gave a number and safe hours until 18:00.",
                severity: SeverityMark(5),
                clock: Clock("Act now", .overdue, standing: "overdue by 20 minutes")
            ) { drawAnswers(into: &$0) }
        )
        page.draw(
            TodayItem(
                "Answer the traders of Lumo market",
                link: "/desk",
                why: "Four reports of the same checkpoint in nine days; the promised date is tomorrow.",
                severity: SeverityMark(2),
                clock: Clock("First answer", .soon, standing: "in 21 hours"),
                isRestricted: true
            ) { drawAnswers(into: &$0) }
        )
        drawTimeline(into: &page)
    }

    private static func drawAnswers(into page: inout HTMLWriter) {
        page.draw(Button("Done", .second, icon: .check))
        page.draw(
            Dialog("Not now, because") { page in
                page.draw(
                    PostForm(to: "/desk/later", token: exampleToken) { page in
                        page.draw(
                            TextField(name: "because", label: "Why not now", hint: "One sentence is enough.")
                        )
                        page.draw(Button("Move to tomorrow"))
                    }
                )
            }
        )
        page.draw(Button("Hand over", .quiet))
    }

    private static func drawTimeline(into page: inout HTMLWriter) {
        page.draw(
            Panel("Timeline") { page in
                page.draw(
                    Timeline([
                        .init(
                            .fromReporter,
                            title: "Report",
                            who: "anonymous, by web form",
                            time: "20 May 2026, 07:42"
                        ) {
                            $0.quoted(
                                "Three soldiers stopped us on the road to the river.\nThey took the money and hit my uncle."
                            )
                        },
                        .init(.event, title: "Received", who: "by Amparo", time: "20 May 2026, 07:42"),
                        .init(.decision, title: "Severity 4", who: "Amina Dualeh", time: "21 May 2026, 09:10")
                        {
                            $0.p(
                                "",
                                text: "Suggested: 3, because of injury. Set to 4: the uncle is in hospital."
                            )
                        },
                        .init(
                            .toReporter,
                            title: "Answer",
                            who: "Amina Dualeh, read with the receipt",
                            time: "21 May 2026, 09:31"
                        ) {
                            $0.quoted(
                                "Thank you. We know where the nearest free clinic is. We will write again by 4 June."
                            )
                        },
                        .init(
                            .note,
                            title: "Note among ourselves",
                            who: "Bo Lindqvist",
                            time: "22 May 2026, 16:02"
                        ) {
                            $0.quoted("The log of the gate shows a pick-up at 06:50.")
                        },
                        .init(
                            .fromReporter,
                            title: "More words",
                            who: "anonymous, by web form",
                            time: "24 May 2026, 21:15"
                        ) {
                            $0.quoted("أخذوا المال وضربوا عمي.", language: "ar")
                        },
                        .init(
                            .warning,
                            title: "This entry could not be checked",
                            who: "reported to the administrators",
                            time: "25 May 2026, 03:00"
                        ),
                    ])
                )
            }
        )
    }
}
