// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import HTML
package import HTTP

/// Everything that answers requests, in the order in which it is asked.
package struct Front: Application {
    package typealias Surface = @Sendable (RequestHead) -> Begun?

    private let surfaces: [Surface]
    private let isReady: @Sendable () -> Bool

    package init(_ surfaces: [Surface], isReady: @escaping @Sendable () -> Bool) {
        self.surfaces = surfaces
        self.isReady = isReady
    }

    package func begin(_ head: RequestHead) -> Begun {
        if head.path.hasPrefix("/assets/") { return .respond(asset(head)) }
        if head.path == "/health" { return .respond(health(head)) }
        for surface in surfaces {
            if let begun = surface(head) { return begun }
        }
        return .respond(errorPage(404))
    }

    private func asset(_ head: RequestHead) -> Response {
        guard head.method == .get || head.method == .head else { return .methodNotAllowed("GET, HEAD") }
        guard let asset = Asset(fileName: String(head.path.dropFirst("/assets/".count))) else {
            return errorPage(404)
        }
        return .asset(
            unsafe StaticBytes(immortal: asset.bytes),
            type: asset.contentType,
            tag: asset.tag,
            isVersioned: head.queryValue("v") == asset.tag,
            for: head
        )
    }

    /// For this machine and for the proxy, which asks before it sends anybody here.
    private func health(_ head: RequestHead) -> Response {
        guard head.isFromLoopback || head.isFromProxy else { return errorPage(404) }
        return isReady() ? .text("ready\n") : .text("not ready\n", status: 503)
    }
}
