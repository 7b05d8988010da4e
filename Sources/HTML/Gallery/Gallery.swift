// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Every component in every state on one page, for those who draw pages and for those who check them.
package enum Gallery {
    /// The components of the desk, inside the desk's own layout.
    package static func page(_ frame: DeskPage.Frame = exampleFrame) -> [UInt8] {
        DeskPage(
            frame,
            title: "Every part of the desk",
            subtitle: "The components of the kit in every state. Nothing here is real.",
            back: BackLink("Today", to: frame.home),
            isRestricted: false,
            errors: exampleErrors,
            actions: drawActions,
            facts: drawFacts
        ).render { page in
            drawCase(into: &page)
            drawTables(into: &page)
            drawWriting(into: &page)
            drawMarks(into: &page)
            drawFields(into: &page)
            drawStates(into: &page)
            drawCharts(into: &page)
            drawPictures(into: &page)
        }
    }

    /// A frame with every area, as the gallery needs none of the reader's own.
    package static var exampleFrame: DeskPage.Frame {
        DeskPage.Frame(
            areas: [
                DeskPage.Area("Today", "/desk", icon: .today, count: 7),
                DeskPage.Area("Cases", "/desk/cases", icon: .inbox, count: 62, isCurrent: true),
                DeskPage.Area("New reports", "/desk/reports", icon: .flag, count: 15),
                DeskPage.Area("Duty rota", "/desk/rota", icon: .calendar),
                DeskPage.Area("Figures", "/desk/figures", icon: .chart),
                DeskPage.Area("Settings", "/desk/settings", icon: .settings),
            ],
            member: DeskPage.Member(
                name: "Amina Dualeh",
                role: "Human-rights officer, Karo",
                account: "/desk/account",
                signOut: "/desk/sign-out",
                token: exampleToken
            ),
            search: SearchField(action: "/desk/search", token: exampleToken),
            home: "/desk",
            banner: "Demonstration: invented people and places. The clock here shows 30 June 2026.",
            nowMilliseconds: 1_782_810_000_000
        )
    }

    static var exampleToken: FormToken { FormToken("example") }

    static var exampleErrors: ErrorSummary {
        ErrorSummary(
            title: "Two things have to be mended",
            [
                .init(field: "when", "The month must be a number from 1 to 12"),
                .init(field: "reason", "Say in one sentence why"),
            ]
        )
    }

    private static func drawActions(into page: inout HTMLWriter) {
        page.draw(Button("Hand over", to: "/desk", .second, icon: .people))
        page.draw(Button("Take this case", icon: .check))
    }

    private static func drawFacts(into page: inout HTMLWriter) {
        page.draw(
            Panel("Clocks") { page in
                page.draw(
                    Clock("First answer", .overdue, standing: "overdue by 2 days", date: "28 June 2026")
                )
                page.draw(Clock("Assessment", .soon, standing: "in 5 hours", date: "30 June 2026, 14:00"))
                page.draw(Clock("Progress to reporter", .due, standing: "in 12 days", date: "12 July 2026"))
                page.draw(Clock("Referral reply", .paused, standing: "paused", date: "waiting for consent"))
                page.draw(Clock("Receipt", .met, standing: "done in 4 hours", date: "20 May 2026"))
            }
        )
        page.draw(
            Panel("Facts") { page in
                page.draw(
                    Facts([
                        .init("Severity") { $0.draw(SeverityMark(4, label: "grave injury")) },
                        .init("Stage") { $0.draw(Badge("Assessment", .first)) },
                        .init("Site", value: "Karo mine"),
                        .init("Came in by", "Community office, 20 May 2026"),
                        .init("Reporter", "Anonymous; answers only with the code"),
                        .init("Lead", value: "Amina Dualeh"),
                    ])
                )
            }
        )
    }
}
