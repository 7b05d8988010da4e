// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations

extension Desk {
    func showReport(_ id: RecordID, _ request: DeskRequest) throws -> Response {
        let view = try operations.openReport(id, request.session)
        return .html(try ReportPage(desk: self, view: view, request: request).render())
    }

    func work(_ verb: ReportVerb, _ id: RecordID, _ request: DeskRequest) throws -> Response {
        let session = request.session
        let seen = request.seen
        switch verb {
        case .acknowledge: try operations.acknowledge([id], session)
        case .note: try operations.noteOnReport(id, request.text("text"), seen: seen, session)
        case .reply:
            try operations.reply(request.text("text"), to: id, seen: seen, next: request.day("next"), session)
        case .open:
            guard !request.text("title").isEmpty else { throw Refusal.empty }
            let track = Track(code: request.text("track")) ?? .light
            return made(
                try operations.triage(
                    id,
                    .openCase(title: request.text("title"), track: track, site: request.id("site")),
                    seen: seen,
                    session
                )
            )
        case .join:
            guard let target: RecordID = request.id("case") else { throw Refusal.empty }
            return made(
                try operations.triage(id, .join(target, reason: request.text("reason")), seen: seen, session)
            )
        case .answer:
            guard !request.text("title").isEmpty else { throw Refusal.empty }
            return made(
                try operations.triage(
                    id,
                    .answer(
                        title: request.text("title"),
                        text: request.text("text"),
                        outcome: ClosureOutcome(code: request.text("outcome")) ?? .resolvedNotAsked,
                        site: request.id("site")
                    ),
                    seen: seen,
                    session
                )
            )
        case .redirect:
            try operations.triage(id, .redirect(reason: try reason(request)), seen: seen, session)
        case .aside:
            try operations.setAside(
                [id],
                request.isTicked("aside"),
                reason: try reason(request),
                session
            )
        }
        let done = verb == .aside && !request.isTicked("aside") ? "back" : verb.rawValue
        let page = request.text("from") == "today" ? DeskRoute.today : .report(id)
        return .redirect(to: page.path + "?done=\(done)")
    }

    private func made(_ id: RecordID?) -> Response {
        .redirect(to: (id.map { DeskRoute.caseFile($0) } ?? .reports).path + "?done=made")
    }
}
