// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Catalog
internal import Domain
package import HTTP
package import Operations
package import Platform
package import Sandbox

/// The members' side: every address below /desk, from the sign-in to the last setting.
package final class Desk: Sendable {
    let operations: Operations
    let catalog: Catalog
    let cleaner: Cleaner?
    let isDemo: Bool
    /// What this machine does not give; asked when an administrator looks at the settings.
    let weaknesses: @Sendable () -> [MachineWeakness]
    let log: Log

    package init(
        operations: Operations,
        catalog: Catalog,
        cleaner: Cleaner?,
        isDemo: Bool,
        weaknesses: @escaping @Sendable () -> [MachineWeakness] = { [] },
        log: Log
    ) {
        self.operations = operations
        self.catalog = catalog
        self.cleaner = cleaner
        self.isDemo = isDemo
        self.weaknesses = weaknesses
        self.log = log
    }

    /// Nil for an address that is not the desk's.
    package func begin(_ head: RequestHead) -> Begun? {
        guard head.path == "/desk" || head.path.hasPrefix("/desk/") else { return nil }
        do {
            return try take(head)
        } catch {
            return .respond(answer(to: error, nil, head))
        }
    }

    private func take(_ head: RequestHead) throws -> Begun {
        let session = try SessionCookie.token(in: head).flatMap { try operations.session(token: $0) }
        guard let route = DeskRoute(head.method, path: head.path) else {
            return .respond(unknown(head, session))
        }
        if route == .gallery, !isDemo { return .respond(unknown(head, session)) }
        guard head.method != .post else { return try takeForm(route, head, session) }
        if route == .signIn { return .respond(try showSignIn(head, session)) }
        guard let session else { return .respond(askToSignIn(head)) }
        let request = DeskRequest(
            head: head,
            session: session,
            route: route,
            form: FormData(),
            attached: []
        )
        return .respond(respond(request) { try self.show(request) })
    }

    private func takeForm(_ route: DeskRoute, _ head: RequestHead, _ session: Session?) throws -> Begun {
        guard head.originCheck == .same else { return .respond(foreign(head, session)) }
        if route == .enter {
            let reader = try FormReader(head: head, limits: Desk.wordsOnly)
            return .exchange(
                DeskExchange(reader, files: nil) { form, _ in
                    self.guarded(nil, head) { try self.enter(head, form) }
                }
            )
        }
        // Without a session nobody's body is read; a member who was away too long sees what they typed again.
        guard let session else {
            guard route.access != .anybody, SessionCookie.token(in: head) != nil else {
                return .respond(askToSignIn(head))
            }
            let reader = try FormReader(head: head, limits: Desk.wordsOnly)
            return .exchange(
                DeskExchange(reader, files: nil) { form, _ in
                    self.guarded(nil, head) { try self.showAway(head, form) }
                }
            )
        }
        let takesFiles = if case .workOnCase(.file, _) = route { true } else { false }
        if let refusal = route.refusal(session.roles) { return .respond(answer(to: refusal, nil, head)) }
        let files = takesFiles ? SealedFiles(operations) : nil
        var limits = Desk.wordsOnly
        if takesFiles {
            limits = FormLimits()
            limits.fileBytes = Int(clamping: try operations.installation().largestFile)
            limits.filesBytes = max(limits.filesBytes, limits.fileBytes)
        }
        let reader = try FormReader(head: head, limits: limits, files: files ?? NoFiles())
        return .exchange(
            DeskExchange(reader, files: files) { form, attached in
                // A body may take its time: who was shown out meanwhile is out.
                if let away = self.guardedAway(session, head, form) { return away }
                let request = DeskRequest(
                    head: head,
                    session: session,
                    route: route,
                    form: form,
                    attached: attached
                )
                return self.respond(request) { try self.act(request) }
            }
        )
    }

    /// Nil while the session that the body began with still runs.
    private func guardedAway(_ session: Session, _ head: RequestHead, _ form: FormData) -> Response? {
        let runs = (try? SessionCookie.token(in: head).map { try operations.session(token: $0) })??.id
        return runs == session.id ? nil : guarded(nil, head) { try showAway(head, form) }
    }

    private static var wordsOnly: FormLimits {
        var limits = FormLimits()
        limits.files = 0
        return limits
    }

    /// Who may come here, then the page itself; whatever goes wrong becomes an answer.
    private func respond(_ request: DeskRequest, _ body: () throws -> Response) -> Response {
        guarded(request, request.head) {
            // Before anything is asked of a role: keys that wait have none.
            if request.session.isWaiting, !request.route.isOpenBeforeChange {
                return try operations.mustChangePassphrase(request.session)
                    ? .redirect(to: DeskRoute.passphrase.path) : showWaiting(request)
            }
            if let refusal = request.route.refusal(request.session.roles) { throw refusal }
            if try operations.mustChangePassphrase(request.session), !request.route.isOpenBeforeChange {
                return .redirect(to: DeskRoute.passphrase.path)
            }
            if request.route.method == .post {
                guard let token = request.form.first("token"),
                    request.session.isGenuine(formToken: token)
                else { return expired(request) }
                if let problem = request.form.problems.first(where: \.isFatal) {
                    throw problem.refusal
                }
            }
            return try body()
        }
    }

    private func guarded(
        _ request: DeskRequest?,
        _ head: RequestHead,
        _ body: () throws -> Response
    ) -> Response {
        do {
            return try body()
        } catch {
            return answer(to: error, request, head)
        }
    }
}

extension DeskRoute {
    fileprivate var isOpenBeforeChange: Bool {
        switch self {
        case .passphrase, .changePassphrase, .leave: true
        default: false
        }
    }
}

extension FormProblem {
    /// What was typed cannot have arrived whole.
    fileprivate var isFatal: Bool {
        switch self {
        case .tooManyFields, .fieldTooLong, .textTooLong, .memoryFull, .malformed, .unreadablePart: true
        case .invalidText, .tooManyFiles, .fileEmpty, .fileRefused, .fileTooLarge, .filesTooLarge,
            .fileBroken:
            false
        }
    }

    fileprivate var refusal: Refusal {
        switch self {
        case .malformed, .unreadablePart: .empty
        default: .tooLong
        }
    }
}
