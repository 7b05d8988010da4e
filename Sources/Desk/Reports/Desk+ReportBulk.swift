// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Records

extension Desk {
    func workOnReports(_ request: DeskRequest) throws -> Response {
        let session = request.session
        let ids = try chosen(request)
        switch request.text("do") {
        case "acknowledge":
            let failed = try each(ids) { try operations.acknowledge([$0], session) }
            return back("acknowledge", failed)
        case "aside":
            let reason = try reason(request)
            let until = try asideUntil(request)
            let failed = try each(ids) {
                try operations.setAside([$0], until: until, reason: reason, session)
            }
            return back("aside", failed)
        case "back":
            let reason = try reason(request)
            let failed = try each(ids) { try operations.setAside([$0], until: nil, reason: reason, session) }
            return back("back", failed)
        case "link":
            guard let target: RecordID = request.id("case") else { throw Refusal.empty }
            let failed = try each(ids) {
                try operations.triage(
                    $0,
                    .join(target, reason: request.text("link-reason")),
                    seen: nil,
                    session
                )
            }
            return back("link", failed)
        case "group": return try openOneCase(ids, request)
        default: throw Refusal.empty
        }
    }

    /// The ticked rows, or all that the list's filter holds: a flood is more than a page.
    ///
    /// What came after the page was drawn was seen by nobody, and stays where it is.
    private func chosen(_ request: DeskRequest) throws -> [RecordID] {
        guard ["aside", "back"].contains(request.text("do")), request.isTicked("all") else {
            return request.ids("ids")
        }
        guard let drawn = request.number("drawn").map({ Instant(milliseconds: Int64($0)) }) else {
            throw Refusal.empty
        }
        let query = ListQuery(.report) { name in
            request.form.fields.first { $0.name == "filter-\(name)" }?.value
        }
        return try operations.rows(query.filter, request.session).filter { $0.figures.received <= drawn }
            .map(\.id)
    }

    /// Set aside is always until a day, or it would be for ever.
    func asideUntil(_ request: DeskRequest) throws -> Instant {
        guard let day = Day(iso: request.text("until")) else { throw Refusal.empty }
        return CaseScene.morning(of: day, zone: zone(request.session))
    }

    func drawUntil(_ request: DeskRequest, into page: inout HTMLWriter) {
        page.draw(
            SelectField(
                name: "until",
                label: "It comes back",
                hint: "And at once when they write again.",
                choices: daysAhead([1, 3, 7, 14, 30, 60], request.session),
                chosen: dayAhead(7, request.session).iso
            )
        )
    }

    /// Act and place, never the reporter's words: those may hold a name (Domain 4.8).
    func suggestedTitle(_ report: ReportState) -> String {
        TitleSuggestion.title(
            acts: report.intake?.pictograms ?? [],
            place: report.intake?.place ?? "",
            isSensitive: report.intake?.isSensitive ?? false
        )
    }

    func dayAhead(_ distance: Int, _ session: Session) -> Day {
        operations.store.summaries.calendar(session.person?.description.site).day(operations.now)
            .adding(days: distance)
    }

    /// Days to choose from for whatever comes back by itself.
    func daysAhead(_ distances: [Int], _ session: Session) -> [Choice] {
        distances.map { distance in
            let day = dayAhead(distance, session)
            return Choice(day.iso, distance == 1 ? "tomorrow" : "in \(distance) days, \(date(day))")
        }
    }

    /// Many alike become one case with one answer and a list (Domain 4.11).
    private func openOneCase(_ ids: [RecordID], _ request: DeskRequest) throws -> Response {
        let session = request.session
        guard let first = ids.first, !request.text("title").isEmpty else { throw Refusal.empty }
        let opened = try operations.triage(
            first,
            .openCase(title: request.text("title"), track: .light, site: request.id("site")),
            seen: nil,
            session
        )
        guard let opened else { throw Refusal.notThisStage }
        let rest = Array(ids.dropFirst())
        let failed =
            rest.isEmpty
            ? 0
            : try each(rest) {
                try operations.triage($0, .join(opened, reason: "The same claim"), seen: nil, session)
            }
        let joined = ids.count - failed
        try operations.group(
            opened,
            GroupClaim(
                homes: max(0, min(100_000, request.number("homes") ?? 0)),
                people: max(0, min(1_000_000, request.number("people") ?? joined)),
                note: "\(joined) reports"
            ),
            seen: nil,
            session
        )
        return .redirect(to: DeskRoute.caseFile(opened).path + "?done=group&failed=\(failed)")
    }

    func reason(_ request: DeskRequest) throws -> String {
        let reason = request.text("reason")
        guard !reason.isEmpty else { throw Refusal.reasonMissing }
        return reason
    }

    private func back(_ done: String, _ failed: Int) -> Response {
        .redirect(to: DeskRoute.reports.path + "?done=\(done)&failed=\(failed)")
    }
}
