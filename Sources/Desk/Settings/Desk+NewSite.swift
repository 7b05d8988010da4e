// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Text

// A site that joins a running installation: it has its readers before anything is sent to it.
extension Desk {
    func drawNewSite(_ request: DeskRequest, into page: inout HTMLWriter) {
        let people = operations.directory.people.values.filter {
            $0.isActive && !$0.has(.administrator) && Access.readers.admits($0.description.roles)
        }
        .sorted { $0.description.name < $1.description.name }
        let choices = people.map { Choice($0.id.hex, $0.description.name) }
        page.draw(
            Dialog("Add a site", icon: .plus) { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.addSite).link,
                        token: request.token,
                        isGuarded: true
                    ) { page in
                        page.draw(TextField(name: "name", label: "Name", width: .half))
                        page.draw(
                            TextField(
                                name: "site-code",
                                label: "Code",
                                hint: "Two to four capital letters; its cases begin with it.",
                                width: .short
                            )
                        )
                        page.draw(
                            TextField(
                                name: "zone",
                                label: "Time zone",
                                hint: "As in Africa/Nairobi.",
                                width: .half
                            )
                        )
                        page.draw(
                            ChoiceField(
                                name: "casework",
                                label: "Who reads its cases",
                                kind: .several,
                                choices: choices
                            )
                        )
                        page.draw(
                            ChoiceField(
                                name: "restricted",
                                label: "Who reads its restricted cases",
                                kind: .several,
                                choices: choices
                            )
                        )
                        page.draw(Button("Add the site"))
                    }
                )
            }
        )
    }

    func addSite(_ request: DeskRequest) throws {
        let zone = request.text("zone")
        guard TimeZones.isKnown(zone) else { throw Refusal.empty }
        _ = try operations.addSite(
            NewSite(
                code: request.text("site-code").uppercased(),
                name: String(request.text("name").prefix(200)),
                zone: zone,
                casework: request.texts("casework").compactMap { MemberID(hex: $0) },
                restricted: request.texts("restricted").compactMap { MemberID(hex: $0) }
            ),
            request.session
        )
    }
}
