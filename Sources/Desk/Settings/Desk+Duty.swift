// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Records

// The rota: who is called first where and when, and "I am away".
extension Desk {
    func showDuty(_ request: DeskRequest) throws -> Response {
        let installation = try operations.installation()
        let rota = try operations.rota()
        let duty = try operations.dutyToday()
        return try settingsPage(.duty, request) { page in
            if Access.readers.admits(request.session.roles) { self.drawAway(rota, request, into: &page) }
            for one in duty {
                page.draw(
                    Panel(Phrase.value(self.siteName(one.site))) { page in
                        page.draw(
                            Facts([
                                .init("On duty today", value: self.memberName(one.holder)),
                                .init("Then", value: self.memberName(one.deputy)),
                            ])
                        )
                        self.drawTurns(one.site, rota, request, into: &page)
                        if request.session.has(.administrator) {
                            self.drawStanding(
                                one.site,
                                installation.duty[one.site] ?? [],
                                request,
                                into: &page
                            )
                        }
                    }
                )
            }
        }
    }

    private func drawAway(_ rota: DutyRota, _ request: DeskRequest, into page: inout HTMLWriter) {
        let member = request.session.member
        let absences = rota.absences.sorted { ($0.from, $0.member) < ($1.from, $1.member) }
        page.draw(
            Panel("Away") { page in
                page.ul { page in
                    for absence in absences {
                        page.li {
                            $0.text(
                                "\(self.memberName(absence.member)): \(self.date(absence.from)) to \(self.date(absence.to)); \(self.memberName(absence.deputy)) stands in"
                            )
                        }
                    }
                }
                if absences.contains(where: { $0.member == member }) {
                    page.draw(
                        PostForm(to: DeskRoute.changeSettings(.comeBack).link, token: request.token) {
                            $0.draw(Button("I am back", .second, icon: .check))
                        }
                    )
                }
                let deputies = self.operations.mayStandIn(for: member)
                guard !deputies.isEmpty else {
                    page.p("quiet", text: "Nobody else reads what you read, so nobody can stand in for you.")
                    return
                }
                page.draw(
                    Dialog("I am away", icon: .calendar) { page in
                        page.draw(
                            PostForm(to: DeskRoute.changeSettings(.goAway).link, token: request.token) {
                                page in
                                self.drawDays(into: &page)
                                page.draw(
                                    SelectField(
                                        name: "deputy",
                                        label: "My deputy",
                                        hint: "Your duty and what you lead go to their Today meanwhile.",
                                        choices: deputies.map { Choice($0.id.hex, $0.description.name) },
                                        empty: "Choose somebody"
                                    )
                                )
                                page.draw(Button("Keep"))
                            }
                        )
                    }
                )
            }
        )
    }

    private func drawDays(into page: inout HTMLWriter) {
        let today = operations.now.day
        for (name, label) in [("from", "From"), ("to", "To, that day included")] {
            page.draw(
                DateField(
                    name: name,
                    label: label,
                    typed: .init(
                        day: name == "from" ? String(today.day) : "",
                        month: name == "from" ? String(today.month) : "",
                        year: String(today.year)
                    ),
                    labels: .init(day: "Day", month: "Month", year: "Year", notKnown: nil)
                )
            )
        }
    }

    private func drawTurns(
        _ site: SiteID,
        _ rota: DutyRota,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let people = operations.mayHaveDuty(at: site)
        let maySet =
            request.session.has(.administrator) || people.contains { $0.id == request.session.member }
        let turns = rota.turns.filter { $0.site == site }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        for turn in turns {
            let deputy = turn.deputy.map { ", then \(memberName($0))" } ?? ""
            page.p(
                "",
                text:
                    "\(date(turn.from)) to \(date(turn.to)): \(memberName(turn.member))\(deputy)"
            )
            if maySet {
                // Whose turn: several of these stand below each other.
                let off = Phrase(
                    "Take \(memberName(turn.member)) off, \(date(turn.from)) to \(date(turn.to))"
                )
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.removeTurn).link,
                        token: request.token,
                        hidden: [
                            ("site", site.hex), ("member", turn.member.hex),
                            ("deputy", turn.deputy?.hex ?? ""), ("from-iso", turn.from.iso),
                            ("to-iso", turn.to.iso),
                        ]
                    ) { $0.draw(Button(off, .quiet)) }
                )
            }
        }
        guard maySet, !people.isEmpty else { return }
        page.draw(
            Dialog("Add a turn", icon: .plus) { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.addTurn).link,
                        token: request.token,
                        hidden: [("site", site.hex)]
                    ) { page in
                        self.drawDays(into: &page)
                        self.drawPair(people, [], into: &page)
                        page.draw(Button("Add to the rota"))
                    }
                )
            }
        )
    }

    private func drawPair(
        _ people: [DirectoryState.Person],
        _ chosen: [MemberID],
        into page: inout HTMLWriter
    ) {
        let choices = people.map { Choice($0.id.hex, $0.description.name) }
        page.draw(
            SelectField(
                name: "member",
                label: "On duty",
                choices: choices,
                chosen: chosen.first?.hex ?? "",
                empty: "Nobody"
            )
        )
        page.draw(
            SelectField(
                name: "deputy",
                label: "Deputy",
                choices: choices,
                chosen: chosen.dropFirst().first?.hex ?? "",
                empty: "Nobody"
            )
        )
    }

    private func drawStanding(
        _ site: SiteID,
        _ chosen: [MemberID],
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let people = operations.mayHaveDuty(at: site)
        page.draw(
            Dialog("On days without a turn") { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.setDuty).link,
                        token: request.token,
                        hidden: [("site", site.hex)]
                    ) { page in
                        self.drawPair(people, chosen, into: &page)
                        page.draw(Button("Keep", .second))
                    }
                )
            }
        )
    }

    func setDuty(_ request: DeskRequest) throws {
        guard let site: SiteID = request.id("site") else { throw Refusal.notFound }
        let wanted: [MemberID?] = [request.id("member"), request.id("deputy")]
        try operations.setStandingDuty(at: site, wanted.compactMap { $0 }, request.session)
    }

    private func turn(_ request: DeskRequest, from: Day?, to: Day?) throws -> DutyTurn {
        guard let site: SiteID = request.id("site"), let from, let to else { throw Refusal.empty }
        return DutyTurn(
            site: site,
            member: try wanted(request),
            deputy: request.id("deputy"),
            from: from,
            to: to
        )
    }

    func addTurn(_ request: DeskRequest) throws {
        try operations.add(
            try turn(request, from: request.day("from"), to: request.day("to")),
            request.session
        )
    }

    func removeTurn(_ request: DeskRequest) throws {
        let from = Day(iso: request.text("from-iso"))
        try operations.remove(
            try turn(request, from: from, to: Day(iso: request.text("to-iso"))),
            request.session
        )
    }

    func goAway(_ request: DeskRequest) throws {
        guard let from = request.day("from"), let to = request.day("to"),
            let deputy: MemberID = request.id("deputy")
        else { throw Refusal.empty }
        try operations.goAway(from: from, to: to, deputy: deputy, request.session)
    }
}
