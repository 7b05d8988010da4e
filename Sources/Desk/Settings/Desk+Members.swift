// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Records
internal import Vault

extension Desk {
    func showMembers(_ request: DeskRequest) throws -> Response {
        let people = try operations.members(request.session)
        return try settingsPage(.members, request) { page in
            page.draw(
                Panel("Add somebody") { page in
                    page.draw(
                        PostForm(to: DeskRoute.changeSettings(.addMember).link, token: request.token) {
                            page in
                            self.drawPerson(nil, request, into: &page)
                            page.draw(
                                TextField(
                                    name: "human",
                                    label: "Who this person is",
                                    hint:
                                        "The full name by which colleagues know them. One account for each human being; add a word that tells a namesake apart, as in Joseph Mwangi, driver.",
                                    width: .half
                                )
                            )
                            page.draw(
                                TextField(
                                    name: "login",
                                    label: "Sign-in name",
                                    hint: "Small letters without spaces.",
                                    width: .half
                                )
                            )
                            page.draw(Button("Add, and show the sign-in sheet", icon: .plus))
                        }
                    )
                }
            )
            page.draw(
                DataTable(
                    caption: "Members",
                    columns: [
                        .init("Name"), .init("Work"), .init("Roles"), .init("Site"), .init("Standing"),
                        .init("Change"),
                    ],
                    rows: people.map { person in
                        .init([
                            .value(person.description.name), .value(person.description.title),
                            .text(self.roleWords(person.description.roles)),
                            .value(self.siteName(person.description.site)),
                            .component(Desk.standing(person)),
                            Cell { page in self.drawChanges(person, request, into: &page) },
                        ])
                    }
                )
            )
        }
    }

    private func drawPerson(
        _ person: DirectoryState.Person?,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let description = person?.description
        page.draw(TextField(name: "name", label: "Name", value: description?.name ?? "", width: .half))
        page.draw(TextField(name: "title", label: "Work", value: description?.title ?? "", width: .half))
        page.draw(
            ChoiceField(
                name: "roles",
                label: "Roles",
                kind: .several,
                choices: Role.allCases.map { Choice(String($0.rawValue), $0.words) },
                chosen: description?.roles.map { String($0.rawValue) } ?? [],
                isInline: true
            )
        )
        let keys = person.map { operations.directory.keysHeldFromOutside($0.id) } ?? []
        if !keys.isEmpty {
            page.draw(
                Notice(
                    .attention,
                    text:
                        "Holds a sheet of emergency key \(keys.map { Desk.keyNumber($0) }.joined(separator: ", ")) as somebody from outside the company. With a role of the company they no longer count as that, and a new key has to be made."
                )
            )
        }
        page.draw(
            SelectField(
                name: "site",
                label: "Site",
                choices: siteChoices,
                chosen: description?.site?.hex ?? "",
                empty: "No one site"
            )
        )
    }

    private func drawChanges(
        _ person: DirectoryState.Person,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            Dialog("Change") { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.changeMember).link,
                        token: request.token,
                        hidden: [("member", person.id.hex)]
                    ) { page in
                        self.drawPerson(person, request, into: &page)
                        page.draw(Button("Keep", .second))
                    }
                )
                guard person.id != request.session.member else { return }
                let isOpen = person.disabledBecause == nil
                let verb: SettingsVerb = isOpen ? .disableMember : .enableMember
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(verb).link,
                        token: request.token,
                        hidden: [("member", person.id.hex)]
                    ) { page in
                        if isOpen {
                            page.draw(
                                TextAreaField(
                                    name: "reason",
                                    label: "Why they can no longer sign in",
                                    rows: 2
                                )
                            )
                        }
                        page.draw(
                            Button(
                                isOpen ? "Disable" : "Let them sign in again",
                                isOpen ? .danger : .second
                            )
                        )
                    }
                )
                self.drawReset(person, request, into: &page)
            }
        )
    }

    private func description(_ request: DeskRequest) throws -> MemberDescription {
        let roles = request.texts("roles").compactMap { Int($0).flatMap(Role.init(rawValue:)) }
        guard !request.text("name").isEmpty, !roles.isEmpty else { throw Refusal.empty }
        return MemberDescription(
            name: String(request.text("name").prefix(200)),
            title: String(request.text("title").prefix(200)),
            roles: roles,
            site: request.id("site")
        )
    }

    func changeMember(_ request: DeskRequest) throws {
        try operations.changeMember(try wanted(request), try description(request), request.session)
    }

    func addMember(_ request: DeskRequest) throws -> Response {
        guard !request.text("login").isEmpty else { throw Refusal.empty }
        guard !request.text("human").isEmpty else { throw Refusal.empty }
        let description = try description(request)
        let account = try operations.addMember(
            NewMember(
                login: request.text("login"),
                passphrase: firstPassphrase(),
                description: description,
                human: String(request.text("human").prefix(200))
            ),
            request.session
        )
        return try sheet(account, description.name, request)
    }

    private static func standing(_ person: DirectoryState.Person) -> Badge {
        if person.disabledBecause != nil { return Badge("Disabled", .attention) }
        if person.keys != nil { return Badge("Can sign in", .good) }
        return person.waiting == nil
            ? Badge("Key turned down", .attention) : Badge("Key waits for two people", .attention)
    }

    private func drawReset(
        _ person: DirectoryState.Person,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            PostForm(
                to: DeskRoute.changeSettings(.resetMember).link,
                token: request.token,
                hidden: [("member", person.id.hex)]
            ) { page in
                page.p(
                    "quiet",
                    text:
                        "For a passphrase that is lost: the old key ends at once, and they read nothing until two people have vouched for the new one and somebody who reads lets them in again."
                )
                page.draw(
                    TextAreaField(name: "reason", label: "Why they need a new key", rows: 2)
                )
                page.draw(
                    TickField(
                        name: "unread",
                        label: "Also if nobody else can read a room of theirs",
                        hint: "What is in that room then waits, and new reports go to the outside reader."
                    )
                )
                page.draw(Button("New key, and show the sign-in sheet", .danger))
            }
        )
    }

    func resetMember(_ request: DeskRequest) throws -> Response {
        let member = try wanted(request)
        let account = try operations.resetMember(
            member,
            reason: try reason(request),
            passphrase: firstPassphrase(),
            leavingRoomsUnread: request.isTicked("unread"),
            request.session
        )
        return try sheet(account, memberName(member), request)
    }

    /// The sheet is shown once and stands at no address.
    private func sheet(_ account: MadeAccount, _ name: String, _ request: DeskRequest) throws -> Response {
        let page = DeskPage(
            try frame(.settings, request),
            title: "Sign-in sheet",
            subtitle: "Print it and give it by hand. It is shown once.",
            back: BackLink("Members", to: DeskRoute.settings(.members).link)
        ).render { page in
            page.draw(
                Notice(
                    .attention,
                    text:
                        "Whoever holds this sheet can sign in. The first passphrase must be changed at the first sign-in; then destroy the sheet. After that two colleagues vouch for the key: see New keys that wait."
                )
            )
            page.draw(
                Facts(
                    [
                        .init("Name", value: name),
                        .init("Sign-in name", value: account.login),
                        .init("First passphrase") { $0.code("", text: account.passphrase) },
                        .init("Secret of the one-time codes") { $0.code("", text: account.totpSecret) },
                    ],
                    isWide: true
                )
            )
            page.p("", text: "Read this square with an app for one-time codes:")
            page.draw(QRCode(account.totpURI, label: "Square for the app of one-time codes"))
        }
        return .html(page)
    }

    /// Five groups of four letters that cannot be mistaken for others: 96 bits.
    private func firstPassphrase() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789x")
        let bytes = operations.store.randomness.bytes(20)
        return (0..<5).map { group in
            String(bytes[(group * 4)..<(group * 4 + 4)].map { letters[Int($0 & 31)] })
        }.joined(separator: "-")
    }
}
