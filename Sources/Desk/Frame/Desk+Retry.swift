// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import HTTP
internal import Operations

/// A form that could not be taken, shown again with what was typed, so that nothing written is lost.
extension Desk {
    func retry(_ refusal: Refusal, _ request: DeskRequest) -> Response {
        var seen: Int?
        var news: [Versions.Version] = []
        if case .conflict(let head) = refusal {
            seen = head
            news = changes(request)
        }
        return again(request, refusal.status, refusal.words, seen: seen, news: news)
    }

    /// The token of the form was missing, old or somebody else's.
    func expired(_ request: DeskRequest) -> Response {
        again(
            request,
            403,
            (
                "Please send it again",
                "This page was open for a long time, or the form was not whole. What you wrote is still here."
            ),
            seen: request.seen,
            news: []
        )
    }

    private func again(
        _ request: DeskRequest,
        _ status: Int,
        _ words: (title: String, text: String),
        seen: Int?,
        news: [Versions.Version]
    ) -> Response {
        guard let frame = try? frame(.none, request) else {
            return message(status, words.title, words.text, nil)
        }
        let typed = request.form.fields.filter { !Desk.isNeverShown($0.name) }
        let page = DeskPage(frame, title: words.title, back: backLink(request)).render { page in
            page.draw(Notice(.attention, isLive: true, text: words.text))
            if !news.isEmpty {
                page.draw(
                    Versions(
                        news + [.init("What you wrote", Desk.readable(typed).joined(separator: "\n"))]
                    )
                )
            }
            page.draw(
                PostForm(
                    to: request.route.link,
                    token: request.token,
                    hidden: Desk.hidden(typed) + (seen.map { [("seen", String($0))] } ?? []),
                    isGuarded: true
                ) { page in
                    for (name, value) in typed where Desk.isShown(name, value) {
                        Desk.drawField(name, value, into: &page)
                    }
                    if let asked = request.form.fields.first(where: { $0.name.hasSuffix("passphrase") }) {
                        page.draw(
                            TextField(
                                name: asked.name,
                                label: "Your passphrase",
                                kind: .password,
                                width: .half
                            )
                        )
                    }
                    page.draw(
                        Button(news.isEmpty ? "Send it again" : "Save mine on top of what is new", .first)
                    )
                }
            )
        }
        return .html(page, status: status)
    }

    /// Never carried through a page: tokens are made anew, passphrases are typed anew.
    static func isNeverShown(_ name: String) -> Bool {
        name.hasSuffix("passphrase") || ["token", "seen", "old", "new", "repeat", "code"].contains(name)
    }

    private static func isShown(_ name: String, _ value: String) -> Bool {
        textNames.contains(name) || value.contains { $0.isWhitespace }
    }

    private static let textNames: Set<String> = [
        "text", "words", "reason", "note", "summary", "title", "what", "said", "called", "how", "name",
        "login", "human",
    ]

    private static func hidden(_ typed: [(name: String, value: String)]) -> [(String, String)] {
        typed.filter { !isShown($0.name, $0.value) }.map { ($0.name, $0.value) }
    }

    private static func readable(_ typed: [(name: String, value: String)]) -> [String] {
        typed.filter { isShown($0.name, $0.value) }.map(\.value)
    }

    private static func drawField(_ name: String, _ value: String, into page: inout HTMLWriter) {
        let label = name.prefix(1).uppercased() + name.dropFirst().replacing("-", with: " ")
        if ["title", "name", "login", "human"].contains(name) {
            page.draw(TextField(name: name, label: label, value: value))
        } else {
            page.draw(TextAreaField(name: name, label: label, value: value, rows: 5, isGuarded: true))
        }
    }

    private func backLink(_ request: DeskRequest) -> BackLink? {
        switch request.route {
        case .workOnReport(_, let id): BackLink("The report as it is now", to: DeskRoute.report(id).link)
        case .workOnCase(_, let id): BackLink("The case as it is now", to: DeskRoute.caseFile(id).link)
        case .changeSettings: BackLink("Settings", to: DeskRoute.settings(.overview).link)
        default: BackLink("Today", to: DeskRoute.today.link)
        }
    }

    /// What others wrote after the page was drawn.
    private func changes(_ request: DeskRequest) -> [Versions.Version] {
        let seen = request.seen ?? 0
        switch request.route {
        case .workOnReport(_, let id):
            guard let opened = try? operations.openReport(id, request.session).report else { return [] }
            return opened.steps.filter { $0.sequence > seen }.map { step in
                .init(
                    "\(authorName(step.author)), \(dateTime(step.at, request.session))",
                    step.entry.inWords
                )
            }
        case .workOnCase(_, let id):
            guard let opened = try? operations.openCase(id, request.session).file else { return [] }
            return opened.steps.filter { $0.sequence > seen }.map { step in
                .init(
                    "\(authorName(step.author)), \(dateTime(step.at, request.session))",
                    step.entry.newWords
                )
            }
        default: return []
        }
    }

    func authorName(_ author: Author) -> String {
        switch author {
        case .member(let id): memberName(id)
        case .outside: "The reporter"
        case .reporter: "The reporter, with the long number"
        }
    }
}
