// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

// What a report looks like: cases it may belong to, and reports that say the same (Domain 4.11).
extension ReportPage {
    func drawLikely(into page: inout HTMLWriter) {
        for likely in view.likely {
            page.draw(
                Notice(.attention) { page in
                    page.p { page in
                        page.text("Suggested: looks like ")
                        page.link(
                            desk.lineTitle(likely.line),
                            to: DeskRoute.caseFile(likely.line.row.id).link
                        )
                        page.text(", because \(likely.reason.title).")
                    }
                    page.draw(
                        PostForm(
                            to: route(.join),
                            token: request.token,
                            hidden: hidden + [
                                ("case", likely.line.row.id.hex),
                                ("reason", "Suggested: \(likely.reason.title)"),
                            ]
                        ) { $0.draw(Button("Join this case", .second, icon: .link)) }
                    )
                }
            )
        }
    }

    func drawAlike(into page: inout HTMLWriter) {
        guard !view.alike.isEmpty else { return }
        page.draw(
            Panel("Reports that say the same") { page in
                page.p(
                    "quiet",
                    text:
                        "Suggested: perhaps one claim of many people. In the list they can be ticked and given one case."
                )
                page.draw(
                    DataTable(
                        caption: "Reports that say the same",
                        columns: [.init("What was said"), .init("Site"), .init("Received")],
                        rows: view.alike.map { line in
                            .init(
                                [
                                    .text(desk.lineTitle(line)), .value(desk.siteName(line.row.figures.site)),
                                    .text(desk.date(line.row.figures.received, session)),
                                ],
                                link: DeskRoute.report(line.row.id).link
                            )
                        }
                    )
                )
            }
        )
    }
}
