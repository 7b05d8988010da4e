// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Vault

extension Desk {
    func showAccount(_ request: DeskRequest) throws -> Response {
        let session = request.session
        let open = try operations.openSessions(session)
        let page = DeskPage(try frame(.none, request), title: "Your account").render { page in
            drawDone(request, into: &page)
            page.draw(
                Panel("You") { page in
                    page.draw(
                        Facts(
                            [
                                .init("Name", value: session.person?.description.name ?? ""),
                                .init("Work", value: session.person?.description.title ?? ""),
                                .init("Role", self.roleWords(session.roles)),
                                .init("Site", self.siteName(session.person?.description.site)),
                            ],
                            isWide: true
                        )
                    )
                    if let keys = session.person?.keys {
                        page.draw(
                            Fold("The words of your key") { page in
                                page.p(
                                    "quiet",
                                    text: "Read them aloud when a colleague calls you to compare."
                                )
                                page.draw(FingerprintView(Fingerprint(keys)))
                            }
                        )
                    }
                    page.draw(
                        ButtonRow {
                            $0.draw(Button("Change your passphrase", to: DeskRoute.passphrase.link, .second))
                            if Access.readers.admits(session.roles) {
                                $0.draw(
                                    Button(
                                        "What you opened",
                                        to: DeskRoute.openings.link([("own", "1")]),
                                        .second
                                    )
                                )
                            }
                        }
                    )
                }
            )
            page.draw(
                Panel("Where you are signed in") { page in
                    page.p("quiet", text: "End what you do not know, or what you left open elsewhere.")
                    page.ul("plain") { page in
                        for one in open {
                            page.li { page in
                                page.text(
                                    "Since \(self.dateTime(one.facts.began, session)), last used \(self.dateTime(one.facts.seen, session)). "
                                )
                                if one.isThis { page.draw(Badge("This one", .good)) }
                                page.draw(
                                    PostForm(
                                        to: DeskRoute.endSession.link,
                                        token: request.token,
                                        hidden: [("session", one.id)]
                                    ) { $0.draw(Button(one.isThis ? "Sign out here" : "End it", .second)) }
                                )
                            }
                        }
                    }
                }
            )
        }
        return .html(page)
    }

    func endSession(_ request: DeskRequest) throws -> Response {
        try operations.endSession(request.text("session"), request.session)
        return .redirect(to: DeskRoute.account.path + "?done=ended")
    }

    func showPassphrase(_ request: DeskRequest, refusal: Refusal? = nil, isDifferent: Bool = false) throws
        -> Response
    {
        let must = try operations.mustChangePassphrase(request.session)
        let error = isDifferent ? "The two new passphrases are not the same." : refusal?.words.text
        let page = DeskPage(
            must ? outerFrame : try frame(.none, request),
            title: "Change your passphrase"
        ).render { page in
            if let error { page.draw(Notice(.danger, isLive: true, text: error)) }
            if must {
                page.draw(
                    Notice(
                        .attention,
                        text:
                            "Somebody else made your first passphrase. Choose one that only you know before you go on."
                    )
                )
            }
            page.draw(
                PostForm(to: DeskRoute.changePassphrase.link, token: request.token) { page in
                    page.draw(
                        TextField(
                            name: "old",
                            label: "Passphrase until now",
                            kind: .password,
                            width: .half,
                            autocomplete: "current-password"
                        )
                    )
                    page.draw(
                        TextField(
                            name: "new",
                            label: "New passphrase",
                            hint:
                                "At least \(Operations.shortestPassphrase) characters. Four or five words are good.",
                            kind: .password,
                            width: .half,
                            autocomplete: "new-password"
                        )
                    )
                    page.draw(
                        TextField(
                            name: "repeat",
                            label: "New passphrase once more",
                            kind: .password,
                            width: .half,
                            autocomplete: "new-password"
                        )
                    )
                    page.draw(Button("Change it"))
                }
            )
        }
        return .html(page, status: error == nil ? 200 : 422)
    }

    func changePassphrase(_ request: DeskRequest) throws -> Response {
        guard request.secret("new") == request.secret("repeat") else {
            return try showPassphrase(request, isDifferent: true)
        }
        let next: SignedIn?
        do {
            next = try operations.changePassphrase(
                old: request.secret("old"),
                new: request.secret("new"),
                request.session
            )
        } catch let refusal as Refusal {
            return try showPassphrase(request, refusal: refusal)
        }
        let done = Response.redirect(to: DeskRoute.account.path + "?done=passphrase")
        // Whoever made keys of their own goes on in a session of theirs.
        return next.map { done.adding(SessionCookie.set($0.token)) } ?? done
    }
}
