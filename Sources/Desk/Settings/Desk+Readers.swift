// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations

extension Desk {
    func showReaders(_ request: DeskRequest) throws -> Response {
        let session = request.session
        let mine = operations.grantable(session)
        let isAdministrator = session.has(.administrator)
        let standing = operations.directory.standing
        // A case of its own is known only to those who read it.
        let rooms =
            mine + (isAdministrator ? standing.filter { room in !mine.contains { $0.id == room.id } } : [])
        return try settingsPage(.readers, request) { page in
            page.p(
                "quiet",
                text:
                    "Only somebody who reads something can let others read it. Whoever leaves reads nothing new; what was read stays read."
            )
            if rooms.isEmpty {
                page.draw(
                    EmptyState(
                        .lock,
                        title: "Nothing is open to you yet",
                        text: "Ask somebody who reads the cases of your site to let you in."
                    )
                )
            }
            if isAdministrator {
                self.drawFirstAuditors(request, into: &page)
                self.drawFirstCustodians(request, into: &page)
            }
            for room in rooms {
                let canGrant = mayLetIn(session, room) && mine.contains { $0.id == room.id }
                self.draw(room, canGrant, request, into: &page)
            }
        }
    }

    /// An auditor changes nothing but who else reads the log.
    private func mayLetIn(_ session: Session, _ room: DirectoryState.Room) -> Bool {
        Access.workers.admits(session.roles) || room.kind.isAccessLog
            || room.kind == .identities
    }

    /// The room that a form names; one that this member may let nobody into does not exist for them.
    private func room(_ request: DeskRequest) throws -> CompartmentID {
        guard let id: CompartmentID = request.id("room") else { throw Refusal.empty }
        guard let room = operations.directory.compartments[id], mayLetIn(request.session, room) else {
            throw Refusal.notAllowed
        }
        return id
    }

    private func draw(
        _ room: DirectoryState.Room,
        _ canGrant: Bool,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let people = readers(of: room.id, except: nil)
        page.draw(
            Panel(roomName(room), isRestricted: room.kind == .restricted || room.kind == .restrictedAccessLog)
            { page in
                page.ul("plain") { page in
                    for person in people {
                        page.li { page in
                            page.value(person.description.name)
                            page.text(" ")
                            page.span("quiet", text: self.roleWords(person.description.roles))
                        }
                    }
                }
                if people.isEmpty { page.draw(Notice(.danger, text: "Nobody reads this.")) }
                guard canGrant else { return }
                self.drawGrant(room, people, request, into: &page)
                self.drawRevoke(room, people, request, into: &page)
            }
        )
    }

    private func drawGrant(
        _ room: DirectoryState.Room,
        _ people: [DirectoryState.Person],
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let others = operations.directory.people.values.filter { person in
            person.isActive && !people.contains { $0.id == person.id }
                && Access.readers.admits(person.description.roles)
                && !person.has(.administrator)
        }.sorted { $0.description.name < $1.description.name }
        page.draw(
            Dialog("Let somebody read this") { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.grant).link,
                        token: request.token,
                        hidden: [("room", room.id.hex)]
                    ) { page in
                        page.draw(
                            SelectField(
                                name: "member",
                                label: "Who",
                                choices: others.map { Choice($0.id.hex, $0.description.name) },
                                empty: "Choose somebody"
                            )
                        )
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Let them read it"))
                    }
                )
            }
        )
    }

    private func drawRevoke(
        _ room: DirectoryState.Room,
        _ people: [DirectoryState.Person],
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let others = people.filter { $0.id != request.session.member }
        guard !others.isEmpty else { return }
        page.draw(
            Dialog("Take somebody out") { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.revoke).link,
                        token: request.token,
                        hidden: [("room", room.id.hex)]
                    ) { page in
                        page.draw(
                            SelectField(
                                name: "member",
                                label: "Who",
                                choices: others.map { Choice($0.id.hex, $0.description.name) },
                                empty: "Choose somebody"
                            )
                        )
                        page.draw(TextAreaField(name: "reason", label: "Why", rows: 2))
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Take them out", .danger))
                    }
                )
            }
        )
    }

    /// The first readers of a room that the house was founded without: an administrator names them, once.
    func drawFirstReaders(
        _ title: Phrase,
        _ icon: Icon,
        _ verb: SettingsVerb,
        hidden: [(String, String)] = [],
        of possible: [DirectoryState.Person],
        button: Phrase,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            Dialog(title, icon: icon) { page in
                page.draw(
                    PostForm(to: DeskRoute.changeSettings(verb).link, token: request.token, hidden: hidden) {
                        page in
                        for person in possible {
                            page.draw(
                                TickField(
                                    name: "members",
                                    label: Phrase.value(person.description.name),
                                    value: person.id.hex
                                )
                            )
                        }
                        self.drawPassphrase(into: &page)
                        page.draw(Button(button))
                    }
                )
            }
        )
    }

    func drawPassphrase(into page: inout HTMLWriter) {
        page.draw(
            TextField(
                name: "passphrase",
                label: "Your passphrase",
                kind: .password,
                width: .half,
                autocomplete: "current-password"
            )
        )
    }

    func grant(_ request: DeskRequest) throws {
        let room = try room(request)
        let member = try wanted(request)
        // An administrator sees no case, whoever would let them.
        guard let person = operations.directory.people[member], person.isActive else {
            throw Refusal.notAllowed
        }
        guard !person.has(.administrator) else { throw Refusal.administratorWouldRead }
        try operations.grant(room, to: member, passphrase: request.secret("passphrase"), request.session)
    }

    func revoke(_ request: DeskRequest) throws {
        try operations.revoke(
            try wanted(request),
            from: try room(request),
            reason: try reason(request),
            passphrase: request.secret("passphrase"),
            request.session
        )
    }

    /// What a member calls the place where records lie.
    func roomName(_ room: DirectoryState.Room) -> String {
        switch room.kind {
        case .casework: "Cases of \(siteName(room.site))"
        case .restricted: "Restricted cases of \(siteName(room.site))"
        case .outside: "Reports that a site must not see"
        case .single: "One case of its own, \(siteName(room.site))"
        case .accessLog: "Who opened what in the cases"
        case .restrictedAccessLog: "Who opened what in the restricted cases"
        case .identities:
            operations.directory.standing.contains { $0.id == room.id }
                ? "Names kept apart" : "Names kept apart by earlier custodians"
        }
    }
}
