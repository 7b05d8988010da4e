// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Catalog
internal import Domain
internal import HTML
package import HTTP
package import Operations
package import Platform

/// The public pages: no sign-in, no cookie, no script needed.
package final class Portal: Sendable {
    let operations: Operations
    let catalog: Catalog
    let isDemo: Bool
    /// Nil where pages are never read aloud.
    let narration: Narration?
    let log: Log

    package init(
        operations: Operations,
        catalog: Catalog,
        isDemo: Bool,
        narration: Narration? = nil,
        log: Log
    ) {
        self.operations = operations
        self.catalog = catalog
        self.isDemo = isDemo
        self.narration = narration
        self.log = log
    }

    /// Nil when the address is not the portal's.
    package func begin(_ head: RequestHead) -> Begun? {
        guard let route = PortalRoute(method: head.method, path: head.path) else { return nil }
        switch route {
        case .page(let place, .none): return .respond(redirect(to: place, head))
        case .page(let place, .some(let language)):
            return .respond(answering(head, place, language) { try self.show(place, $0, head) })
        case .form(let form, let language): return receive(form, language ?? preferred(head), head)
        case .listen(let place, let language):
            return .respond(answering(head, place, language) { try self.listen(place, $0, head) })
        case .leave: return .respond(leave(head))
        case .gallery(let isRightToLeft):
            guard isDemo else { return nil }
            return .respond(.html(Gallery.portalPage(isRightToLeft: isRightToLeft)))
        case .asset(let asset): return .respond(show(asset, head))
        case .ledger(let file): return .respond(show(file))
        case .unknown(let language): return .respond(notFound(head, language))
        }
    }

    /// For addresses that nobody knows: in the reader's language.
    package func notFound(_ head: RequestHead) -> Response { notFound(head, preferred(head)) }

    /// The answer of a page, or a page that says it is not the reader's fault.
    func answering(
        _ head: RequestHead,
        _ place: PortalPlace,
        _ language: Language,
        _ body: (PortalFrame) throws -> Response
    ) -> Response {
        do {
            // What was typed into a form is shown again even when nothing can be read.
            let frame =
                head.method == .post
                ? (try? frame(place, language)) ?? unsettled(place, language)
                : try frame(place, language)
            var response = try body(frame)
            if !frame.installation.onion.isEmpty, head.method != .post {
                response.headers.append(onionLocation(frame.installation.onion, for: head))
            }
            return response
        } catch {
            return failed(error, place, language)
        }
    }

    func frame(_ place: PortalPlace, _ language: Language) throws -> PortalFrame {
        PortalFrame(
            t: catalog.speaking(language),
            installation: try operations.installation(),
            place: place,
            isDemo: isDemo,
            keepsApart: !operations.directory.custodians.isEmpty
        )
    }

    func show(
        _ place: PortalPlace,
        _ frame: PortalFrame,
        _ head: RequestHead,
        offersVoice: Bool = true
    ) throws -> Response {
        let site = frame.site(head.queryValue("site"))
        var frame = frame
        frame.isSpoken = offersVoice && place.isSpoken && narration?.isThere == true
        // What these pages go by stays when the reader changes the language; nothing else of an address does.
        if let site, head.queryValue("site") != nil { frame.query.append((FieldName.site, site.id.hex)) }
        switch place {
        case .home: return .html(HomePage(frame: frame).render(), .public)
        case .helpNow: return .html(HelpNowPage(frame: frame, site: site).render(), .public)
        case .ways: return .html(WaysPage(frame: frame).render(), .public)
        case .whatHappens: return .html(WhatHappensPage(frame: frame).render(), .public)
        case .safety: return .html(SafetyPage(frame: frame).render(), .public)
        case .policy: return .html(PolicyPage(frame: frame).render(), .public)
        case .ledger:
            let head = try operations.ledgerState()
            return .html(LedgerPage(frame: frame, head: head).render(), .public)
        case .follow: return .html(FollowPage(frame: frame, token: try operations.formToken()).render())
        case .report:
            var typed = ReportForm()
            typed.token = try operations.formToken()
            // For somebody's own link; no page of ours leads there, because a telephone keeps the addresses that it saw.
            typed.isCare = head.queryValue("for") == "care"
            typed.site = head.queryValue("site") == nil ? "" : site?.id.hex ?? ""
            return .html(ReportPage(frame: frame, typed: typed).render()).allowingMicrophone
        }
    }

    private func failed(_ error: any Error, _ place: PortalPlace, _ language: Language) -> Response {
        log.event("portal page failed", level: .error, [("place", .int(place.number))])
        return .html(MessagePage(unsettled(place, language), .errorsNotKept).render(), status: 503)
    }

    /// For the moments in which the installation's settings cannot be read.
    private func unsettled(_ place: PortalPlace, _ language: Language) -> PortalFrame {
        var frame = PortalFrame(
            t: catalog.speaking(language),
            installation: Installation(name: "Amparo", sites: []),
            place: place,
            isDemo: isDemo
        )
        frame.isUnsettled = true
        return frame
    }
}

extension PortalPlace {
    var number: Int { PortalPlace.allCases.firstIndex(of: self) ?? 0 }
}
