// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import Operations

// What becomes of a report, and the two sheets that cannot be confused.
extension ReportPage {
    func drawTriage(into page: inout HTMLWriter) {
        page.draw(
            Panel("What becomes of it", id: "triage") { page in
                if !report.cases.isEmpty {
                    page.p { page in
                        page.text("Part of ")
                        for id in report.cases { page.link("this case", to: DeskRoute.caseFile(id).link) }
                        page.text(". It can be part of another one too.")
                    }
                }
                drawLikely(into: &page)
                drawOpen(into: &page)
                // What is part of a case ends with it, and not beside it.
                if mayBecome(.answered) { drawAnswer(into: &page) }
                drawJoin(into: &page)
                if mayBecome(.redirected) { drawRedirect(into: &page) }
                drawAside(into: &page)
            }
        )
    }

    private func mayBecome(_ stage: ReportStage) -> Bool {
        report.cases.isEmpty && report.stage.canMove(to: stage)
    }

    private var suggestedTitle: String { desk.suggestedTitle(report) }

    /// Code, clocks and later readers hang on the site; it is asked for where nothing says it.
    private func drawSite(into page: inout HTMLWriter) {
        let directory = desk.operations.directory
        let known = report.intake?.site ?? directory.compartments[view.report.compartment]?.site
        guard known == nil else { return }
        page.draw(
            SelectField(
                name: "site",
                label: "Which site it is about",
                hint: "The report does not say it.",
                choices: directory.sites.map { Choice($0.id.hex, $0.name) },
                empty: "Choose one"
            )
        )
    }

    private func drawOpen(into page: inout HTMLWriter) {
        let needsFull =
            report.intake?.isSensitive == true || report.intake?.dangerNow == .yes
            || report.intake?.pictograms.contains { !$0.isBelowAbuse } == true
        page.draw(
            Dialog("Open a case", icon: .plus) { page in
                page.draw(
                    PostForm(to: route(.open), token: request.token, hidden: hidden) { page in
                        page.draw(
                            TextField(
                                name: "title",
                                label: "Title",
                                value: suggestedTitle,
                                maximumLength: 300
                            )
                        )
                        drawSite(into: &page)
                        page.draw(
                            ChoiceField(
                                name: "track",
                                label: "How much of a case",
                                hint: needsFull
                                    ? "Suggested: a full case, because of the danger or the acts named."
                                    : nil,
                                choices: [
                                    Choice(
                                        "light",
                                        "Light case",
                                        hint: "One screen: what, how to answer, what was done."
                                    ),
                                    Choice(
                                        "heavy",
                                        "Full case",
                                        hint: "Assessment, safety, decisions, closing list."
                                    ),
                                ],
                                chosen: [needsFull ? "heavy" : "light"]
                            )
                        )
                        page.draw(Button("Open the case"))
                    }
                )
            }
        )
    }

    private func drawAnswer(into page: inout HTMLWriter) {
        page.draw(
            Dialog("Answer and close now", icon: .check) { page in
                page.draw(
                    PostForm(to: route(.answer), token: request.token, hidden: hidden, isGuarded: true) {
                        page in
                        page.p(
                            "quiet",
                            text:
                                "For what can be answered at once. It still counts, and can be opened again."
                        )
                        page.draw(
                            TextField(
                                name: "title",
                                label: "Title",
                                value: suggestedTitle,
                                maximumLength: 300
                            )
                        )
                        drawSite(into: &page)
                        page.draw(
                            SelectField(
                                name: "outcome",
                                label: "How it ends",
                                hint: "Satisfied only where they said so themselves.",
                                choices: ClosureOutcome.answeredAtOnce.map { Choice($0.code, $0.title) },
                                chosen: ClosureOutcome.resolvedNotAsked.code
                            )
                        )
                        page.draw(
                            TextAreaField(
                                name: "text",
                                label: "The answer that the reporter will read",
                                rows: 4,
                                isGuarded: true
                            )
                        )
                        page.draw(Button("Answer and close", icon: .send))
                    }
                )
            }
        )
    }

    private func drawJoin(into page: inout HTMLWriter) {
        page.draw(
            Dialog("Join a case", icon: .link) { page in
                page.draw(
                    PostForm(to: route(.join), token: request.token, hidden: hidden) { page in
                        page.draw(
                            SelectField(
                                name: "case",
                                label: "Case",
                                choices: desk.openCases(session),
                                empty: "Choose an open case"
                            )
                        )
                        page.draw(TextAreaField(name: "reason", label: "Why it belongs there", rows: 2))
                        page.draw(Button("Join"))
                    }
                )
            }
        )
    }

    private func drawRedirect(into page: inout HTMLWriter) {
        page.draw(
            Dialog("Show another door", icon: .arrow) { page in
                page.draw(
                    PostForm(to: route(.redirect), token: request.token, hidden: hidden) { page in
                        page.p(
                            "quiet",
                            text:
                                "When this is not ours to handle. Tell the reporter where to go first, below."
                        )
                        page.draw(TextAreaField(name: "reason", label: "Which door, and why", rows: 2))
                        page.draw(Button("Show another door", .second))
                    }
                )
            }
        )
    }

    private func drawAside(into page: inout HTMLWriter) {
        // Danger waits for no day.
        if report.isInDanger { return }
        let isAside = report.asideUntil.map { $0 > desk.operations.now } ?? false
        page.draw(
            Dialog(isAside ? "Take back" : "Set aside", icon: .pause) { page in
                page.draw(
                    PostForm(
                        to: route(.aside),
                        token: request.token,
                        hidden: hidden + (isAside ? [] : [("aside", "yes")])
                    ) { page in
                        page.draw(TextAreaField(name: "reason", label: "Why", rows: 2))
                        if !isAside { desk.drawUntil(request, into: &page) }
                        page.draw(Button(isAside ? "Take back" : "Set aside", .second))
                    }
                )
            }
        )
    }

    func drawSheets(into page: inout HTMLWriter) {
        page.draw(
            Composer(
                .toReporter(
                    how:
                        "They read it at the follow page, with the long number of 24 digits. We cannot tell when."
                ),
                to: route(.reply),
                token: request.token,
                hidden: hidden
            ) { page in
                let day = desk.operations.now.adding(days: 30).day
                page.draw(
                    DateField(
                        name: "next",
                        label: "Look again on",
                        typed: .init(day: String(day.day), month: String(day.month), year: String(day.year)),
                        labels: .init(day: "Day", month: "Month", year: "Year", notKnown: nil)
                    )
                )
            }
        )
        let readers = desk.readers(of: view.report.compartment, except: nil).map(\.description.name)
        page.draw(
            Composer(
                .amongOurselves(who: "Read by \(readers.joined(separator: ", "))."),
                to: route(.note),
                token: request.token,
                hidden: hidden
            )
        )
    }

    func drawFacts(into page: inout HTMLWriter) {
        if let due = report.summary(desk.operations.store.summaries).figures.firstDue {
            page.draw(desk.clock(due, session))
        }
        page.draw(
            Panel("Who and how") { page in
                page.draw(
                    Facts([
                        .init("Standing", report.stage.title),
                        .init(
                            "Read by",
                            desk.readers(of: view.report.compartment, except: nil).map {
                                "\($0.description.name) (\(desk.roleWords($0.description.roles)))"
                            }.joined(separator: ", ")
                        ),
                    ])
                )
                let intake = report.intake
                if let intake, intake.wantsOutside || !intake.mustNotSee.isEmpty {
                    let named =
                        intake.mustNotSee.isEmpty
                        ? "Somebody at the place; they did not say who." : intake.mustNotSee
                    page.draw(Notice(.restricted, title: "Must not see it") { $0.p { $0.value(named) } })
                }
                let never = [intake?.mustNotDo ?? "", view.contact?.never ?? ""].filter { !$0.isEmpty }
                page.draw(
                    Notice(never.isEmpty ? .info : .danger, title: "What we must not do") { page in
                        page.p { page in
                            never.isEmpty
                                ? page.text("Nothing was said.")
                                : page.value(Set(never).joined(separator: " · "))
                        }
                    }
                )
                drawContact(into: &page)
                drawApart(into: &page)
                if let ratings = report.ratings {
                    page.draw(
                        Facts([
                            .init("How it was handled", ratings.process.map { "\($0) of 5" } ?? "Not said"),
                            .init("What came of it", ratings.outcome.map { "\($0) of 5" } ?? "Not said"),
                        ])
                    )
                }
            }
        )
    }

    /// What they gave is always shown; whether we may begin is said beside it.
    private func drawContact(into page: inout HTMLWriter) {
        let contact = view.contact ?? WorkingContact(mode: .notSaid)
        switch contact.mode {
        case .call, .sms, .visit, .intermediary: break
        case .notSaid where !contact.reach.isEmpty:
            page.draw(
                Notice(
                    .attention,
                    title: "Ask before you use it",
                    text: "They left a way to reach them and did not say how. Ask on the answer page first."
                )
            )
        case .notSaid, .viaCode:
            page.draw(
                Notice(
                    .info,
                    title: "Only the answer page reaches them",
                    text: contact.mode == .viaCode
                        ? "They come back with their code." : "They did not say how to reach them."
                )
            )
        case .none:
            page.draw(
                Notice(
                    .attention,
                    title: "Do not contact",
                    text: "They asked not to be contacted. Only the answer page reaches them."
                )
            )
        }
        guard !contact.reach.isEmpty || !contact.name.isEmpty || contact.mode.weMayBegin else { return }
        var facts: [Facts.Fact] = [
            .init("How to reach them", contact.mode.title),
            .init("Where", value: contact.reach.isEmpty ? "Not said" : contact.reach),
        ]
        if !contact.name.isEmpty { facts.append(.init("Name they gave", value: contact.name)) }
        page.draw(Facts(facts))
    }
}
