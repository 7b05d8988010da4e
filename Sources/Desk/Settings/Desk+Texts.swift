// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Text

extension Desk {
    func showTexts(_ request: DeskRequest) throws -> Response {
        let installation = try operations.installation()
        return try settingsPage(.texts, request) { page in
            page.draw(
                PostForm(to: DeskRoute.changeSettings(.setTexts).link, token: request.token, isGuarded: true)
                { page in
                    page.draw(
                        TextField(
                            name: "name",
                            label: "Name of the installation",
                            value: installation.name,
                            width: .half
                        )
                    )
                    page.draw(
                        ChoiceField(
                            name: "languages",
                            label: "Languages of the public pages",
                            kind: .several,
                            choices: Language.allCases.map { Choice($0.rawValue, $0.name) },
                            chosen: installation.languages,
                            isInline: true
                        )
                    )
                    page.draw(
                        TextField(
                            name: "onion",
                            label: "Address in the Tor network",
                            hint: "As in http://name.onion; empty if there is none.",
                            value: installation.onion,
                            width: .half
                        )
                    )
                    for language in Language.allCases {
                        let code = language.rawValue
                        page.draw(
                            TextAreaField(
                                name: "policy-\(code)",
                                label: "Policy (\(language.name))",
                                value: installation.policy[code] ?? "",
                                rows: 5,
                                isGuarded: true
                            )
                        )
                        page.draw(
                            TextAreaField(
                                name: "publications-\(code)",
                                label: "What was published (\(language.name))",
                                value: installation.publications[code] ?? "",
                                rows: 4,
                                isGuarded: true
                            )
                        )
                    }
                    page.draw(Button("Keep"))
                }
            )
        }
    }

    func setTexts(_ request: DeskRequest) throws {
        var installation = try operations.installation()
        let languages = request.texts("languages").filter { Language(rawValue: $0) != nil }
        guard !languages.isEmpty, !request.text("name").isEmpty else { throw Refusal.empty }
        let onion = request.text("onion")
        guard
            onion.isEmpty
                || (onion.hasPrefix("http://") || onion.hasPrefix("https://")) && onion.hasSuffix(".onion")
        else { throw Refusal.empty }
        installation.name = String(request.text("name").prefix(200))
        installation.languages = languages
        installation.onion = onion
        for field in request.form.fields {
            let text = Text.clean(field.value)
            guard text.count <= 20_000 else { throw Refusal.tooLong }
            if field.name.hasPrefix("policy-") { installation.policy[String(field.name.dropFirst(7))] = text }
            if field.name.hasPrefix("publications-") {
                installation.publications[String(field.name.dropFirst(13))] = text
            }
        }
        try operations.set(installation, request.session)
    }

    func showFileLimit(_ request: DeskRequest) throws -> Response {
        let installation = try operations.installation()
        return try settingsPage(.files, request) { page in
            page.draw(
                PostForm(to: DeskRoute.changeSettings(.setFiles).link, token: request.token) { page in
                    page.draw(
                        TextField(
                            name: "megabytes",
                            label: "Largest file, in megabytes",
                            hint: "1 to 2000. The public page shows this limit.",
                            value: String(installation.largestFile >> 20),
                            kind: .number,
                            width: .short
                        )
                    )
                    page.draw(Button("Keep", .second))
                }
            )
        }
    }

    func setFiles(_ request: DeskRequest) throws {
        guard let megabytes = request.number("megabytes"), (1...2000).contains(megabytes) else {
            throw Refusal.empty
        }
        var installation = try operations.installation()
        installation.largestFile = Int64(megabytes) << 20
        try operations.set(installation, request.session)
    }
}
