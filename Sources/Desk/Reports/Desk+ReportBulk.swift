// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations

extension Desk {
    func workOnReports(_ request: DeskRequest) throws -> Response {
        let ids = request.ids("ids")
        let session = request.session
        switch request.text("do") {
        case "acknowledge":
            let failed = try each(ids) { try operations.acknowledge([$0], session) }
            return back("acknowledge", failed)
        case "aside":
            let reason = try reason(request)
            let failed = try each(ids) { try operations.setAside([$0], true, reason: reason, session) }
            return back("aside", failed)
        case "back":
            let reason = try reason(request)
            let failed = try each(ids) { try operations.setAside([$0], false, reason: reason, session) }
            return back("back", failed)
        case "link":
            guard let target: RecordID = request.id("case") else { throw Refusal.empty }
            let failed = try each(ids) {
                try operations.triage(
                    $0,
                    .join(target, reason: request.text("link-reason")),
                    seen: nil,
                    session
                )
            }
            return back("link", failed)
        case "group": return try openOneCase(ids, request)
        default: throw Refusal.empty
        }
    }

    /// Many alike become one case with one answer and a list (Domain 4.11).
    private func openOneCase(_ ids: [RecordID], _ request: DeskRequest) throws -> Response {
        let session = request.session
        guard let first = ids.first, !request.text("title").isEmpty else { throw Refusal.empty }
        let opened = try operations.triage(
            first,
            .openCase(title: request.text("title"), track: .light, site: request.id("site")),
            seen: nil,
            session
        )
        guard let opened else { throw Refusal.notThisStage }
        let rest = Array(ids.dropFirst())
        let failed =
            rest.isEmpty
            ? 0
            : try each(rest) {
                try operations.triage($0, .join(opened, reason: "The same claim"), seen: nil, session)
            }
        let joined = ids.count - failed
        try operations.group(
            opened,
            GroupClaim(
                homes: max(0, min(100_000, request.number("homes") ?? 0)),
                people: max(0, min(1_000_000, request.number("people") ?? joined)),
                note: "\(joined) reports"
            ),
            seen: nil,
            session
        )
        return .redirect(to: DeskRoute.caseFile(opened).path + "?done=group&failed=\(failed)")
    }

    func reason(_ request: DeskRequest) throws -> String {
        let reason = request.text("reason")
        guard !reason.isEmpty else { throw Refusal.reasonMissing }
        return reason
    }

    private func back(_ done: String, _ failed: Int) -> Response {
        .redirect(to: DeskRoute.reports.path + "?done=\(done)&failed=\(failed)")
    }
}
