// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations

extension Desk {
    /// What whoever asks has opened themselves; it shows nobody else's lines and nothing that is not open to them now.
    func showOwnOpenings(_ request: DeskRequest) throws -> Response {
        let query = OpeningsQuery(request.head, today: operations.now.day)
        let found = try operations.ownOpenings(query.filter.from, query.filter.to, request.session)
        let page = DeskPage(
            try frame(.none, request),
            title: "What you opened",
            subtitle: "From \(date(query.filter.from)) to \(date(query.filter.to))"
        ).render { page in
            page.p(
                "quiet",
                text:
                    "Only you read this page. The log for auditors has the same lines; records that are not open to you any more are left out here. What you opened before your key was made is not shown."
            )
            self.drawOwnDays(query, into: &page)
            guard let found else {
                return page.draw(
                    Notice(
                        .attention,
                        title: "More was opened in these days than can be shown at once",
                        text: "Choose fewer days."
                    )
                )
            }
            guard !found.isEmpty else {
                return page.draw(
                    EmptyState(.eye, title: "No line here", text: "Perhaps the days hide some.")
                )
            }
            page.draw(self.ownTable(found, request))
        }
        return .html(page)
    }

    private func drawOwnDays(_ query: OpeningsQuery, into page: inout HTMLWriter) {
        let own = [("own", "1")]
        page.draw(
            FilterForm(to: DeskRoute.openings.link, clear: DeskRoute.openings.link(own)) { page in
                page.draw(HiddenField("own", "1"))
                Desk.drawDays(query, into: &page)
            }
        )
    }

    private func ownTable(_ found: [OwnOpening], _ request: DeskRequest) -> DataTable {
        DataTable(
            caption: "What you opened",
            columns: [.init("When"), .init("What you did"), .init("Which"), .init("Where")],
            rows: found.flatMap { opening in
                opening.events.map { event in
                    .init([
                        .text(self.dateTime(opening.at, request.session)),
                        Cell { page in
                            page.text(event.act.words)
                            if event.showedContact { page.text(", with the way to reach them") }
                            if let purpose = event.purpose { page.text(": \(purpose.title)") }
                        },
                        .value(self.which(event)), .value(self.place(event)),
                    ])
                }
            }
        )
    }
}
