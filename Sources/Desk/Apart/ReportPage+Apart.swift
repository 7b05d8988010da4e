// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

// Who somebody is: that a name is kept, who asked to read it and where that stands; never the name.
extension ReportPage {
    func drawApart(into page: inout HTMLWriter) {
        let hasCustodians = !desk.operations.directory.custodians.isEmpty
        guard !view.apart.isEmpty || hasCustodians else { return }
        page.draw(
            Panel("Who it is", id: "name") { page in
                page.p(
                    "quiet",
                    text:
                        "Mark of this report, as custodians see it: \(ReportMark.of(view.report.id))."
                )
                for part in view.apart { draw(part, into: &page) }
                if view.apart.isEmpty { page.p("quiet", text: "No name is kept for this report.") }
                if canWork, hasCustodians { drawKeep(into: &page) }
            }
        )
    }

    private func draw(_ part: ApartView, into page: inout HTMLWriter) {
        page.p { page in
            page.text("A name was given on \(desk.date(part.since, session)). It is kept apart: ")
            page.text("nobody opens it alone, and a custodian who reads no case decides.")
        }
        drawRequest(part, .name, into: &page) { page in
            page.link("Read the name now", to: DeskRoute.apart(view.report.id, part.record).link)
            page.text(". That you read it, and what for, is written down first.")
        }
    }

    /// Where the last request stands, and what can be done now: `open` says how what is lent is opened.
    private func drawRequest(
        _ part: ApartView,
        _ words: AskingWords,
        into page: inout HTMLWriter,
        open: (inout HTMLWriter) -> Void
    ) {
        guard let asked = part.asked else { return drawAsk(part, words, words.ask, into: &page) }
        let isMine = asked.asker == session.member
        page.draw(
            ReadingWords(desk: desk, reading: asked, member: session.member) { desk.dateTime($0, session) }
        )
        switch asked.standing {
        case .granted where isMine && asked.isOfThisSession: page.p { open(&$0) }
        case .pending where isMine && asked.isOfThisSession: break
        case .pending, .granted, .refused, .ended, .expired:
            drawAsk(part, words, isMine ? "Ask again" : words.askToo, into: &page)
        }
    }

    /// One file of the report: its safe copy, its fingerprint, and where its original is.
    func draw(_ file: SentFile, _ index: Int, into page: inout HTMLWriter) {
        page.div("sent") { drawParts(of: file, index, into: &$0) }
    }

    private func drawParts(of file: SentFile, _ index: Int, into page: inout HTMLWriter) {
        let part = view.originals.first { $0.record == file.apart?.part.record }
        page.draw(desk.media(index, of: view.report))
        page.draw(FileFingerprint(digest: file.digest))
        drawTranscript(of: file, index, into: &page)
        guard let part else { return }
        page.p(
            "quiet",
            text:
                "The original, with its own name, is kept apart: nobody opens it alone, and a custodian who reads no case decides."
        )
        drawRequest(part, .original, into: &page) { page in
            page.link("Download the original now", to: DeskRoute.file(.report, view.report.id, index).link)
            page.text(". That you open it, and what for, is written down first.")
        }
    }

    private func drawAsk(
        _ part: ApartView,
        _ words: AskingWords,
        _ label: Phrase,
        into page: inout HTMLWriter
    ) {
        guard canWork else { return }
        page.draw(
            Dialog(label, icon: .lock) { page in
                page.draw(
                    PostForm(
                        to: route(.askName),
                        token: request.token,
                        hidden: hidden + [("apart", part.record.hex)]
                    ) { page in
                        page.draw(
                            SelectField(
                                name: "purpose",
                                label: "What for",
                                choices: ReadingPurpose.allCases.map { Choice($0.code, $0.title) },
                                empty: "Choose one"
                            )
                        )
                        page.draw(
                            TextAreaField(
                                name: "reason",
                                label: words.why,
                                hint:
                                    "The custodians see this, the case's code and your name. Write nothing of what happened.",
                                rows: 3
                            )
                        )
                        page.draw(
                            TickField(
                                name: "danger",
                                label: "Somebody is in danger now",
                                isOn: report.isInDanger
                            )
                        )
                        page.p("quiet", text: words.before)
                        page.draw(Button("Ask a custodian", icon: .send))
                    }
                )
            }
        )
    }

    private func drawKeep(into page: inout HTMLWriter) {
        page.draw(
            Dialog("Write down who it is", icon: .person) { page in
                page.draw(
                    PostForm(to: route(.keepName), token: request.token, hidden: hidden) { page in
                        page.draw(
                            TextField(
                                name: "name",
                                label: "Name",
                                hint: "Only if they agreed that we keep it.",
                                maximumLength: 300
                            )
                        )
                        page.draw(
                            TextAreaField(
                                name: "what",
                                label: "What else tells who it is",
                                hint: "A family, a village, the number of a paper. May stay empty.",
                                rows: 2
                            )
                        )
                        page.p(
                            "quiet",
                            text:
                                "As soon as it is kept nobody reads it without a custodian, you included."
                        )
                        page.draw(Button("Keep it apart", .second, icon: .lock))
                    }
                )
            }
        )
    }
}

extension CasePage {
    /// Where the names of this case's reports stand; asking is done at the report.
    func drawApart(into page: inout HTMLWriter) {
        let parts = view.reports.flatMap { report in report.apart.map { (report.report.id, $0) } }
        guard !parts.isEmpty else { return }
        page.draw(
            Panel("Who it is") { page in
                for (report, part) in parts {
                    page.p("quiet", text: "A name is kept apart.")
                    if let asked = part.asked {
                        page.draw(
                            ReadingWords(
                                desk: desk,
                                reading: asked,
                                member: scene.member,
                                time: scene.time
                            )
                        )
                    }
                    page.p { page in
                        page.link(
                            part.asked == nil ? "Ask to read it" : "See the request",
                            to: Link(path: DeskRoute.report(report).path, fragment: "name")
                        )
                    }
                }
            }
        )
    }
}

/// What a request is called where it is made.
private struct AskingWords {
    let ask: Phrase
    let askToo: Phrase
    let why: Phrase
    let before: Phrase

    static let name = AskingWords(
        ask: "Ask to read it",
        askToo: "Ask to read it too",
        why: "Why it cannot be done without the name",
        before:
            "To call them you do not need the name: the way to reach them is above. It can be read in this sign-in only."
    )
    static let original = AskingWords(
        ask: "Ask for the original",
        askToo: "Ask for the original too",
        why: "Why it cannot be done without the original",
        before:
            "An original can say who took or wrote it, where and when. It can be downloaded in this sign-in only; whoever has it on a disk has to keep it safe."
    )
}

/// By what an original can be recognised, wherever it turns up: in fours, so that a narrow screen can break it.
struct FileFingerprint: Component {
    let digest: [UInt8]

    func draw(into page: inout HTMLWriter) {
        guard !digest.isEmpty else { return }
        let digits = Array(Hex.text(digest))
        let groups = stride(from: 0, to: digits.count, by: 4).map {
            String(digits[$0..<min($0 + 4, digits.count)])
        }
        page.details("quiet") { page in
            page.summary(text: "Fingerprint of the original")
            page.p { $0.value(groups.joined(separator: " ")) }
        }
    }
}

/// Where a request stands, in a sentence.
struct ReadingWords: Component {
    let desk: Desk
    let reading: ReadingView
    /// Who looks at it, and how times are written for them.
    let member: MemberID
    let time: (Instant) -> String

    func draw(into page: inout HTMLWriter) {
        page.p { page in
            page.draw(badge)
            page.text(" ")
            page.value(desk.memberName(reading.asker))
            page.text(" asked on ")
            page.text(time(reading.at))
            page.text(": \(reading.request.purpose.title).")
        }
        if case .refused = reading.standing {
            page.p { page in
                page.value(desk.memberName(reading.answeredBy))
                page.text(" refused, because: ")
                page.value(reading.refusal)
            }
        }
        if reading.asker == member, !reading.isOfThisSession {
            switch reading.standing {
            case .pending, .granted:
                page.p(
                    "quiet",
                    text: "You asked in another sign-in. It opens only in the one that asked."
                )
            case .refused, .ended, .expired: break
            }
        }
    }

    private var badge: Badge {
        switch reading.standing {
        case .pending where reading.request.isUrgent: Badge("Urgent: waits for a custodian", .danger)
        case .pending: Badge("Waits for a custodian", .attention, icon: .clock)
        case .granted(let until): Badge("Allowed until \(time(until))", .good, icon: .check)
        case .refused: Badge("Refused", .danger)
        case .expired: Badge("The time is over")
        case .ended: Badge("Taken back")
        }
    }
}
