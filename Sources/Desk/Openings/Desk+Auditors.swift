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
                    self.drawFirstReaders(
                        "Name auditors",
                        .eye,
                        .nameAuditors,
                        hidden: [("log", String(kind.rawValue))],
                        of: possible,
                        button: "They read it from now on",
                        request,
                        into: &page
                    )
                }
            )
        }
    }

    func nameAuditors(_ request: DeskRequest) throws {
        guard let kind = Int(request.text("log")).flatMap(CompartmentKind.init(rawValue:)), kind.isAccessLog
        else { throw Refusal.empty }
        try operations.nameAuditors(
            request.texts("members").compactMap { MemberID(hex: $0) },
            of: kind,
            passphrase: request.secret("passphrase"),
            request.session
        )
    }
}
