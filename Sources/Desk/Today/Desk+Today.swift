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
        let duty = try operations.dutyToday()
        let names = try operations.readingsWaiting(session)
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
            drawEmergencies(request, into: &page)
            if today.wasCalled {
                // Without what it is: the screen may be seen by others.
                page.draw(
                    Notice(.attention, isLive: true, text: "Something fell due where you have the duty.")
                )
            }
            if names > 0 {
                page.draw(
                    Notice(.attention, title: "Somebody asks for what is kept apart") { page in
                        page.p { page in
                            page.text(names == 1 ? "1 request waits. " : "\(names) requests wait. ")
                            page.link("Look at what they need it for", to: DeskRoute.requests.link)
                        }
                    }
                )
            }
            self.drawDuty(duty, request, into: &page)
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
                                "\(today.setAside) reports are set aside until a day. Nothing is deleted. "
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

    /// Who is called first where, so that nobody has to look it up.
    private func drawDuty(_ duty: [DutyToday], _ request: DeskRequest, into page: inout HTMLWriter) {
        page.p("quiet small") { page in
            page.text("On duty now: ")
            for (index, one) in duty.enumerated() {
                if index > 0 { page.text(" · ") }
                page.value(self.siteName(one.site))
                page.text(": ")
                page.value(
                    one.holder.map { self.memberName($0) } ?? "nobody; everybody who reads there is called"
                )
                if let deputy = one.deputy {
                    page.text(", then ")
                    page.value(self.memberName(deputy))
                }
            }
            page.text(". ")
            page.link("I am away", to: DeskRoute.settings(.duty).link)
        }
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
        case .maybeGrave: "Not graded yet, and grave by what was said"
        case .careLost(let hours): "Medical care: at least \(hours) hours are left"
        case .overdue(let kind, let days):
            days == 0 ? "\(kind.title): the time has passed" : "\(kind.title): \(days) days too late"
        case .dueToday(let kind): "\(kind.title): due today"
        case .dueTomorrow(let kind): "\(kind.title): due tomorrow"
        case .waiting(let kind): kind.title.prefix(1).uppercased() + kind.title.dropFirst()
        }
    }
}
