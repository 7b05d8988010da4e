// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import Operations

/// One report: what was said, what may be done, and what becomes of it.
struct ReportPage {
    let desk: Desk
    let view: ReportView
    let request: DeskRequest
    let form: CaseForm

    var report: ReportState { view.report.state }
    var session: Session { request.session }
    var canWork: Bool { Access.workers.admits(session.roles) && !view.report.isReadOnly }
    var hidden: [(String, String)] { [("seen", String(view.report.head))] }

    func route(_ verb: ReportVerb) -> Link { DeskRoute.workOnReport(verb, view.report.id).link }

    func render() throws -> [UInt8] {
        let received = report.intake?.received ?? operations.now
        return DeskPage(
            try desk.frame(.reports, request),
            title: "Report",
            subtitle:
                "\(report.intake?.channel.title ?? "") · \(desk.siteName(report.intake?.site)) · \(desk.dateTime(received, session))",
            back: BackLink("Reports", to: DeskRoute.reports.link),
            isRestricted: report.intake?.isSensitive ?? false,
            actions: drawActions,
            facts: drawFacts
        ).render { page in
            desk.drawDone(request, into: &page)
            drawAlarms(into: &page)
            drawNow(into: &page)
            drawSaid(into: &page)
            drawAdditions(into: &page)
            if canWork { drawTriage(into: &page) }
            drawAlike(into: &page)
            drawThread(into: &page)
            if canWork { drawSheets(into: &page) }
            if canWork { drawErasing(into: &page) }
            drawHistory(into: &page)
        }
    }

    private var operations: Operations { desk.operations }

    private func drawActions(into page: inout HTMLWriter) {
        guard canWork, report.acknowledgedAt == nil else { return }
        page.draw(
            PostForm(to: route(.acknowledge), token: request.token) {
                $0.draw(Button("Acknowledge", .first, icon: .check))
            }
        )
    }

    private func drawAlarms(into page: inout HTMLWriter) {
        if report.intake?.dangerNow == .yes {
            page.draw(
                Notice(
                    .danger,
                    title: "Somebody may be in danger now",
                    text:
                        "Call somebody uninvolved before anything else. “Act now” below holds the numbers, and opens the case when you write the call down."
                )
            )
        }
        if !view.report.damage.isEmpty {
            page.draw(
                Notice(
                    .danger,
                    title: "Something in this report does not fit",
                    text:
                        "\(view.report.damage.count) steps are missing or were changed from outside. Tell your administrator; what can be read is below."
                )
            )
        }
        if view.damagedMessages > 0 {
            page.draw(
                Notice(
                    .danger,
                    title: "Part of the conversation does not fit",
                    text:
                        "\(view.damagedMessages) of the messages that the reporter should see are missing or were changed from outside. Say it again in a new answer, and tell your administrator."
                )
            )
        }
        if view.report.unreadableNotes > 0 {
            page.draw(
                Notice(
                    .danger,
                    title: "Something that was left for this report cannot be opened",
                    text:
                        "\(view.report.unreadableNotes) of the notes from outside are damaged, or were written by a newer Amparo. They are kept. Ask the reporter in your next answer to say it again."
                )
            )
        }
        if let until = report.asideUntil, until > operations.now, !report.isInDanger {
            page.draw(
                Notice(
                    .attention,
                    text:
                        "This report is set aside until \(desk.date(until, session)). Nothing is deleted; it can be taken back below."
                )
            )
        }
        if let disagreement = report.disagreement {
            page.draw(
                Notice(.attention, title: "The person does not agree") { page in
                    if !disagreement.words.isEmpty {
                        page.quoted(disagreement.words, language: report.language)
                    }
                }
            )
        }
    }

    /// Help first: the hours that count, and "act now", whatever has been decided.
    private func drawNow(into page: inout HTMLWriter) {
        if report.asksForCare, !report.stage.isEnd {
            let calendar = operations.store.summaries.calendar(report.intake?.site)
            for line in CareHours.lines(
                occurred: report.intake?.occurred.start(calendar),
                now: operations.now
            ) {
                page.draw(Notice(.attention, title: line.title, text: line.text))
            }
        }
        guard canWork else { return }
        let site = try? operations.installation().site(report.intake?.site)
        page.draw(
            ActNowForm(
                form: form,
                contacts: view.contact.map { [$0] } ?? [],
                services: site?.services ?? [],
                token: request.token,
                advice: route(.advice),
                call: route(.call)
            )
        )
    }

    private func drawSaid(into page: inout HTMLWriter) {
        guard let intake = report.intake else { return }
        page.draw(
            Panel("What was said", id: "said") { page in
                if intake.isSensitive {
                    page.p(
                        "quiet",
                        text: "Sexual violence or a child: no story was asked for. Do not ask for it again."
                    )
                }
                if !intake.words.isEmpty { page.quoted(intake.words, language: intake.language) }
                page.draw(
                    Facts(
                        [
                            .init(
                                "Pictures chosen",
                                intake.pictograms.isEmpty
                                    ? "None"
                                    : intake.pictograms.map { "\($0.code) \($0.title)" }.joined(
                                        separator: ", "
                                    )
                            ),
                            .init("When", value: whenWords(intake.occurred)),
                            .init("Where", value: said(intake.place, intake.open.place)),
                            .init(
                                "Who did it",
                                value: said(intake.whoDidIt, intake.open.whoDidIt)
                            ),
                            .init("In danger now", intake.dangerNow.title),
                            .init("Language", value: intake.language),
                        ],
                        isWide: true
                    )
                )
                drawFiles(0..<intake.files.count, into: &page)
            }
        )
    }

    private func drawFiles(_ range: Range<Int>, into page: inout HTMLWriter) {
        for index in range where report.files.indices.contains(index) {
            draw(report.files[index], index, into: &page)
        }
    }

    private func drawAdditions(into page: inout HTMLWriter) {
        var first = report.intake?.files.count ?? 0
        for (at, addition) in report.additions {
            let range = first..<(first + addition.files.count)
            first = range.upperBound
            page.draw(
                Panel("Added on \(desk.dateTime(at, session))") { page in
                    if !addition.words.isEmpty { page.quoted(addition.words, language: report.language) }
                    drawFiles(range, into: &page)
                }
            )
        }
    }

    /// Their words, or how they left the question.
    private func said(_ words: String, _ open: OpenAnswer) -> String {
        guard words.isEmpty else { return words }
        switch open {
        case .unknown: return "They do not know"
        case .ratherNot: return "They would rather not say"
        case .notAsked, .yes, .no: return "Not said"
        }
    }

    private func whenWords(_ occurred: Occurrence) -> String {
        var parts: [String] = []
        if let first = occurred.first { parts.append(desk.date(first)) }
        if let last = occurred.last, last != occurred.first { parts.append("to \(desk.date(last))") }
        if !occurred.words.isEmpty { parts.append(occurred.words) }
        if parts.isEmpty { return "Not said" }
        return parts.joined(separator: " ") + (occurred.precision == .approximate ? " (about)" : "")
    }
}
