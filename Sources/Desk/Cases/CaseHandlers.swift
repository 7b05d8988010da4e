// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Records

/// The case page: what is shown, and what is done there.
struct CaseHandlers {
    let desk: Desk

    func show(_ id: RecordID, _ request: DeskRequest) throws -> Response {
        let form = CaseForm()
        return .html(try render(id, form, request))
    }

    /// Takes one step; a field to be mended or another's words in between show the page again, nothing lost.
    func act(_ verb: CaseVerb, _ id: RecordID, _ request: DeskRequest) throws -> Response {
        var form = CaseForm(
            verb: verb.rawValue,
            fields: request.form.fields.map { (name: $0.name, value: $0.value) }
        )
        if verb == .advice {
            form.verb = CaseVerb.call.rawValue
            form.showsAdvice = true
            return .html(try render(id, form, request))
        }
        do {
            try CaseSteps(desk: desk, id: id, request: request).take(verb, &form)
            guard !form.isFaulty else { return .html(try render(id, form, request), status: 422) }
        } catch Refusal.conflict {
            form.conflictSince = form.seen ?? 0
            return .html(try render(id, form, request), status: 409)
        } catch let refusal as Refusal where refusal != .notFound {
            form.refuse(CaseHandlers.field(refusal, verb, form), refusal.words.text)
            return .html(try render(id, form, request), status: refusal.status)
        }
        if verb == .recuse, form.text("recuse-member") == request.session.member.hex {
            return .redirect(to: DeskRoute.cases.path + "?done=handed")
        }
        let page: DeskRoute = request.text("from") == "today" ? .today : .caseFile(id)
        return .redirect(to: page.path + "?done=\(CaseHandlers.done(verb))")
    }

    private func render(_ id: RecordID, _ form: CaseForm, _ request: DeskRequest) throws -> [UInt8] {
        let session = request.session
        let view = try desk.operations.openCase(id, session)
        let site = try desk.operations.installation().site(view.file.state.opening?.site)
        // A case can be handed to readers among whom the member is not; they then lose it from sight.
        let rooms = desk.operations.directory.compartments.values.filter {
            $0.kind != .single && $0.id != view.file.compartment
        }
        let page = CasePage(
            desk: desk,
            view: view,
            scene: CaseScene(
                now: desk.operations.now,
                zone: site?.zone ?? "UTC",
                directory: desk.operations.directory,
                member: session.member,
                services: site?.services ?? [],
                siteName: desk.siteName(view.file.state.opening?.site),
                token: request.token
            ),
            form: form,
            readers: desk.readers(of: view.file.compartment, except: nil),
            mayMoveTo: Set(rooms.filter { $0.site == view.file.state.opening?.site }.map(\.kind)),
            isHeadquarters: session.has(.headquarters),
            decidesCredibility: !session.has(.securityManager),
            isWorker: Access.workers.admits(session.roles),
            suggestions: desk.operations.recusalSuggestions(view, session),
            mayAgree: session.has(.independentReader) || session.has(.headquarters)
        )
        return DeskPage(
            try desk.frame(.cases, request),
            title: Phrase.value(page.title),
            subtitle: page.subtitle,
            back: BackLink("Cases", to: DeskRoute.cases.link),
            isRestricted: view.file.state.isRestricted,
            errors: page.errors,
            actions: nil,
            facts: { page.drawFacts(into: &$0) }
        ).render { writer in
            desk.drawDone(request, into: &writer)
            page.draw(into: &writer)
        }
    }

    /// Beside which field a refusal of the whole step is shown.
    private static func field(_ refusal: Refusal, _ verb: CaseVerb, _ form: CaseForm) -> String {
        switch (refusal, verb) {
        case (.wrongPassphrase, _): "\(verb.rawValue)-passphrase"
        case (.reasonMissing, .close): "close-summary"
        case (.documentMissing, _): "credibility-document"
        case (.needsOutsideReader, .move), (.takenOut, _): "move-member"
        case (.reasonMissing, _): "\(verb.rawValue)-reason"
        case (_, .note), (_, .reply): "\(verb.rawValue)-text"
        case (_, .close): "close-outcome"
        default: form.fields.first { $0.name.hasPrefix(verb.rawValue + "-") }?.name ?? verb.rawValue
        }
    }

    private static func done(_ verb: CaseVerb) -> String {
        switch verb {
        case .note, .reply, .assign, .postpone, .call: verb.rawValue
        default: "changed"
        }
    }
}
