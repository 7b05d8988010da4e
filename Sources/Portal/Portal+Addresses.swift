// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML
internal import HTTP
internal import Operations

extension Portal {
    /// The reader's language as their browser asks for it, among those that the installation offers.
    func preferred(_ head: RequestHead) -> Language {
        let wanted = Language.preferred(head.header("accept-language") ?? "")
        let offered = (try? operations.installation().languages) ?? []
        if offered.isEmpty || offered.contains(wanted.rawValue) { return wanted }
        return offered.lazy.compactMap { Language(rawValue: $0) }.first ?? .en
    }

    /// 302 and Vary, so that nothing between us and the reader decides for the next one.
    func redirect(to place: PortalPlace, _ head: RequestHead) -> Response {
        let path = PortalRoute.page(place, preferred(head)).path
        return Response(
            status: 302,
            headers: [
                ("Location", Link(path: path, query: head.query).target), ("Vary", "Accept-Language"),
            ] + securityHeaders(.public)
        )
    }

    /// Away from here; what the browser kept of these pages goes too, where it listens.
    ///
    /// Its storage stays: the word with which a script hides earlier pages from "Back" lies there.
    func leave(_ head: RequestHead) -> Response {
        Response.redirect(to: PortalFrame.elsewhere(preferred(head)))
            .adding(("Clear-Site-Data", "\"cache\""))
    }

    func show(_ asset: Asset, _ head: RequestHead) -> Response {
        .asset(
            unsafe StaticBytes(immortal: asset.bytes),
            type: asset.contentType,
            tag: asset.tag,
            isVersioned: head.queryValue("v") == asset.tag,
            for: head
        )
    }

    func notFound(_ head: RequestHead, _ language: Language) -> Response {
        answering(head, .home, language) {
            .html(MessagePage($0, title: .errorsNotFoundTitle, .errorsNotFoundText).render(), status: 404)
        }
    }
}

extension Response {
    /// The report's page can record a voice; every other page goes without.
    var allowingMicrophone: Response {
        var response = self
        response.headers = headers.map { name, value in
            guard name.description == "Permissions-Policy" else { return (name, value) }
            return (name, value.replacing("microphone=()", with: "microphone=(self)"))
        }
        return response
    }
}
