// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTTP
internal import Operations

extension Desk {
    func workOnCases(_ request: DeskRequest) throws -> Response {
        let ids = request.ids("ids")
        let session = request.session
        switch request.text("do") {
        case "acknowledge":
            let failed = try each(ids) { id in
                let file = try operations.openCase(id, session).file
                try operations.acknowledge(file.state.reports, session)
            }
            let page: DeskRoute = request.text("from") == "today" ? .today : .cases
            return .redirect(to: page.path + "?done=acknowledge&failed=\(failed)")
        case "read":
            let failed = try each(ids) { try operations.markRead($0, session) }
            return .redirect(to: DeskRoute.today.path + "?done=read&failed=\(failed)")
        case "take":
            let failed = try each(ids) {
                try operations.assign($0, to: session.member, reason: "", seen: nil, session)
            }
            return .redirect(to: DeskRoute.today.path + "?done=taken&failed=\(failed)")
        case "answer":
            let text = request.text("text")
            guard !text.isEmpty else { throw Refusal.empty }
            let failed = try each(ids) {
                try operations.replyToAll(of: $0, text, seen: nil, next: nil, session)
            }
            return .redirect(to: DeskRoute.cases.path + "?done=answered&failed=\(failed)")
        case "assign":
            let member = try member(request)
            let failed = try each(ids) {
                try operations.assign($0, to: member, reason: request.text("reason"), seen: nil, session)
            }
            return .redirect(to: DeskRoute.cases.path + "?done=assign&failed=\(failed)")
        case "hand-over":
            try handOver(request)
            return .redirect(to: DeskRoute.today.path + "?done=assign")
        default: throw Refusal.empty
        }
    }

    private func handOver(_ request: DeskRequest) throws {
        let member = try member(request)
        guard let report: RecordID = request.id("report") else {
            for id in request.ids("ids") {
                try operations.assign(
                    id,
                    to: member,
                    reason: request.text("reason"),
                    seen: nil,
                    request.session
                )
            }
            return
        }
        let view = try operations.openReport(report, request.session)
        // The case must be one that the other can open, or it would be lost from sight.
        guard readers(of: view.report.compartment, except: nil).contains(where: { $0.id == member }) else {
            throw Refusal.notAllowed
        }
        let made = try operations.triage(
            report,
            .openCase(title: suggestedTitle(view.report.state), track: .light),
            seen: nil,
            request.session
        )
        if let made {
            try operations.assign(
                made,
                to: member,
                reason: request.text("reason"),
                seen: nil,
                request.session
            )
        }
    }

    private func member(_ request: DeskRequest) throws -> MemberID {
        guard let id: MemberID = request.id("member") else { throw Refusal.empty }
        guard operations.directory.people[id]?.isActive == true else { throw Refusal.notFound }
        return id
    }

    private static var mostAtOnce: Int { 10_000 }

    /// One after the other; what cannot be done to one does not stop the rest, and is counted.
    func each(_ ids: [RecordID], _ body: (RecordID) throws -> Void) throws -> Int {
        guard !ids.isEmpty else { throw Refusal.empty }
        let now = ids.prefix(Desk.mostAtOnce)
        var failed = ids.count - now.count
        for id in now {
            do { try body(id) } catch is Refusal { failed += 1 }
        }
        return failed
    }
}
