// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Records

/// How what is to be erased stands in a form.
enum ErasureField {
    static func text(_ subject: ErasureSubject) -> String {
        switch subject {
        case .caseFile(let id): "case-\(id.hex)"
        case .report(let id): "report-\(id.hex)"
        case .contact(let id): "contact-\(id.hex)"
        case .voice(let id, let file, let transcript): "voice-\(id.hex)-\(file)-\(transcript)"
        case .file(let id, let file): "file-\(id.hex)-\(file)"
        }
    }

    static func subject(_ text: String) -> ErasureSubject? {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count >= 2, let id = RecordID(hex: parts[1]) else { return nil }
        let places = parts[2...].compactMap { Int($0) }
        return switch (parts[0], places.count, parts.count) {
        case ("case", 0, 2): .caseFile(id)
        case ("report", 0, 2): .report(id)
        case ("contact", 0, 2): .contact(report: id)
        case ("voice", 2, 4): .voice(report: id, file: places[0], transcript: places[1])
        case ("file", 1, 3): .file(report: id, file: places[0])
        default: nil
        }
    }
}

/// Asks for the erasure of what stands on a page.
struct ErasureForm: Component {
    private let subject: ErasureSubject?
    private let choices: [Choice]
    private let what: Phrase
    private let token: FormToken

    init(_ subject: ErasureSubject, _ what: Phrase, token: FormToken) {
        self.subject = subject
        self.choices = []
        self.what = what
        self.token = token
    }

    /// One of several, which the form asks for.
    init(oneOf subjects: [(ErasureSubject, String)], _ what: Phrase, token: FormToken) {
        self.subject = nil
        self.choices = subjects.map { Choice(ErasureField.text($0.0), Phrase.value($0.1)) }
        self.what = what
        self.token = token
    }

    func draw(into page: inout HTMLWriter) {
        page.draw(
            PostForm(
                to: DeskRoute.changeSettings(.askErasure).link,
                token: token,
                hidden: subject.map { [("subjects", ErasureField.text($0))] } ?? [],
                isGuarded: true
            ) { page in
                page.p("quiet", text: what)
                if subject == nil {
                    page.draw(ChoiceField(name: "subjects", label: "Which", choices: choices))
                }
                page.draw(
                    ChoiceField(
                        name: "ground",
                        label: "Why",
                        choices: ErasureGround.chosen.map { Choice($0.code, $0.title) }
                    )
                )
                page.draw(
                    TextField(
                        name: "passphrase",
                        label: "Your passphrase again",
                        kind: .password,
                        autocomplete: "current-password"
                    )
                )
                page.draw(Button("Ask for it", .danger))
            }
        )
    }
}

/// What may go because its time is over, what waits for a second person, and what is gone.
extension Desk {
    func showErasures(_ request: DeskRequest) throws -> Response {
        let all = try operations.erasures(request.session)
        let due = try operations.retentionDue(request.session)
        let isWorker = Access.workers.admits(request.session.roles)
        return try settingsPage(.erasures, request) { page in
            page.p(
                "quiet",
                text:
                    "Nothing is erased by itself. One person asks for it, another signs the same, and then its words and files are gone for everybody. What stays is that something was here: numbers that say nothing, and the two signatures."
            )
            drawWaiting(all.filter { $0.notice.second == nil }, isWorker, request, into: &page)
            drawDue(due, isWorker, request, into: &page)
            drawGone(all.filter { $0.notice.second != nil }, request, into: &page)
        }
    }

    private func drawWaiting(
        _ waiting: [ErasureView],
        _ isWorker: Bool,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            Panel("Waits for a second person", id: "waiting") { page in
                guard !waiting.isEmpty else { return page.p("quiet", text: "Nothing waits.") }
                let mine = waiting.filter { $0.notice.first.member == request.session.member }
                let theirs = waiting.filter { $0.notice.first.member != request.session.member }
                for view in theirs where view.notice.erasure.ground == .transcribed {
                    page.p { page in
                        self.words(view).draw(into: &page)
                        page.text(". ")
                        page.link(
                            "Listen and compare at the report",
                            to: DeskRoute.report(view.notice.erasure.subject.record).link
                        )
                    }
                }
                let others = theirs.filter { $0.notice.erasure.ground != .transcribed }
                for view in others {
                    guard let file = self.file(view) else { continue }
                    page.p("quiet") { page in
                        page.text("Look at it before you sign: ")
                        page.link(
                            "\(file) of “\(view.title)”",
                            to: DeskRoute.report(view.notice.erasure.subject.record).link
                        )
                    }
                }
                for view in mine {
                    page.p("", text: Phrase("\(self.words(view)). You asked for it; another person signs."))
                }
                guard isWorker else {
                    for view in others { page.p("", text: self.words(view)) }
                    return
                }
                guard !others.isEmpty else { return }
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.signErasure).link,
                        token: request.token,
                        isGuarded: true
                    ) { page in
                        page.draw(
                            ChoiceField(
                                name: "ids",
                                label: "Erase for good",
                                kind: .several,
                                choices: others.map { Choice($0.notice.id.hex, self.words($0)) }
                            )
                        )
                        self.drawErasurePassphrase(into: &page)
                        page.draw(
                            ButtonRow { page in
                                page.draw(Button("Sign: erase these", .danger))
                                page.draw(Button("They stay", .second, name: "do", value: "stay"))
                            }
                        )
                    }
                )
            }
        )
    }

    private func drawDue(
        _ due: RetentionDue,
        _ isWorker: Bool,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            Panel("Suggested: the time for keeping it is over", id: "due") { page in
                let isAll = due.isAll
                if !isAll {
                    page.p(
                        "quiet",
                        text:
                            "There is more to look through than this page does at once: open it again, or come back when these are done."
                    )
                }
                let due = due.items
                guard !due.isEmpty else {
                    return page.p("quiet", text: isAll ? "Nothing is due." : "Nothing is due so far.")
                }
                page.p(
                    "quiet",
                    text:
                        "Leave out what is still needed, and keep for the law, on its page, what a court may ask for."
                )
                guard isWorker else {
                    for item in due { page.p("", text: self.words(item)) }
                    return
                }
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.askErasure).link,
                        token: request.token,
                        hidden: [("ground", ErasureGround.retention.code)],
                        isGuarded: true
                    ) { page in
                        page.draw(
                            ChoiceField(
                                name: "subjects",
                                label: "Ask for the erasure of",
                                kind: .several,
                                choices: due.map { Choice(ErasureField.text($0.subject), self.words($0)) }
                            )
                        )
                        self.drawErasurePassphrase(into: &page)
                        page.draw(Button("Ask for it"))
                    }
                )
            }
        )
    }

    private func drawGone(
        _ gone: [ErasureView],
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        guard !gone.isEmpty else { return }
        page.draw(
            Panel("Gone", id: "gone") { page in
                page.p(
                    "quiet",
                    text:
                        "Backups from before still hold it, sealed, until they are thrown away: that is due by the day named here. Whatever is restored from one of them is erased again before anybody sees it, if the list of erasures is restored with it and both who signed stand in the backup."
                )
                page.ul { page in
                    for view in gone { page.li(text: self.words(view)) }
                }
            }
        )
    }

    private func drawErasurePassphrase(into page: inout HTMLWriter) {
        page.draw(
            TextField(
                name: "passphrase",
                label: "Your passphrase again",
                kind: .password,
                autocomplete: "current-password"
            )
        )
    }

    private func words(_ view: ErasureView) -> Phrase {
        let notice = view.notice
        let what = self.what(notice.erasure.subject, self.file(view))
        let why = notice.erasure.ground.title
        guard let second = notice.second else {
            return Phrase(
                "\(what) “\(view.title)”: \(why). Asked for by \(self.memberName(notice.first.member)) on \(self.date(notice.first.at.day)), to be signed before \(self.date(notice.lapses.day))"
            )
        }
        let horizon = view.outOfBackups.map { self.date($0.day) } ?? ""
        return Phrase(
            "\(what): \(why). Signed by \(self.memberName(notice.first.member)) and \(self.memberName(second.member)) on \(self.date(second.at.day)); out of the backups by \(horizon)"
        )
    }

    private func words(_ item: RetentionItem) -> Phrase {
        Phrase(
            "\(self.what(item.subject, nil)) “\(item.title)”: \(item.kind.title); its time was over on \(self.date(item.since.day))"
        )
    }

    /// What whoever signs calls it: two files of one report are told apart.
    private func file(_ view: ErasureView) -> String? {
        guard let file = view.file, let place = view.notice.erasure.subject.file else { return nil }
        return file.shownName(place)
    }

    private func what(_ subject: ErasureSubject, _ file: String?) -> String {
        switch subject {
        case .caseFile: "A case with its reports"
        case .report: "A report"
        case .contact: "The way to reach who sent a report"
        case .voice: "The voice that is heard in \(file ?? "a recording") of a report"
        case .file: "\(file ?? "One file") of a report"
        }
    }

    func askErasure(_ request: DeskRequest) throws -> Response {
        let subjects = request.texts("subjects").compactMap(ErasureField.subject)
        guard let ground = ErasureGround(code: request.text("ground")), ErasureGround.chosen.contains(ground),
            !subjects.isEmpty
        else {
            throw Refusal.empty
        }
        let failed = try operations.askErasures(
            of: subjects,
            ground,
            passphrase: request.form.first("passphrase") ?? "",
            request.session
        )
        return .redirect(to: DeskRoute.settings(.erasures).path + "?done=erasure-asked&failed=\(failed)")
    }

    func signErasure(_ request: DeskRequest) throws -> Response {
        let ids = request.texts("ids").compactMap { ErasureID(hex: $0) }
        guard !ids.isEmpty else { throw Refusal.empty }
        let page = DeskRoute.settings(.erasures).path
        if request.text("do") == "stay" {
            let failed = try operations.declineErasures(ids, request.session)
            return .redirect(to: page + "?done=erasure-stays&failed=\(failed)")
        }
        let failed = try operations.signErasures(
            ids,
            passphrase: request.form.first("passphrase") ?? "",
            request.session
        )
        return .redirect(to: page + "?done=erased&failed=\(failed)")
    }
}
