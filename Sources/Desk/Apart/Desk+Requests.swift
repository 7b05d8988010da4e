// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations

extension Desk {
    /// A name that a custodian allowed this sign-in to read.
    func showApart(_ record: RecordID, of report: RecordID, _ request: DeskRequest) throws -> Response {
        let found = try operations.readApart(record, of: report, request.session)
        let page = DeskPage(
            try frame(.reports, request),
            title: "Who it is",
            subtitle: found.reading.request.purpose.title,
            back: BackLink("The report", to: DeskRoute.report(report).link)
        ).render { page in
            if case .granted(let until) = found.reading.standing {
                page.draw(
                    Notice(
                        .attention,
                        title: "Only for this purpose",
                        text:
                            "It can be read in this sign-in until \(self.dateTime(until, request.session)). That you read it is written down."
                    )
                )
            }
            page.draw(
                Facts([
                    .init("Name", value: found.identity.name.isEmpty ? "Not given" : found.identity.name),
                    .init(
                        "What else tells who it is",
                        value: found.identity.more.isEmpty ? "Nothing" : found.identity.more
                    ),
                ])
            )
        }
        return .html(page)
    }

    func askToRead(of report: RecordID, _ request: DeskRequest) throws {
        guard let record: RecordID = request.id("apart"),
            let purpose = ReadingPurpose(code: request.text("purpose"))
        else { throw Refusal.empty }
        try operations.askToRead(
            record,
            of: report,
            ReadingQuestion(
                purpose: purpose,
                words: try reason(request),
                isUrgent: request.isTicked("danger")
            ),
            request.session
        )
    }

    /// What the custodians are asked, the urgent first; for anybody else there is no such page.
    func showRequests(_ request: DeskRequest) throws -> Response {
        let asked = try operations.readingsAsked(request.session)
        let page = DeskPage(
            try frame(.names, request),
            title: "Names kept apart",
            subtitle: "Who asks for a name or an original file, and what for"
        ).render { page in
            drawDone(request, into: &page)
            page.p(
                "quiet",
                text:
                    "You hold one half of what opens a name or an original file, and see no case. Whoever asks holds the other. Allow it where the purpose cannot be met without it. The number of the case is what whoever asks has written; the mark is of the report that your half opens, and another reader finds the same one on its page."
            )
            if asked.isEmpty {
                page.draw(
                    EmptyState(
                        .lock,
                        title: "Nobody asks",
                        text:
                            "When somebody who reads a report needs the name or the original of a file, their request appears here."
                    )
                )
            }
            for reading in asked { self.draw(reading, request, into: &page) }
        }
        return .html(page)
    }

    private func draw(_ reading: ReadingView, _ request: DeskRequest, into page: inout HTMLWriter) {
        let person = operations.directory.people[reading.asker]
        page.draw(
            Panel(
                reading.request.code.isEmpty
                    ? "About a report that is no case yet" : Phrase.value("Case \(reading.request.code)")
            ) { page in
                page.draw(
                    ReadingWords(desk: self, reading: reading, member: request.session.member) {
                        self.dateTime($0, request.session)
                    }
                )
                page.draw(
                    Facts(
                        [
                            .init(
                                "Who asks",
                                value: [
                                    self.memberName(reading.asker),
                                    person.map { self.roleWords($0.description.roles) } ?? "",
                                ].filter { !$0.isEmpty }.joined(separator: ", ")
                            ),
                            .init(
                                "What they ask for",
                                value: reading.request.file.map {
                                    "The original of a \($0.word.lowercased())"
                                }
                                    ?? "The name"
                            ),
                            .init("Why", value: reading.request.words),
                            .init("Mark of the report", value: ReportMark.of(reading.request.report)),
                        ],
                        isWide: true
                    )
                )
                guard reading.standing == .pending else { return }
                self.drawAnswer(reading, request, into: &page)
            }
        )
    }

    private func drawAnswer(_ reading: ReadingView, _ request: DeskRequest, into page: inout HTMLWriter) {
        let hidden = [("seen", String(reading.head))]
        let link = DeskRoute.answerRequest(reading.id).link
        page.draw(
            Dialog("Allow it", icon: .check) { page in
                page.draw(
                    PostForm(to: link, token: request.token, hidden: hidden + [("do", "allow")]) { page in
                        page.draw(
                            SelectField(
                                name: "hours",
                                label: "For how long",
                                hint: "It ends earlier when they sign out.",
                                choices: Operations.readingHours.map {
                                    Choice(String($0), $0 == 1 ? "1 hour" : "\($0) hours")
                                },
                                chosen: "4"
                            )
                        )
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Allow them to read it"))
                    }
                )
            }
        )
        page.draw(
            Dialog("Refuse it", icon: .cross) { page in
                page.draw(
                    PostForm(to: link, token: request.token, hidden: hidden + [("do", "refuse")]) { page in
                        page.draw(TextAreaField(name: "reason", label: "Why not", rows: 2))
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Refuse it", .danger))
                    }
                )
            }
        )
    }

    func answerRequest(_ id: RecordID, _ request: DeskRequest) throws -> Response {
        // To whoever keeps no names there is no request, whatever is wrong with the form.
        guard operations.isCustodian(request.session) else { throw Refusal.notFound }
        let isYes = request.text("do") == "allow"
        let answer: ReadingAnswer =
            isYes
            ? .grant(hours: request.number("hours") ?? 0) : .refuse(reason: try reason(request))
        try operations.answerReading(
            id,
            answer,
            passphrase: request.secret("passphrase"),
            seen: request.seen,
            request.session
        )
        return .redirect(to: DeskRoute.requests.path + "?done=\(isYes ? "allowed" : "refused")")
    }

    /// A house without custodians, or whose custodians are all gone, names them here.
    func drawFirstCustodians(_ request: DeskRequest, into page: inout HTMLWriter) {
        guard operations.directory.custodians.isEmpty else { return }
        let hadSome = operations.directory.compartment(.identities, site: nil) != nil
        let possible = operations.possibleCustodians()
        page.draw(
            Panel("Names kept apart") { page in
                page.draw(
                    Notice(
                        .attention,
                        text:
                            "Nobody keeps names apart: who reads a report reads the name that was given with it. Name two people who read no case and never did; from then on a name opens only when one of them allows it."
                    )
                )
                if hadSome {
                    page.p(
                        "",
                        text:
                            "Those who kept them before can sign in no more. What was given to them stays closed, unless their emergency key opens it."
                    )
                }
                guard possible.count > 1 else {
                    return page.p("quiet", text: "Fewer than two here read no case. Add members first.")
                }
                self.drawFirstReaders(
                    "Name custodians",
                    .lock,
                    .nameCustodians,
                    of: possible,
                    button: "They keep names from now on",
                    request,
                    into: &page
                )
            }
        )
    }
}
