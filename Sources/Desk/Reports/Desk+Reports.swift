// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import HTTP
internal import Operations

extension Desk {
    func showReports(_ request: DeskRequest) throws -> Response {
        let query = ListQuery(.report, request.head)
        let list = try page(query, request.session)
        let canWork = Access.workers.admits(request.session.roles)
        let page = DeskPage(
            try frame(.reports, request),
            title: query.filter.setAside ? "Reports set aside" : "Reports",
            subtitle: "\(list.total) in this list"
        ).render { page in
            drawDone(request, into: &page)
            page.draw(
                Tabs(
                    [
                        .init(
                            "New",
                            DeskRoute.reports.link,
                            isCurrent: query.filter.status == .open && !query.filter.setAside
                        ),
                        .init(
                            "Triaged",
                            DeskRoute.reports.link([("status", "closed"), ("sort", "newest")]),
                            isCurrent: query.filter.status == .closed
                        ),
                        .init(
                            "Set aside",
                            DeskRoute.reports.link([("aside", "1")]),
                            isCurrent: query.filter.setAside
                        ),
                    ],
                    label: "Which reports"
                )
            )
            self.drawReportFilters(query, into: &page)
            if list.lines.isEmpty {
                page.draw(
                    EmptyState(
                        title: "No report here",
                        text:
                            "What people tell us appears here until somebody has decided what becomes of it."
                    )
                )
            } else if canWork {
                page.draw(
                    PostForm(to: DeskRoute.workOnReports.link, token: request.token) { page in
                        self.drawReportBulk(query, list, request, into: &page)
                        page.draw(self.reportTable(list.lines, query, request, ticks: true))
                    }
                )
            } else {
                page.draw(self.reportTable(list.lines, query, request, ticks: false))
            }
            page.draw(self.pager(list, query, .reports))
        }
        return .html(page)
    }

    private func drawReportFilters(_ query: ListQuery, into page: inout HTMLWriter) {
        let filter = query.filter
        page.draw(
            FilterForm(to: DeskRoute.reports.link, clear: DeskRoute.reports.link) { page in
                if filter.setAside { page.draw(HiddenField("aside", "1")) }
                if filter.status != .open { page.draw(HiddenField("status", filter.status.rawValue)) }
                page.draw(
                    SelectField(
                        name: "site",
                        label: "Site",
                        choices: self.siteChoices,
                        chosen: filter.site?.hex ?? "",
                        empty: "All sites"
                    )
                )
                page.draw(
                    SelectField(
                        name: "channel",
                        label: "Way in",
                        choices: AccessChannel.allCases.map { Choice($0.code, $0.title) },
                        chosen: filter.channel?.code ?? "",
                        empty: "All ways"
                    )
                )
                page.draw(
                    SelectField(
                        name: "act",
                        label: "Picture chosen",
                        choices: ActCode.allCases.map { Choice($0.code, "\($0.code) \($0.title)") },
                        chosen: filter.act?.code ?? "",
                        empty: "Any"
                    )
                )
                page.draw(
                    SelectField(
                        name: "sort",
                        label: "Order",
                        choices: ListFilter.Sort.allCases.map { Choice($0.rawValue, $0.words) },
                        chosen: filter.sort.rawValue
                    )
                )
                page.draw(TickField(name: "overdue", label: "Overdue only", isOn: filter.onlyOverdue))
                page.draw(
                    TickField(name: "restricted", label: "Restricted only", isOn: filter.onlyRestricted)
                )
            }
        )
    }

    private func drawReportBulk(
        _ query: ListQuery,
        _ list: ListPage,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let cases = openCases(request.session)
        page.draw(
            BulkBar { page in
                page.draw(Button("Acknowledge", .second, name: "do", value: "acknowledge"))
                page.draw(
                    Dialog(query.filter.setAside ? "Take back" : "Set aside") { page in
                        page.draw(
                            TextAreaField(
                                name: "reason",
                                label: "Why",
                                hint: "They stay readable; nothing is deleted.",
                                rows: 2
                            )
                        )
                        if !query.filter.setAside { self.drawUntil(request, into: &page) }
                        self.drawAll(query, list, into: &page)
                        page.draw(
                            query.filter.setAside
                                ? Button("Take back the selected", .second, name: "do", value: "back")
                                : Button("Set aside the selected", .second, name: "do", value: "aside")
                        )
                    }
                )
                page.draw(
                    Dialog("Link to a case") { page in
                        page.draw(
                            SelectField(
                                name: "case",
                                label: "Case",
                                choices: cases,
                                empty: "Choose an open case"
                            )
                        )
                        page.draw(TextAreaField(name: "link-reason", label: "Why they belong there", rows: 2))
                        page.draw(Button("Link the selected", .second, name: "do", value: "link"))
                    }
                )
                page.draw(
                    Dialog("Open one case for all") { page in
                        page.draw(TextField(name: "title", label: "Title of the case", maximumLength: 300))
                        page.draw(TextField(name: "homes", label: "Homes", kind: .number, width: .short))
                        page.draw(TextField(name: "people", label: "People", kind: .number, width: .short))
                        page.draw(Button("Open one case", .second, name: "do", value: "group"))
                    }
                )
            }
        )
    }

    /// A flood is more than a page: one tick stands for all that the filter holds.
    private func drawAll(_ query: ListQuery, _ list: ListPage, into page: inout HTMLWriter) {
        guard list.total > list.lines.count else { return }
        page.draw(HiddenField("drawn", String(operations.now.milliseconds)))
        for (name, value) in query.query() { page.draw(HiddenField("filter-" + name, value)) }
        page.draw(
            TickField(name: "all", label: "All \(list.total) that match, not only the ticked ones")
        )
    }

    /// The open cases that this member may read, for choosing one.
    func openCases(_ session: Session) -> [Choice] {
        var filter = ListFilter(kind: .caseFile)
        filter.sort = .touched
        let lines = (try? operations.list(filter, after: nil, session).lines) ?? []
        return lines.map { Choice($0.row.id.hex, lineTitle($0)) }
    }

    private func reportTable(
        _ lines: [ListLine],
        _ query: ListQuery,
        _ request: DeskRequest,
        ticks: Bool
    ) -> DataTable {
        DataTable(
            caption: "Reports",
            columns: [
                .init("What was said"), .init("Marks"), .init("Site"), .init("Way in"),
                .init("Next date", sort: query.sortLink(.reports, .due)),
                .init("Received", sort: query.sortLink(.reports, .newest)),
            ],
            rows: lines.map { line in
                let figures = line.row.figures
                return .init(
                    [
                        .text(self.lineTitle(line)), Cell { self.drawMarks(figures, into: &$0) },
                        .value(self.siteName(figures.site)),
                        .text(AccessChannel(rawValue: Int(figures.channel))?.title ?? ""),
                        figures.firstDue.map { .text(self.standing($0.at)) } ?? .none,
                        .text(self.date(figures.received, request.session)),
                    ],
                    link: DeskRoute.report(line.row.id).link,
                    tickValue: ticks ? line.row.id.hex : nil,
                    isNew: !figures.flags.contains(.acknowledged),
                    isRestricted: figures.flags.contains(.restricted)
                )
            },
            ticks: ticks ? .init(name: "ids", one: "Select report") : nil
        )
    }

    func drawMarks(_ figures: Figures, into page: inout HTMLWriter) {
        if figures.flags.contains(.dangerNow) { page.draw(Badge("Danger now", .danger, icon: .alert)) }
        if figures.flags.contains(.restricted) { page.draw(Badge("Restricted", .restricted, icon: .lock)) }
        if let care = CareHours.mark(figures, now: operations.now) {
            page.draw(Badge(care, .danger, icon: .clock))
        }
        if figures.flags.contains(.disagreed) { page.draw(Badge("Disagrees", .attention)) }
        if figures.flags.contains(.unread), figures.flags.contains(.acknowledged) {
            page.draw(Badge("Wrote again", .first))
        }
        if !figures.flags.contains(.acknowledged) { page.draw(Badge("New")) }
        if figures.flags.contains(.hasFiles) { page.draw(Badge("Files", icon: .file)) }
    }
}
