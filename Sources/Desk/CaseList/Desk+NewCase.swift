// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations

/// A case that nobody complained about: seen, read or checked by us (D18).
extension Desk {
    func showNewCase(_ request: DeskRequest) throws -> Response {
        .html(try newCasePage(request, nil))
    }

    func makeCase(_ request: DeskRequest) throws -> Response {
        guard let site: SiteID = request.id("site"),
            let origin = IncidentOrigin(code: request.text("origin")),
            origin != .report, !request.text("title").isEmpty
        else {
            return .html(
                try newCasePage(request, "Give it a title, a site, and how you know of it."),
                status: 422
            )
        }
        let received = request.day("received").map { min($0.start, operations.now) } ?? operations.now
        do {
            let id = try operations.placeCase(
                title: request.text("title"),
                site: site,
                origin: origin,
                channel: Desk.channel(origin),
                words: request.text("what"),
                received: received,
                restricted: request.isTicked("restricted"),
                language: "en",
                request.session
            )
            guard let id else { return .redirect(to: DeskRoute.cases.path + "?done=handed") }
            return .redirect(to: DeskRoute.caseFile(id).path + "?done=made")
        } catch let refusal as Refusal where !refusal.keepsForm {
            // What was typed stays, whatever stands in the way.
            let why =
                "Nobody reads these cases at that site, so it cannot be opened there. What you wrote is below."
            return .html(try newCasePage(request, why), status: refusal.status)
        }
    }

    private static func channel(_ origin: IncidentOrigin) -> AccessChannel {
        switch origin {
        case .media: .media
        case .ngo: .ngoPartner
        case .patrol, .equipmentCheck: .equipmentCheck
        case .report, .staff: .staffDuty
        }
    }

    private func newCasePage(_ request: DeskRequest, _ error: String?) throws -> [UInt8] {
        DeskPage(
            try frame(.cases, request),
            title: "New case without a report",
            subtitle: "For what you saw, read or found yourselves.",
            back: BackLink("Cases", to: DeskRoute.cases.link)
        ).render { page in
            if let error { page.draw(Notice(.danger, isLive: true, text: error)) }
            page.draw(
                PostForm(to: DeskRoute.makeCase.link, token: request.token, isGuarded: true) { page in
                    page.draw(
                        TextField(
                            name: "title",
                            label: "Title",
                            value: request.text("title"),
                            maximumLength: 300
                        )
                    )
                    page.draw(
                        SelectField(
                            name: "site",
                            label: "Site",
                            choices: self.siteChoices,
                            chosen: request.text("site"),
                            empty: "Choose the site"
                        )
                    )
                    page.draw(
                        ChoiceField(
                            name: "origin",
                            label: "How do you know of it?",
                            choices: IncidentOrigin.allCases.filter { $0 != .report }.map {
                                Choice($0.code, $0.title)
                            },
                            chosen: [request.text("origin")]
                        )
                    )
                    page.draw(
                        DateField(
                            name: "received",
                            label: "When did you first hear of it?",
                            hint: "Every date of the case runs from here. Empty means today.",
                            typed: request.typedDate("received"),
                            labels: .init(day: "Day", month: "Month", year: "Year", notKnown: nil)
                        )
                    )
                    page.draw(
                        TextAreaField(
                            name: "what",
                            label: "What is known",
                            value: request.text("what"),
                            isGuarded: true
                        )
                    )
                    page.draw(
                        TickField(
                            name: "restricted",
                            label: "Sexual violence, or a child",
                            hint:
                                "Only the restricted focal point reads it; you lose it from sight unless you are one.",
                            isOn: request.isTicked("restricted")
                        )
                    )
                    page.draw(Button("Open the case"))
                }
            )
        }
    }
}
