// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Gallery {
    static func drawTables(into page: inout HTMLWriter) {
        page.draw(
            FilterForm(to: "/desk/gallery", clear: "/desk/gallery") { page in
                page.draw(
                    SelectField(
                        name: "site",
                        label: "Site",
                        choices: [Choice("karo", "Karo")],
                        empty: "All sites"
                    )
                )
                page.draw(
                    SelectField(
                        name: "stage",
                        label: "Stage",
                        choices: [Choice("assessment", "Assessment")],
                        chosen: "assessment",
                        empty: "All stages"
                    )
                )
                page.draw(TextField(name: "from", label: "Received from", width: .short))
            }
        )
        page.draw(
            PostForm(to: "/desk/bulk", token: exampleToken) { page in
                page.draw(
                    BulkBar { page in
                        page.draw(Button("Acknowledge", .second))
                        page.draw(Button("Assign", .second))
                        page.draw(Button("Link", .second))
                    }
                )
                page.draw(table)
            }
        )
        page.draw(Pager(previous: "/desk/gallery", next: "/desk/gallery", shown: "41 to 46 of 62"))
        page.draw(
            DataTable(
                caption: "A table without rows",
                isCaptionHidden: false,
                columns: [.init("Case"), .init("Site")],
                rows: []
            )
        )
    }

    private static var table: DataTable {
        DataTable(
            caption: "Cases",
            columns: [
                .init("Case"), .init("S", .mark, sort: ("/desk/gallery", .descending)), .init("What"),
                .init("Stage"), .init("Next", sort: ("/desk/gallery", .none)), .init("Files", .number),
            ],
            rows: [
                row(
                    "K7-M2-PX",
                    5,
                    "Two men taken at the east gate, not heard of since",
                    .danger,
                    "overdue",
                    3,
                    isNew: true
                ),
                row("R4-T9-LD", 4, "Beaten at a checkpoint, one in hospital", .first, "5 hours", 12),
                row(
                    "B1-W6-QA",
                    3,
                    "Houses burnt at Lumo; eleven families",
                    .first,
                    "2 days",
                    1,
                    isRestricted: true
                ),
                row("D8-C3-NE", 2, "‏طُلب منا مال عند الحاجز ثلاث مرات", .attention, "9 days", 0),
                row("F5-H7-VS", 1, "Dust and noise of the convoy at night", .plain, "30 days", 0),
                row("J2-X8-YM", nil, "Only a voice message, 40 seconds", .plain, "today", 1, isNew: true),
            ],
            ticks: .init(name: "case")
        )
    }

    private static func row(
        _ code: String,
        _ severity: Int?,
        _ what: String,
        _ tone: Badge.Tone,
        _ next: String,
        _ files: Int,
        isNew: Bool = false,
        isRestricted: Bool = false
    ) -> DataTable.Row {
        DataTable.Row(
            [
                .text(code), .component(SeverityMark(severity)), .line(what),
                .component(Badge("Assessment", tone)),
                .text(next), files == 0 ? .none : .number(files),
            ],
            link: "/desk/gallery",
            tickValue: code,
            isNew: isNew,
            isRestricted: isRestricted
        )
    }
}
