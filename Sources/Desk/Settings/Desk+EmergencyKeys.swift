// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Vault

// Emergency keys: who holds one together, and the paper in each holder's hand (Design 4, "Recovery").
extension Desk {
    func showEmergencyKeys(_ request: DeskRequest) throws -> Response {
        let directory = operations.directory
        let waiting = try directory.recoverySets.filter {
            try operations.shareWaits(set: $0.id, request.session)
        }.map(\.id)
        let courses = try operations.emergencyNews(request.session).courses.map { course in
            (course, try operations.sheetsEntered(course))
        }
        return try settingsPage(.emergency, request) { page in
            page.p(
                "",
                text:
                    "When the last person who can read something loses the passphrase, it is lost for ever, unless several people can open it together. Each of them keeps one sheet of paper; alone it opens nothing."
            )
            for group in TrustGroup.allCases
            where directory.standing.contains(where: { $0.kind.group == group }) {
                page.draw(
                    Panel(Phrase.value(group.title), isRestricted: group == .restricted) { page in
                        self.drawStanding(group, request, into: &page)
                        for set in directory.recoverySets where set.group == group {
                            self.drawOwnShare(set, isWaiting: waiting.contains(set.id), request, into: &page)
                        }
                        for (course, entered) in courses where course.group == group {
                            self.draw(course, entered: entered, request, into: &page)
                        }
                        for set in directory.usableSets(group) {
                            self.drawAnnounce(set, request, into: &page)
                        }
                        self.drawPropose(group, request, into: &page)
                        self.drawEvents(group, request, into: &page)
                    }
                )
            }
        }
    }

    func drawHolders(_ set: RecoverySet, _ request: DeskRequest, into page: inout HTMLWriter) {
        page.draw(
            DataTable(
                caption: "Holders of key \(Desk.keyNumber(set))",
                columns: [.init("Sheet"), .init("Who"), .init("Has it since"), .init("Last looked for")],
                rows: set.holders.enumerated().map { place, holder in
                    let isOutside = !operations.directory.isOfCompany(holder.id)
                    let name = memberName(holder.id) + (isOutside ? ", outside the company" : "")
                    return .init([
                        .text("\(place + 1)"), .value(name),
                        .text(holder.confirmed.map { date($0, request.session) } ?? "not yet"),
                        .text(holder.checked.map { date($0, request.session) } ?? ""),
                    ])
                }
            )
        )
    }

    private func drawOwnShare(
        _ set: RecoverySet,
        isWaiting: Bool,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        guard let holder = set.holder(request.session.member), set.publicKey != nil, set.spentBy == nil,
            !set.isReplaced
        else { return }
        if isWaiting {
            page.draw(
                Notice(
                    .attention,
                    isLive: true,
                    text:
                        "Your sheet of key \(Desk.keyNumber(set)) waits for you. It is shown once: have paper and a pen ready, and nobody behind you."
                )
            )
            page.draw(
                keyForm(.takeShare, set, request) { page in
                    self.drawPassphrase(into: &page)
                    page.draw(Button("Show me my sheet, this once"))
                }
            )
        } else if holder.confirmed == nil {
            page.p("", text: "Do you have your sheet of key \(Desk.keyNumber(set)) on paper? Say so here.")
            drawCheck(set, "I have it on paper", request, into: &page)
        } else if holder.isDrillDue(operations.now) {
            page.draw(
                Notice(
                    .attention,
                    text: "Look for your sheet of key \(Desk.keyNumber(set)): is it still there?"
                )
            )
            drawCheck(set, "It is still there", request, into: &page)
        }
    }

    private func drawCheck(
        _ set: RecoverySet,
        _ label: String,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            keyForm(.confirmShare, set, request) { page in
                page.draw(
                    TextField(
                        name: "groups",
                        label: "The last two groups on your sheet",
                        hint: "Ten digits, from the paper and not from memory.",
                        width: .half
                    )
                )
                page.draw(Button(Phrase.value(label)))
            }
        )
    }

    private func drawPropose(_ group: TrustGroup, _ request: DeskRequest, into page: inout HTMLWriter) {
        let member = request.session.member
        guard request.session.has(.administrator) || operations.directory.reads(member, group) else { return }
        let people = operations.directory.keyHolders.sorted {
            ($0.description.name, $0.id) < ($1.description.name, $1.id)
        }
        page.draw(
            Dialog("Propose a new emergency key") { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.proposeKey).link,
                        token: request.token,
                        hidden: [("group", group.code)]
                    ) { page in
                        if group.needsOutsider {
                            page.p(
                                "",
                                text:
                                    "So many people of the company must not be enough alone: name people from outside, or ask for more at once."
                            )
                        }
                        page.draw(
                            ChoiceField(
                                name: "holder",
                                label: "Who shall hold a sheet",
                                kind: .several,
                                choices: people.map { person in
                                    Choice(
                                        person.id.hex,
                                        self.operations.directory.isOfCompany(person.id)
                                            ? person.description.name
                                            : "\(person.description.name), outside the company"
                                    )
                                }
                            )
                        )
                        page.draw(
                            TextField(
                                name: "needed",
                                label: "How many of them open it",
                                value: "2",
                                width: .half
                            )
                        )
                        page.draw(
                            TextField(
                                name: "days",
                                label: "Days between the announcement and the opening",
                                hint: "Time for everybody to hear of it and to object.",
                                value: "7",
                                width: .half
                            )
                        )
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Propose it"))
                    }
                )
            }
        )
    }

    func keyForm(
        _ verb: SettingsVerb,
        _ set: RecoverySet,
        _ request: DeskRequest,
        content: @escaping Content
    ) -> PostForm {
        PostForm(
            to: DeskRoute.changeSettings(verb).link,
            token: request.token,
            hidden: [("set", String(set.id))],
            content: content
        )
    }

    /// What stands on every sheet of one key, to tell it from older ones.
    static func keyNumber(_ set: RecoverySet) -> String { set.number }

    func wantedSet(_ request: DeskRequest) throws -> Int {
        guard let set = request.number("set") else { throw Refusal.empty }
        return set
    }

    func proposeKey(_ request: DeskRequest) throws {
        guard let group = request.number("group").flatMap({ TrustGroup(rawValue: $0) }),
            let needed = request.number("needed"), let days = request.number("days"), (1...90).contains(days)
        else { throw Refusal.empty }
        let holders = request.texts("holder").compactMap { MemberID(hex: $0) }
        guard needed >= 2, holders.count >= needed else { throw Refusal.needsSecondPerson }
        try operations.propose(
            RecoveryProposal(group: group, needed: needed, holders: holders, waitMinutes: days * 1440),
            passphrase: request.secret("passphrase"),
            request.session
        )
    }

    func makeKey(_ request: DeskRequest) throws {
        try operations.makeRecoveryKey(
            set: try wantedSet(request),
            passphrase: request.secret("passphrase"),
            request.session
        )
    }

    func confirmShare(_ request: DeskRequest) throws {
        try operations.confirmShare(
            set: try wantedSet(request),
            typed: request.text("groups"),
            request.session
        )
    }

    /// The one page that ever shows a share; it is kept by no cache and cannot be loaded again.
    func takeShare(_ request: DeskRequest) throws -> Response {
        let id = try wantedSet(request)
        let share = try operations.takeShare(
            set: id,
            passphrase: request.secret("passphrase"),
            request.session
        )
        guard let set = operations.directory.recoverySet(id: id) else { throw Refusal.notFound }
        let page = DeskPage(try frame(.settings, request), title: "Your sheet, shown this once").render {
            page in
            page.p(
                "",
                text:
                    "Write it by hand or print it, and put it where only you get at it, away from this computer. No photograph, no message, no file."
            )
            page.draw(
                Facts([
                    .init("Emergency key", value: "\(Desk.keyNumber(set)), \(set.group.title)"),
                    .init(
                        "Sheet",
                        value: "\(share.index) of \(share.count); \(share.needed) open it together"
                    ),
                    .init("Holder", value: self.memberName(request.session.member)),
                ])
            )
            for line in 0..<7 {
                let groups = share.groups.dropFirst(line * 4).prefix(4)
                page.draw(
                    CodeDisplay(
                        groups.joined(separator: " "),
                        label: "Groups \(line * 4 + 1) to \(line * 4 + groups.count)",
                        isLarge: false
                    )
                )
            }
            page.p("", text: "Then type the last two groups from your paper.")
            self.drawCheck(set, "I have it on paper", request, into: &page)
        }
        return .html(page)
    }
}

extension TrustGroup {
    var code: String { String(rawValue) }

    var title: String {
        switch self {
        case .casework: "Cases of the sites"
        case .restricted: "Restricted cases"
        case .monitor: "What a site must not see, and cases of their own"
        case .oversight: "Who opened what"
        case .identities: "Names kept apart"
        }
    }
}
