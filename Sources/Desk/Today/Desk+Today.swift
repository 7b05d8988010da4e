// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import HTTP
internal import Operations

extension Desk {
    func showToday(_ request: DeskRequest) throws -> Response {
        let session = request.session
        guard Access.readers.admits(session.roles) else {
            return .redirect(to: DeskRoute.settings(.overview).path)
        }
        let today = try operations.today(session)
        let page = DeskPage(
            try frame(.today, request),
            title: "Today",
            subtitle: DeskText.day(operations.now, zone(session)),
            actions: { page in
                if Access.workers.admits(session.roles) {
                    page.draw(
                        Button("New case without a report", to: DeskRoute.newCase.link, .second, icon: .plus)
                    )
                }
            }
        ).render { page in
            drawDone(request, into: &page)
            drawHouseAlarms(request, into: &page)
            page.draw(
                StatRow([
                    StatTile("New reports", value: String(today.newReports), link: DeskRoute.reports.link),
                    StatTile("Open cases", value: String(today.openCases), link: DeskRoute.cases.link),
                    StatTile(
                        "Overdue",
                        value: String(today.overdue),
                        note: "dates that have passed",
                        link: DeskRoute.cases.link([("overdue", "1"), ("sort", "due")])
                    ),
                ])
            )
            if today.setAside > 0 {
                page.draw(
                    Notice(.attention, title: "Reports are set aside") { page in
                        page.p { page in
                            page.text(
                                "\(today.setAside) reports were set aside together. Nothing is deleted. "
                            )
                            page.link("Look through them", to: DeskRoute.reports.link([("aside", "1")]))
                        }
                    }
                )
            }
            if today.items.isEmpty {
                page.draw(
                    EmptyState(
                        .today,
                        title: "Nothing asks for your day",
                        text: "New reports, promised dates and what people wrote again appear here, with why."
                    )
                )
            }
            for one in today.items { self.draw(one.item, one.line, request, into: &page) }
            if today.remaining > 0 {
                page.p { page in
                    page.text("\(today.remaining) more wait. ")
                    page.link("All open reports", to: DeskRoute.reports.link)
                    page.text(" · ")
                    page.link("All open cases", to: DeskRoute.cases.link)
                }
            }
        }
        return .html(page)
    }

    private func draw(
        _ item: Domain.TodayItem<RecordID>,
        _ line: ListLine,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let figures = line.row.figures
        let isReport = figures.kind == .report
        let link = (isReport ? DeskRoute.report(line.row.id) : .caseFile(line.row.id)).link
        let canWork = Access.workers.admits(request.session.roles)
        page.draw(
            HTML.TodayItem(
                lineTitle(line),
                link: link,
                why: item.why.map(\.words).joined(separator: " · "),
                severity: isReport ? nil : SeverityMark(figures.severity == 0 ? nil : Int(figures.severity)),
                clock: figures.firstDue.map { clock($0, request.session) },
                isRestricted: figures.flags.contains(.restricted)
            ) { page in
                guard canWork else {
                    page.draw(Button("Look at it", to: link, .second))
                    return
                }
                page.draw(Button(self.doneWords(item, isReport: isReport), to: link, .second, icon: .check))
                self.drawNotNow(line, request, into: &page)
                self.drawHandOver(line, request, into: &page)
            }
        )
    }

    private func doneWords(_ item: Domain.TodayItem<RecordID>, isReport: Bool) -> String {
        switch item.kinds.first {
        case .newReport: "Done: decide what becomes of it"
        case .callForHelp: isReport ? "Done: read and act" : "Done: call for help"
        case .theyWrote: "Done: answer"
        case .signature: "Done: sign"
        case .review: "Done: decide the review"
        default: isReport ? "Done: open the report" : "Done: open the case"
        }
    }

    private func drawNotNow(_ line: ListLine, _ request: DeskRequest, into page: inout HTMLWriter) {
        let isReport = line.row.figures.kind == .report
        let action: DeskRoute =
            isReport ? .workOnReport(.aside, line.row.id) : .workOnCase(.postpone, line.row.id)
        page.draw(
            Dialog("Not now, because") { page in
                page.draw(
                    PostForm(
                        to: action.link,
                        token: request.token,
                        hidden: isReport ? [("aside", "yes"), ("from", "today")] : [("from", "today")]
                    ) { page in
                        page.draw(
                            TextAreaField(
                                name: "reason",
                                label: "Not now, because",
                                hint: "One sentence is enough.",
                                rows: 2
                            )
                        )
                        if !isReport {
                            let day = self.operations.now.adding(days: 7).day
                            page.draw(
                                DateField(
                                    name: "until",
                                    label: "Back on Today on",
                                    typed: .init(
                                        day: String(day.day),
                                        month: String(day.month),
                                        year: String(day.year)
                                    ),
                                    labels: .init(day: "Day", month: "Month", year: "Year", notKnown: nil)
                                )
                            )
                        }
                        page.draw(Button(isReport ? "Set it aside" : "Not now", .second))
                    }
                )
            }
        )
    }

    /// A report has no holder of its own: handing it over opens a light case in the other's hands.
    private func drawHandOver(_ line: ListLine, _ request: DeskRequest, into page: inout HTMLWriter) {
        let readers = readers(of: line.row.compartment, except: request.session.member)
        let isReport = line.row.figures.kind == .report
        page.draw(
            Dialog("Hand over") { page in
                guard !readers.isEmpty else {
                    page.p(
                        "quiet",
                        text: "Nobody else may read this. Somebody must be let in first, under Settings."
                    )
                    return
                }
                page.draw(
                    PostForm(
                        to: DeskRoute.workOnCases.link,
                        token: request.token,
                        hidden: [("do", "hand-over"), (isReport ? "report" : "ids", line.row.id.hex)]
                    ) { page in
                        page.draw(
                            SelectField(
                                name: "member",
                                label: "To",
                                choices: readers.map { Choice($0.id.hex, $0.description.name) },
                                empty: "Choose somebody"
                            )
                        )
                        page.draw(TextAreaField(name: "reason", label: "What they should know", rows: 2))
                        page.draw(Button(isReport ? "Open a case and hand it over" : "Hand over", .second))
                    }
                )
            }
        )
    }

    /// Who else can open what is in this compartment.
    func readers(of room: CompartmentID, except member: MemberID?) -> [DirectoryState.Person] {
        let directory = operations.directory
        return (directory.compartments[room]?.readers ?? []).filter { $0 != member }.compactMap {
            directory.people[$0]
        }.filter(\.isActive).sorted { $0.description.name < $1.description.name }
    }

    func lineTitle(_ line: ListLine) -> Phrase {
        let summary = line.summary
        if line.row.isStale, summary.title.isEmpty, summary.excerpt.isEmpty {
            return "Something here was damaged: open it"
        }
        if line.row.figures.kind == .caseFile { return "\(summary.code) · \(summary.title)" }
        if !summary.excerpt.isEmpty { return .value(summary.excerpt) }
        let acts = ActCode.allCases.filter { line.row.figures.acts & $0.bit != 0 }.map(\.title)
        if !acts.isEmpty { return "Pictures only: \(acts.joined(separator: ", "))" }
        return line.row.figures.flags.contains(.restricted) ? "No story asked for" : "Files only"
    }

    func clock(_ due: Due, _ session: Session) -> HTML.Clock {
        let left = due.at.milliseconds(since: operations.now)
        let state: HTML.Clock.State = left < 0 ? .overdue : left < 86_400_000 ? .soon : .due
        return HTML.Clock(
            due.clock.title,
            state,
            standing: standing(due.at),
            date: dateTime(due.at, session),
            milliseconds: due.at.milliseconds
        )
    }
}

extension TodayWhy {
    var words: String {
        switch self {
        case .danger: "Somebody may be in danger"
        case .grave(let severity): "Severity \(severity.rawValue)"
        case .overdue(let kind, let days):
            days == 0 ? "\(kind.title): the time has passed" : "\(kind.title): \(days) days too late"
        case .dueToday(let kind): "\(kind.title): due today"
        case .dueTomorrow(let kind): "\(kind.title): due tomorrow"
        case .waiting(let kind): kind.title.prefix(1).uppercased() + kind.title.dropFirst()
        }
    }
}
