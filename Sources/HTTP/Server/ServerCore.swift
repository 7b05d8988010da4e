// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CHTTP
import Glibc
import Platform
import Synchronization

/// What the library's callbacks work with; it lives as long as the server.
final class ServerCore: Sendable {
    let limits: ServerLimits
    let connections: Connections
    let isDraining = Atomic(false)

    private let application: any Application
    private let errorPage: @Sendable (Int) -> Response
    private let proxies: Set<PeerAddress>
    private let log: Log

    init(
        limits: ServerLimits,
        application: any Application,
        errorPage: @escaping @Sendable (Int) -> Response,
        log: Log
    ) {
        self.limits = limits
        self.application = application
        self.errorPage = errorPage
        self.log = log
        proxies = Set(limits.proxies.compactMap { PeerAddress($0) })
        connections = Connections(limits)
    }

    /// The head is complete: refuse it, answer it, or take its body.
    func begin(_ raw: RawHead, headBytes: Int, on connection: Connection) -> RequestFlow.Next {
        do throws(HeadRefusal) {
            guard headBytes <= limits.headBytes else { throw .tooLarge }
            let head = try RequestHead(raw, from: origin(connection), maximumFields: limits.headFields)
            let flow = RequestFlow(head, limits: limits)
            connection.request = flow
            return flow.begin(
                head,
                application,
                tooLarge: errorPage(413),
                discards: limits.discardedBytes
            )
        } catch {
            log.event("request refused", level: .debug, [("reason", .text(error.reason))])
            return .answer(errorPage(error.status), closing: true)
        }
    }

    /// Refuses to let a value end a header line; the page that stands in for it says nothing.
    func checked(_ response: Response) -> Response {
        let isSound = response.headers.allSatisfy { field in
            field.1.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
        }
        if isSound && (200...599).contains(response.status) { return response }
        log.event("response malformed", level: .error, [("status", .int(response.status))])
        return errorPage(500)
    }

    /// The library refuses by itself what it cannot read; the sender gets our page all the same.
    func refused(_ status: Int, on thread: pthread_t) {
        guard let connection = connections.served(by: thread) else { return }
        log.event("request refused", level: .debug, [("status", .int(status))])
        connection.refuse(checked(errorPage(status)).wholeAnswer)
    }

    private func origin(_ connection: Connection) -> RequestOrigin {
        guard let peer = connection.peer else { return RequestOrigin(isLoopback: false, isProxy: false) }
        return RequestOrigin(isLoopback: peer.isLoopback, isProxy: peer.isLoopback || proxies.contains(peer))
    }
}
