// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

extension Desk {
    /// For a house that was founded before openings were noted: an administrator names who reads that, once.
    func drawFirstAuditors(_ request: DeskRequest, into page: inout HTMLWriter) {
        for kind in operations.missingLogs {
            let possible = operations.possibleAuditors(of: kind)
            let title: Phrase =
                kind == .restrictedAccessLog
                ? "Who opened what in the restricted cases" : "Who opened what in the cases"
            page.draw(
                Panel(title, isRestricted: kind == .restrictedAccessLog) { page in
                    page.draw(
                        Notice(
                            .attention,
                            text:
                                "Nobody reads this, so it is not noted. Name somebody who reads none of these cases; from then on no page is shown before its line is written."
                        )
                    )
                    guard !possible.isEmpty else {
                        return page.p("quiet", text: "Everybody here reads such cases. Add a member first.")
                    }
                    self.drawChoice(of: possible, kind, request, into: &page)
                }
            )
        }
    }

    private func drawChoice(
        of possible: [DirectoryState.Person],
        _ kind: CompartmentKind,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            Dialog("Name auditors", icon: .eye) { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.nameAuditors).link,
                        token: request.token,
                        hidden: [("log", String(kind.rawValue))]
                    ) { page in
                        for person in possible {
                            page.draw(
                                TickField(
                                    name: "auditors",
                                    label: Phrase.value(person.description.name),
                                    value: person.id.hex
                                )
                            )
                        }
                        page.draw(Button("They read it from now on"))
                    }
                )
            }
        )
    }

    func nameAuditors(_ request: DeskRequest) throws {
        guard let kind = Int(request.text("log")).flatMap(CompartmentKind.init(rawValue:)), kind.isAccessLog
        else { throw Refusal.empty }
        try operations.nameAuditors(
            request.texts("auditors").compactMap { MemberID(hex: $0) },
            of: kind,
            request.session
        )
    }
}
