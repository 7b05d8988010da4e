// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Records
internal import Vault

// Keys that wait, and vouching for them (Design 4): so that nobody alone can let a new reader in.
extension Desk {
    func showKeys(_ request: DeskRequest) throws -> Response {
        let directory = operations.directory
        let waiting = directory.waiting
        return try settingsPage(.keys, request) { page in
            page.p(
                "",
                text:
                    "Somebody new, or somebody who has lost the passphrase, comes with a new key. It counts when two of us have vouched for it, and one of the two has called that person and heard the same words."
            )
            page.p(
                "",
                text:
                    "Two of you at a site are enough for your own part: read the words by phone to a colleague of another site. Anybody whose key counts may vouch, at whatever site."
            )
            self.drawTooFew(into: &page)
            if waiting.isEmpty {
                page.draw(
                    EmptyState(
                        .check,
                        title: "No key waits",
                        text: "When an administrator adds somebody, their key waits here for two of us."
                    )
                )
            }
            for person in waiting { self.draw(waiting: person, request, into: &page) }
            self.drawFirstDay(request, into: &page)
        }
    }

    private func drawTooFew(into page: inout HTMLWriter) {
        guard Set(operations.directory.keyHolders.map(\.human)).count <= DirectoryState.confirmersWanted
        else { return }
        page.draw(
            Notice(
                .danger,
                title: "Too few people can vouch",
                text:
                    "Not more than two people's keys count here. If one of them loses the passphrase, nobody can vouch for the new key. Let a disabled colleague sign in again or add somebody now; with a single one left, only a new set-up helps."
            )
        )
    }

    private func draw(
        waiting person: DirectoryState.Person,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        guard let key = person.waiting else { return }
        page.draw(
            Panel(Phrase.value(person.human)) { page in
                page.draw(
                    Facts(
                        [
                            .init("Here as", value: person.description.name),
                            .init("Work", value: person.description.title),
                            .init("Roles", self.roleWords(person.description.roles)),
                            .init("Site", self.siteName(person.description.site)),
                            .init(
                                "Asked by",
                                value:
                                    "\(self.memberName(key.askedBy)), \(self.date(key.since, request.session))"
                            ),
                            .init("Vouched so far", value: self.vouchers(key.confirmations)),
                        ],
                        isWide: true
                    )
                )
                guard key.isTaken else {
                    page.draw(
                        Notice(
                            text:
                                "This person has not signed in yet. Their own key is made when they choose their passphrase; there is nothing to compare before."
                        )
                    )
                    self.drawDecline(person, request, into: &page)
                    return
                }
                page.draw(FingerprintView(Fingerprint(key.keys)))
                self.drawVouch(person, key.keys, request, into: &page)
                self.drawDecline(person, request, into: &page)
            }
        )
    }

    private func vouchers(_ given: [DirectoryState.Confirmation]) -> String {
        guard !given.isEmpty else { return "Nobody" }
        return given.map { "\(memberName($0.by)) (\($0.byVoice ? "called" : "without a call"))" }
            .joined(separator: ", ")
    }

    private func drawVouch(
        _ person: DirectoryState.Person,
        _ keys: PublicKeys,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        let member = request.session.member
        if let obstacle = operations.directory.obstacle(to: member, confirming: person.id, keys) {
            page.p("quiet", text: Desk.why(obstacle))
            return
        }
        let mayCall = operations.directory.mayCompareByVoice(member, with: person.id)
        let called = Choice(
            "called",
            "I called this person on a number I knew before, and the words were the same"
        )
        let known = Choice(
            "known",
            "I know that this person works here and waits for this key; I did not compare the words",
            hint: mayCall
                ? "Then the other one who vouches has to call."
                : "You asked for this account, so the other one who vouches has to call."
        )
        page.draw(
            Dialog("Vouch for this key", icon: .check) { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.confirmKey).link,
                        token: request.token,
                        hidden: [
                            ("member", person.id.hex), ("fingerprint", Hex.text(Fingerprint(keys).bytes)),
                        ]
                    ) { page in
                        page.draw(
                            ChoiceField(
                                name: "how",
                                label: "How do you know that it is theirs?",
                                choices: mayCall ? [called, known] : [known]
                            )
                        )
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Vouch for it"))
                    }
                )
            }
        )
    }

    private static func why(_ obstacle: DirectoryState.Refusal) -> Phrase {
        switch obstacle {
        case .duplicate: "You have vouched for this key. Somebody else has to be the other one."
        case .notAllowed: "This key is your own: two others have to vouch for it."
        default: "You cannot vouch for this key."
        }
    }

    private func drawDecline(
        _ person: DirectoryState.Person,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        guard person.id != request.session.member else { return }
        page.draw(
            Dialog("This key must not count", isDanger: true) { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.declineKey).link,
                        token: request.token,
                        hidden: [("member", person.id.hex)]
                    ) { page in
                        page.p(
                            "",
                            text:
                                "The words were others, or nobody knows this person. They can then no longer sign in, and need a new sign-in sheet."
                        )
                        page.draw(TextAreaField(name: "reason", label: "Why", rows: 2))
                        self.drawPassphrase(into: &page)
                        page.draw(Button("Turn it down", .danger))
                    }
                )
            }
        )
    }

    /// Whoever set the house up made these keys; a call says that nobody has exchanged them since.
    private func drawFirstDay(_ request: DeskRequest, into page: inout HTMLWriter) {
        let people = operations.directory.keyHolders.filter { !$0.isComparedByVoice }
            .sorted { ($0.description.name, $0.id) < ($1.description.name, $1.id) }
        guard !people.isEmpty else { return }
        page.draw(
            Panel("Keys of the first day that nobody has compared by voice") { page in
                page.p(
                    "quiet",
                    text:
                        "They count, and whoever set this installation up has had them in hand. Call each other in the first weeks and compare; where in doubt, an administrator gives the person a new sign-in sheet."
                )
                for person in people {
                    guard let keys = person.keys else { continue }
                    page.draw(
                        Fold(Phrase.value(person.description.name)) { page in
                            page.draw(FingerprintView(Fingerprint(keys)))
                            self.drawVouch(person, keys, request, into: &page)
                        }
                    )
                }
            }
        )
    }

    func confirmKey(_ request: DeskRequest) throws {
        let how = request.text("how")
        guard let fingerprint = Hex.bytes(request.text("fingerprint")), ["called", "known"].contains(how)
        else { throw Refusal.empty }
        try operations.confirmKey(
            of: try wanted(request),
            fingerprint: fingerprint,
            byVoice: how == "called",
            passphrase: request.secret("passphrase"),
            request.session
        )
    }

    func declineKey(_ request: DeskRequest) throws {
        try operations.declineKey(
            of: try wanted(request),
            reason: try reason(request),
            passphrase: request.secret("passphrase"),
            request.session
        )
    }

    /// All that somebody sees whose key does not count yet.
    func showWaiting(_ request: DeskRequest) throws -> Response {
        let key = request.session.person?.waiting
        let page = DeskPage(try frame(.none, request), title: "Your key waits for two people").render {
            page in
            page.p(
                "",
                text:
                    "Before you can work here, two colleagues have to vouch that your key is yours. One of them calls you: read these words aloud, or the numbers. Read them to nobody who cannot convince you of who they are."
            )
            if let key { page.draw(FingerprintView(Fingerprint(key.keys))) }
            page.draw(
                Facts([
                    .init("Vouched so far", value: self.vouchers(key?.confirmations ?? []))
                ])
            )
            page.p("quiet", text: "Nobody called? Ask the person who gave you your sign-in sheet.")
        }
        return .html(page)
    }
}

extension FingerprintView {
    init(_ fingerprint: Fingerprint) {
        self.init(words: fingerprint.words, digits: fingerprint.digits, shapes: fingerprint.shapes)
    }
}
