// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Gallery {
    static func drawWriting(into page: inout HTMLWriter) {
        page.draw(
            Composer(
                .toReporter(how: "They read it with their receipt of 24 digits. Nothing is sent to a phone."),
                to: "/desk/reply",
                token: exampleToken,
                value: "Thank you for the photo. "
            ) {
                $0.draw(TickField(name: "date", label: "Promise the next answer by 14 July 2026", isOn: true))
            }
        )
        page.draw(
            Composer(
                .amongOurselves(
                    who: "Amina, Bo and the outside reader can read it. The reporter never sees it."
                ),
                to: "/desk/note",
                token: exampleToken,
                error: "Write something, or leave the page."
            )
        )
        page.draw(
            Notice(.attention, title: "Somebody else wrote first") { page in
                page.p(
                    "",
                    text: "The case changed while you were writing. Both texts are below; nothing is lost."
                )
            }
        )
        page.draw(
            Versions([
                .init("Yours, not saved yet", "The uncle left the hospital on Friday."),
                .init(
                    "Bo Lindqvist, 22 May 2026, 16:02",
                    "The uncle is still in hospital; the family asks for transport."
                ),
            ])
        )
    }

    static func drawMarks(into page: inout HTMLWriter) {
        page.draw(
            Panel("Marks") { page in
                page.div("swatches") { page in
                    page.draw(SeverityMark(nil, label: "not assessed"))
                    for (level, word) in [
                        (1, "nuisance"), (2, "threat"), (3, "injury"), (4, "grave injury"), (5, "death"),
                    ] {
                        page.draw(SeverityMark(level, label: word))
                    }
                }
                page.div("swatches") { page in
                    page.draw(Badge("Received"))
                    page.draw(Badge("Assessment", .first))
                    page.draw(Badge("Answered", .good, icon: .check))
                    page.draw(Badge("Waiting", .attention, icon: .pause))
                    page.draw(Badge("Overdue", .danger, icon: .alert))
                    page.draw(Badge("Restricted", .restricted, icon: .lock))
                }
                page.div("buttons") { page in
                    page.draw(Button("First"))
                    page.draw(Button("Second", .second))
                    page.draw(Button("Erase", .danger))
                    page.draw(Button("Quiet", .quiet))
                    page.draw(Button("Not yet", isDisabled: true))
                    page.draw(Button("A link", to: "/desk", .second, icon: .arrow))
                }
                page.draw(
                    StatRow([
                        .init("Open cases", value: "62", note: "9 more than in May"),
                        .init("First answer within 7 days", value: "81 %", note: "n = 47"),
                        .init("Median days to close", value: "38", note: "of 21 closed this quarter"),
                        .init("Restricted, this quarter", value: "not shown", note: "fewer than 10"),
                    ])
                )
            }
        )
    }
}
