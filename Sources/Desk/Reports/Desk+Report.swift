// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations

extension Desk {
    func showReport(_ id: RecordID, _ request: DeskRequest) throws -> Response {
        .html(try drawReport(id, CaseForm(), request))
    }

    private func drawReport(_ id: RecordID, _ form: CaseForm, _ request: DeskRequest) throws -> [UInt8] {
        let view = try operations.openReport(id, request.session)
        return try ReportPage(desk: self, view: view, request: request, form: form).render()
    }

    /// Asks what the three answers advise, or writes the call down in a full case of its own.
    private func actNow(_ verb: ReportVerb, _ id: RecordID, _ request: DeskRequest) throws -> Response {
        var form = CaseForm(verb: "call", fields: request.form.fields.map { ($0.name, $0.value) })
        if verb == .advice {
            form.showsAdvice = true
            return .html(try drawReport(id, form, request))
        }
        let call = form.urgentCall()
        if form.isFaulty { return .html(try drawReport(id, form, request), status: 422) }
        let made = try operations.actNow(onReport: id, call, request.session)
        return .redirect(to: DeskRoute.caseFile(made).path + "?done=call")
    }

    func work(_ verb: ReportVerb, _ id: RecordID, _ request: DeskRequest) throws -> Response {
        let session = request.session
        let seen = request.seen
        switch verb {
        case .advice, .call: return try actNow(verb, id, request)
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
        case .askName:
            try askToRead(of: id, request)
            return .redirect(to: DeskRoute.report(id).path + "?done=asked-name")
        case .keepName:
            try operations.keepApart(
                Identity(name: request.text("name"), more: request.text("what")),
                of: id,
                session
            )
            return .redirect(to: DeskRoute.report(id).path + "?done=kept-name")
        case .transcribe:
            guard let file = Int(request.text("file")) else { throw Refusal.empty }
            try operations.transcribe(id, file: file, request.text("words"), seen: seen, session)
        case .agreeTranscript:
            guard let file = Int(request.text("file")), let typed = Int(request.text("transcript")) else {
                throw Refusal.empty
            }
            try operations.agreeOnTranscript(
                of: id,
                file: file,
                transcript: typed,
                passphrase: request.form.first("passphrase") ?? "",
                session
            )
        case .aside:
            try operations.setAside(
                [id],
                until: request.isTicked("aside") ? try asideUntil(request) : nil,
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
