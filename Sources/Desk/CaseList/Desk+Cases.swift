// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import HTTP
internal import Operations

extension Desk {
    func showCases(_ request: DeskRequest) throws -> Response {
        let query = ListQuery(.caseFile, request.head)
        let list = try page(query, request.session)
        let canWork = Access.workers.admits(request.session.roles)
        let page = DeskPage(
            try frame(.cases, request),
            title: "Cases",
            subtitle: "\(list.total) in this list",
            actions: { page in
                if canWork {
                    page.draw(
                        Button("New case without a report", to: DeskRoute.newCase.link, .second, icon: .plus)
                    )
                }
            }
        ).render { page in
            drawDone(request, into: &page)
            self.drawFilters(query, request, into: &page)
            if list.lines.isEmpty {
                page.draw(
                    EmptyState(
                        .file,
                        title: "No case here",
                        text:
                            "Cases appear here when a report is triaged, or when you open one yourself. Perhaps the filter hides some."
                    )
                )
            } else if canWork {
                page.draw(
                    PostForm(to: DeskRoute.workOnCases.link, token: request.token) { page in
                        self.drawCaseBulk(request, into: &page)
                        page.draw(self.table(list.lines, query, request, ticks: true))
                    }
                )
            } else {
                page.draw(self.table(list.lines, query, request, ticks: false))
            }
            page.draw(self.pager(list, query, .cases))
        }
        return .html(page)
    }

    private func drawFilters(_ query: ListQuery, _ request: DeskRequest, into page: inout HTMLWriter) {
        let filter = query.filter
        let people = operations.directory.people.values.filter { Access.workers.admits($0.description.roles) }
            .sorted { $0.description.name < $1.description.name }
        page.draw(
            FilterForm(to: DeskRoute.cases.link, clear: DeskRoute.cases.link) { page in
                page.draw(
                    SelectField(
                        name: "status",
                        label: "Which",
                        choices: [Choice("open", "Open"), Choice("closed", "Closed"), Choice("all", "All")],
                        chosen: filter.status.rawValue
                    )
                )
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
                        name: "severity",
                        label: "Severity",
                        choices: (1...5).reversed().map { Choice(String($0), String($0)) } + [
                            Choice("0", "Not assessed")
                        ],
                        chosen: filter.severity.map(String.init) ?? "",
                        empty: "Any"
                    )
                )
                page.draw(
                    SelectField(
                        name: "stage",
                        label: "Stage",
                        choices: CaseStage.allCases.map { Choice(String($0.rawValue), $0.title) },
                        chosen: filter.stage.map(String.init) ?? "",
                        empty: "Any"
                    )
                )
                page.draw(
                    SelectField(
                        name: "lead",
                        label: "In the hands of",
                        choices: [Choice("nobody", "Nobody")]
                            + people.map { Choice($0.id.hex, $0.description.name) },
                        chosen: filter.nobodyLeads ? "nobody" : filter.lead?.hex ?? "",
                        empty: "Anybody"
                    )
                )
                page.draw(
                    SelectField(
                        name: "act",
                        label: "Act",
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
                page.draw(TickField(name: "unread", label: "They wrote again", isOn: filter.onlyUnread))
                page.draw(
                    TickField(name: "restricted", label: "Restricted only", isOn: filter.onlyRestricted)
                )
            }
        )
    }

    private func drawCaseBulk(_ request: DeskRequest, into page: inout HTMLWriter) {
        let people = operations.directory.people.values.filter {
            $0.isActive && Access.workers.admits($0.description.roles)
        }
        .sorted { $0.description.name < $1.description.name }
        page.draw(
            BulkBar { page in
                page.draw(Button("Acknowledge", .second, name: "do", value: "acknowledge"))
                page.draw(
                    Dialog("Hand over") { page in
                        page.draw(
                            SelectField(
                                name: "member",
                                label: "To",
                                choices: people.map { Choice($0.id.hex, $0.description.name) },
                                empty: "Choose somebody"
                            )
                        )
                        page.draw(TextAreaField(name: "reason", label: "What they should know", rows: 2))
                        page.draw(Button("Hand over the selected", .second, name: "do", value: "assign"))
                    }
                )
                page.draw(
                    Dialog("Answer") { page in
                        page.draw(
                            TextAreaField(
                                name: "text",
                                label: "To every reporter of the selected cases",
                                hint: "Each of them reads it with the long number.",
                                rows: 4
                            )
                        )
                        page.draw(
                            Button("Send to the reporters", .second, icon: .send, name: "do", value: "answer")
                        )
                    }
                )
            }
        )
    }

    private func table(_ lines: [ListLine], _ query: ListQuery, _ request: DeskRequest, ticks: Bool)
        -> DataTable
    {
        DataTable(
            caption: "Cases",
            columns: [
                .init("Case"), .init("Severity", .mark, sort: query.sortLink(.cases, .queue)), .init("What"),
                .init("Stage"), .init("In the hands of"),
                .init("Next date", sort: query.sortLink(.cases, .due)),
                .init("Received", sort: query.sortLink(.cases, .newest)),
            ],
            rows: lines.map { line in
                let figures = line.row.figures
                return .init(
                    [
                        .value(line.summary.code),
                        .component(SeverityMark(figures.severity == 0 ? nil : Int(figures.severity))),
                        .line(line.summary.title),
                        .text(CaseStage(rawValue: Int(figures.stage))?.title ?? ""),
                        figures.lead == MemberID(high: 0, low: 0)
                            ? .none : .value(self.memberName(figures.lead)),
                        Cell { self.drawNext(figures, into: &$0) },
                        .text(self.date(figures.received, request.session)),
                    ],
                    link: DeskRoute.caseFile(line.row.id).link,
                    tickValue: ticks ? line.row.id.hex : nil,
                    isNew: figures.flags.contains(.unread),
                    isRestricted: figures.flags.contains(.restricted)
                )
            },
            ticks: ticks ? .init(name: "ids", one: "Select case") : nil
        )
    }
}

extension Desk {
    fileprivate func drawNext(_ figures: Figures, into page: inout HTMLWriter) {
        let care = CareHours.mark(figures, now: operations.now)
        if let care {
            page.draw(Badge(care, .danger, icon: .clock))
            page.text(" ")
        }
        if let due = figures.firstDue {
            // The time first: what is cut at the column's end is the rest.
            Cell.line("\(standing(due.at)): \(due.clock.title)").draw(into: &page)
        } else if care == nil {
            Cell.none.draw(into: &page)
        }
    }
}

extension ListFilter.Sort {
    var words: String {
        switch self {
        case .queue: "What presses most"
        case .due: "Next date"
        case .newest: "Newest first"
        case .oldest: "Oldest first"
        case .touched: "Last changed"
        }
    }
}
