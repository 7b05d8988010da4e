// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import HTTP
internal import Operations

extension Desk {
    func showSearch(_ request: DeskRequest) throws -> Response {
        .html(try searchPage("", ([], 0), request))
    }

    /// The words travel in the body and are kept nowhere.
    func find(_ request: DeskRequest) throws -> Response {
        let words = String(request.text("words").prefix(200))
        let found = words.isEmpty ? ([], 0) : try operations.searchPage(words, request.session)
        return .html(try searchPage(words, found, request))
    }

    private func searchPage(
        _ words: String,
        _ found: (hits: [SearchHit], total: Int),
        _ request: DeskRequest
    ) throws -> [UInt8] {
        let hits = found.hits
        let count =
            found.total > hits.count
            ? "The first \(hits.count) of \(found.total) found, newest first. More words find fewer."
            : "\(hits.count) found"
        return DeskPage(
            try frame(.none, request),
            title: "Search",
            subtitle: words.isEmpty ? "Search words in what you may read." : count
        ).render { page in
            if hits.isEmpty {
                page.draw(
                    EmptyState(
                        .search,
                        title: words.isEmpty ? "Type a word" : "Nothing has all of these words",
                        text:
                            "Cases and reports are found by any word in them, whatever its ending. Use fewer words to find more."
                    )
                )
            }
            page.draw(
                DataTable(
                    caption: "What was found",
                    columns: [
                        .init("What"), .init("Where it says so"), .init("Kind"), .init("Site"),
                        .init("Received"),
                    ],
                    rows: hits.map { hit in
                        let figures = hit.line.row.figures
                        let isReport = figures.kind == .report
                        return .init(
                            [
                                .text(self.lineTitle(hit.line)), .value(hit.snippet),
                                .text(isReport ? "Report" : "Case"), .text(self.siteName(figures.site)),
                                .text(self.date(figures.received, request.session)),
                            ],
                            link: (isReport ? DeskRoute.report(hit.line.row.id) : .caseFile(hit.line.row.id))
                                .link,
                            isRestricted: figures.flags.contains(.restricted)
                        )
                    }
                )
            )
        }
    }
}
