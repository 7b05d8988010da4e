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

    func showDuty(_ request: DeskRequest) throws -> Response {
        let installation = try operations.installation()
        let canSet = request.session.has(.administrator)
        let people = operations.directory.people.values.filter {
            $0.isActive && Access.workers.admits($0.description.roles)
        }
        .sorted { $0.description.name < $1.description.name }
        let choices = people.map { Choice($0.id.hex, $0.description.name) }
        return try settingsPage(.duty, request) { page in
            for site in installation.sites {
                let duty = installation.duty[site.id] ?? []
                page.draw(
                    Panel(Phrase.value(site.name)) { page in
                        page.draw(
                            Facts([
                                .init("On duty", value: self.memberName(duty.first)),
                                .init("Deputy", value: self.memberName(duty.dropFirst().first)),
                            ])
                        )
                        guard canSet else { return }
                        page.draw(
                            PostForm(
                                to: DeskRoute.changeSettings(.setDuty).link,
                                token: request.token,
                                hidden: [("site", site.id.hex)]
                            ) { page in
                                page.draw(
                                    SelectField(
                                        name: "member",
                                        label: "On duty",
                                        choices: choices,
                                        chosen: duty.first?.hex ?? "",
                                        empty: "Nobody"
                                    )
                                )
                                page.draw(
                                    SelectField(
                                        name: "deputy",
                                        label: "Deputy",
                                        choices: choices,
                                        chosen: duty.dropFirst().first?.hex ?? "",
                                        empty: "Nobody"
                                    )
                                )
                                page.draw(Button("Keep", .second))
                            }
                        )
                    }
                )
            }
        }
    }

    func setDuty(_ request: DeskRequest) throws {
        var installation = try operations.installation()
        guard let site: SiteID = request.id("site"), installation.site(site) != nil else {
            throw Refusal.notFound
        }
        let wanted: [MemberID?] = [request.id("member"), request.id("deputy")]
        let members = wanted.compactMap { $0 }
        guard members.allSatisfy({ operations.directory.people[$0]?.isActive == true }),
            Set(members).count == members.count
        else { throw Refusal.empty }
        installation.duty[site] = members
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
