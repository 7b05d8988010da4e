// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations

// The use of an emergency key: announced, waited for, objected to, done (Design 4, "Recovery").
extension Desk {
    /// With those whose sheets lie ready for the recipient.
    func draw(
        _ course: RecoveryCourse,
        entered: [MemberID],
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let directory = operations.directory
        let member = request.session.member
        let set = directory.recoverySet(id: course.set)
        page.draw(
            Notice(.danger, title: "This shall be opened with the emergency key") { page in
                page.draw(
                    Facts(
                        [
                            .init("For", value: self.memberName(course.recipient)),
                            .init("Where", value: course.site.map { self.siteName($0) } ?? "Everywhere"),
                            .init("Why", value: course.reason),
                            .init("Announced by", value: self.memberName(course.announcedBy)),
                            .init("Not before", value: self.dateTime(course.notBefore, request.session)),
                            .init("Sheets entered", value: "\(entered.count) of \(set?.needed ?? 0)"),
                        ],
                        isWide: true
                    )
                )
                let lost = course.givers.filter { !entered.contains($0) }
                if !lost.isEmpty {
                    let names = lost.map(self.memberName).joined(separator: ", ")
                    page.p("", text: "Entered and lost since, to be entered again: \(names).")
                }
            }
        )
        if operations.now >= course.notBefore {
            if set?.holder(member)?.confirmed != nil, !entered.contains(member) {
                drawGive(course, request, into: &page)
            }
            if course.recipient == member, entered.count >= set?.needed ?? .max {
                page.draw(
                    courseForm(.finishUse, course, request) { page in
                        page.p("", text: "Enough sheets are entered for you. Open it with your passphrase.")
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Open it"))
                    }
                )
            }
        }
        guard directory.mayObject(member, to: course) else { return }
        page.draw(
            Dialog("I object", isDanger: true) { page in
                page.draw(
                    self.courseForm(.objectUse, course, request) { page in
                        page.p(
                            "",
                            text:
                                "It is then not opened. Whoever still wants it has to announce it again, and to wait again."
                        )
                        page.draw(TextAreaField(name: "reason", label: "Why", rows: 2))
                        page.draw(Button("Stop it", .danger))
                    }
                )
            }
        )
    }

    private func drawGive(_ course: RecoveryCourse, _ request: DeskRequest, into page: inout HTMLWriter) {
        page.draw(
            Dialog("Enter my sheet", icon: .lock) { page in
                page.draw(
                    self.courseForm(.giveShare, course, request) { page in
                        page.p(
                            "",
                            text:
                                "Call \(self.memberName(course.recipient)) first, on a number you knew before, and hear from them that they want this."
                        )
                        page.draw(
                            TextAreaField(
                                name: "words",
                                label: "The 26 groups of five digits",
                                hint: "In their order; spaces and lines do not matter.",
                                rows: 5
                            )
                        )
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Enter it for them"))
                    }
                )
            }
        )
    }

    func drawAnnounce(_ set: RecoverySet, _ request: DeskRequest, into page: inout HTMLWriter) {
        let directory = operations.directory
        guard request.session.has(.administrator) || set.holder(request.session.member)?.confirmed != nil,
            directory.openUse(of: set) == nil
        else { return }
        let people = directory.keyHolders.filter {
            !$0.has(.administrator) && $0.waiting == nil
                && (set.group.opensToCompany || !directory.isOfCompany($0.id))
        }.sorted { ($0.description.name, $0.id) < ($1.description.name, $1.id) }
        let label: Phrase =
            set.counts
            ? "Open it with the emergency key" : "Open it with the older key \(Desk.keyNumber(set))"
        page.draw(
            Dialog(label, isDanger: true) { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.announceUse).link,
                        token: request.token,
                        hidden: [("set", String(set.id))]
                    ) { page in
                        page.p(
                            "",
                            text:
                                "Only when nobody is left who could let this person in. Everybody who holds a sheet or reads here is told at once, and has \(Desk.wait(set)) to object. Afterwards key \(Desk.keyNumber(set)) is spent."
                        )
                        self.drawOpened(by: set, into: &page)
                        page.draw(
                            SelectField(
                                name: "member",
                                label: "For whom",
                                choices: people.map { Choice($0.id.hex, $0.description.name) },
                                empty: "Choose somebody"
                            )
                        )
                        page.draw(TextAreaField(name: "reason", label: "Why", rows: 2))
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Announce it", .danger))
                    }
                )
            }
        )
    }

    /// What a key opens, as far as everybody may know of it; where it is rooms of several sites, which of them.
    private func drawOpened(by set: RecoverySet, into page: inout HTMLWriter) {
        let rooms = operations.directory.named(set)
        if !set.counts, !rooms.isEmpty {
            page.p("", text: "It opens: \(rooms.map { self.roomName($0) }.joined(separator: "; ")).")
        }
        let sites = operations.directory.sites.filter { site in rooms.contains { $0.site == site.id } }
        guard !sites.isEmpty else { return }
        page.draw(
            SelectField(
                name: "site",
                label: "Where",
                choices: sites.map { Choice($0.id.hex, self.siteName($0.id)) },
                empty: "Everywhere"
            )
        )
    }

    static func wait(_ set: RecoverySet) -> String {
        set.waitMinutes >= 1440 ? "\(set.waitMinutes / 1440) days" : "\(set.waitMinutes) minutes"
    }

    /// Above everything else of the day: what a holder or reader must not miss.
    func drawEmergencies(_ request: DeskRequest, into page: inout HTMLWriter) {
        let news = operations.emergencyNews(request.session)
        for course in news.courses {
            page.draw(
                emergency(
                    "\(memberName(course.recipient)) shall be let in with the emergency key (\(course.group.title)), not before \(dateTime(course.notBefore, request.session)). If that is wrong, object. "
                )
            )
        }
        for course in news.done {
            let then = operations.directory.lacksKey(since: course) ? " It is spent: make a new one." : ""
            page.draw(
                emergency(
                    "\(memberName(course.recipient)) was let in with the emergency key (\(course.group.title)).\(then) "
                )
            )
        }
        for set in news.unconfirmed {
            page.draw(
                emergency("A sheet of emergency key \(Desk.keyNumber(set)) is yours: put it on paper. ")
            )
        }
        for set in news.drills {
            page.draw(
                emergency("Look for your sheet of emergency key \(Desk.keyNumber(set)): is it still there? ")
            )
        }
    }

    private func emergency(_ text: String) -> Notice {
        Notice(.attention) { page in
            page.p { page in
                page.value(text)
                page.link("Emergency keys", to: DeskRoute.settings(.emergency).link)
            }
        }
    }

    private func courseForm(
        _ verb: SettingsVerb,
        _ course: RecoveryCourse,
        _ request: DeskRequest,
        content: @escaping Content
    ) -> PostForm {
        PostForm(
            to: DeskRoute.changeSettings(verb).link,
            token: request.token,
            hidden: [("use", course.id.hex)],
            content: content
        )
    }

    private func wantedUse(_ request: DeskRequest) throws -> RecoveryID {
        guard let id: RecoveryID = request.id("use") else { throw Refusal.empty }
        return id
    }

    func announceUse(_ request: DeskRequest) throws {
        try operations.announceRecovery(
            with: try wantedSet(request),
            site: request.id("site"),
            recipient: try wanted(request),
            reason: try reason(request),
            passphrase: request.secret("passphrase"),
            request.session
        )
    }

    func objectUse(_ request: DeskRequest) throws {
        try operations.objectToRecovery(try wantedUse(request), reason: try reason(request), request.session)
    }

    func giveShare(_ request: DeskRequest) throws {
        try operations.giveShare(
            try wantedUse(request),
            typed: request.text("words"),
            passphrase: request.secret("passphrase"),
            request.session
        )
    }

    func finishUse(_ request: DeskRequest) throws {
        try operations.finishRecovery(
            try wantedUse(request),
            passphrase: request.secret("passphrase"),
            request.session
        )
    }
}
