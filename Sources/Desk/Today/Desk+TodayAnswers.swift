// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Records

// The three answers to a thing on Today: done, not now because, hand over (Moment 9).
extension Desk {
    func draw(
        _ item: Domain.TodayItem<RecordID>,
        _ line: ListLine,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let figures = line.row.figures
        let isReport = figures.kind == .report
        let link = (isReport ? DeskRoute.report(line.row.id) : .caseFile(line.row.id)).link
        page.draw(
            HTML.TodayItem(
                lineTitle(line),
                link: link,
                why: whyWords(item, line),
                severity: isReport ? nil : SeverityMark(figures.severity == 0 ? nil : Int(figures.severity)),
                clock: figures.firstDue.map { clock($0, request.session) },
                isRestricted: figures.flags.contains(.restricted)
            ) { page in
                guard Access.workers.admits(request.session.roles) else {
                    page.draw(Button("Look at it", to: link, .second))
                    return
                }
                self.drawDoneAnswer(item, line, request, into: &page)
                self.drawNotNow(item, line, request, into: &page)
                self.drawHandOver(line, request, into: &page)
            }
        )
    }

    private func whyWords(_ item: Domain.TodayItem<RecordID>, _ line: ListLine) -> String {
        let isDayKnown = line.row.figures.occurred.milliseconds > 0
        var words = item.why.map { why in
            if case .careLost(let hours) = why, !isDayKnown {
                return "Medical care: the day is not known, \(hours) hours at most"
            }
            return why.words
        }
        if item.kinds.contains(.handedOver) {
            let by = memberName(line.summary.handedBy)
            let said = line.summary.handedWords
            words.append(said.isEmpty ? "From \(by)" : "From \(by): “\(said)”")
        }
        return words.joined(separator: " · ")
    }

    /// What one press can do is done in place; anything else leads to the form that is due.
    private func drawDoneAnswer(
        _ item: Domain.TodayItem<RecordID>,
        _ line: ListLine,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let id = line.row.id
        let figures = line.row.figures
        if figures.kind == .report {
            if !figures.flags.contains(.acknowledged) || figures.flags.contains(.unread) {
                press("Done: say that it arrived", .workOnReport(.acknowledge, id), [], request, into: &page)
            }
            let place = item.kinds.contains(.callForHelp) ? nil : "triage"
            let words =
                item.kinds.contains(.callForHelp) ? "Done: act now" : "Done: decide what becomes of it"
            page.draw(
                Button(
                    words,
                    to: Link(path: DeskRoute.report(id).path, fragment: place),
                    .second,
                    icon: .arrow
                )
            )
            return
        }
        if item.kinds.contains(.handedOver) {
            press(
                "Done: I take it",
                .workOnCases,
                [("do", "take"), ("ids", id.hex)],
                request,
                into: &page
            )
        }
        switch item.kinds.first {
        case .theyWrote:
            press(
                "Done: I have read it",
                .workOnCases,
                [("do", "read"), ("ids", id.hex)],
                request,
                into: &page
            )
            lead("Answer", id, into: &page)
        case .handedOver: lead("Open the case", id, into: &page)
        case .promise, .protectionCheck:
            guard let due = figures.firstOwnDue else { return lead("Open the case", id, into: &page) }
            if due.clock == .acknowledge {
                press(
                    "Done: say that it arrived",
                    .workOnCases,
                    [("do", "acknowledge"), ("ids", id.hex), ("from", "today")],
                    request,
                    into: &page
                )
            } else {
                drawKept(due.clock, id, request, into: &page)
            }
        case .callForHelp: lead("Done: call for help", id, "now", into: &page)
        case .signature: lead("Done: sign", id, into: &page)
        case .review: lead("Done: decide the review", id, into: &page)
        default: lead("Done: open the case", id, into: &page)
        }
    }

    private func lead(_ words: String, _ id: RecordID, _ place: String? = nil, into page: inout HTMLWriter) {
        page.draw(
            Button(words, to: Link(path: DeskRoute.caseFile(id).path, fragment: place), .second, icon: .arrow)
        )
    }

    private func press(
        _ words: String,
        _ route: DeskRoute,
        _ fields: [(String, String)],
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            PostForm(to: route.link, token: request.token, hidden: fields + [("from", "today")]) {
                $0.draw(Button(words, .second, icon: .check))
            }
        )
    }

    /// A promise that was kept takes one sentence.
    private func drawKept(
        _ clock: ClockRule,
        _ id: RecordID,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            Dialog("Done: \(clock.title)", icon: .check) { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.workOnCase(.clock, id).link,
                        token: request.token,
                        hidden: [("from", "today"), ("clock-do", "met"), ("clock-rule", clock.code)]
                    ) { page in
                        page.draw(
                            TextField(name: "clock-words", label: "What was done", hint: "One sentence.")
                        )
                        page.draw(Button("It was kept"))
                    }
                )
            }
        )
    }

    private func drawNotNow(
        _ item: Domain.TodayItem<RecordID>,
        _ line: ListLine,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let isReport = line.row.figures.kind == .report
        if let why = notToPutOff(item, line) {
            page.draw(Dialog("Not now, because") { $0.p("", text: why) })
            return
        }
        let action: DeskRoute =
            isReport ? .workOnReport(.aside, line.row.id) : .workOnCase(.postpone, line.row.id)
        let days = daysAhead([1, 3, 7, 14, 30], request.session)
        page.draw(
            Dialog("Not now, because") { page in
                page.draw(
                    PostForm(
                        to: action.link,
                        token: request.token,
                        hidden: isReport ? [("aside", "yes"), ("from", "today")] : [("from", "today")]
                    ) { page in
                        page.draw(
                            TextField(
                                name: isReport ? "reason" : "postpone-reason",
                                label: "Not now, because",
                                hint: "One sentence is enough. Promises run on."
                            )
                        )
                        page.draw(
                            SelectField(
                                name: isReport ? "until" : "postpone-until",
                                label: "Back on Today",
                                choices: days,
                                chosen: self.dayAhead(1, request.session).iso
                            )
                        )
                        page.draw(Button("Not now", .second))
                    }
                )
            }
        )
    }

    /// Danger waits for no day, and what others are asked for is not theirs to put off.
    private func notToPutOff(_ item: Domain.TodayItem<RecordID>, _ line: ListLine) -> String? {
        let figures = line.row.figures
        if figures.kind == .report, figures.flags.contains(.dangerNow) {
            return
                "Somebody may be in danger: this waits for no day. Act now, or hand it over to somebody who can."
        }
        if item.kinds.allSatisfy({ [.signature, .review, .integrity].contains($0) }) {
            return "Others wait for you here. It stays on the list, and rings once a day at most."
        }
        return nil
    }

    /// A report has no holder of its own: handing it over opens a case in the other's hands.
    private func drawHandOver(_ line: ListLine, _ request: DeskRequest, into page: inout HTMLWriter) {
        let readers = readers(of: line.row.compartment, except: request.session.member)
        let isReport = line.row.figures.kind == .report
        guard !line.row.figures.flags.contains(.closed) else {
            let names = readers.map(\.description.name).joined(separator: ", ")
            page.draw(
                Dialog("Hand over") { page in
                    page.p(
                        "",
                        text: "This case is closed and in nobody's hands. Who can look at it as well: "
                    )
                    page.p { $0.value(names.isEmpty ? "nobody" : names) }
                }
            )
            return
        }
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
}
