// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Records
internal import Blobs
internal import HTTP
internal import Jobs
package import Platform

/// A node at work: its server and its minder, from the first answer to the orderly end.
package final class RunningNode: Sendable {
    private let node: Node
    private let server: Server
    private let minder: Minder
    private let log: Log

    package init(_ node: Node, _ config: Config, log: Log) throws {
        self.node = node
        self.log = log
        try node.store.blobs.removeLeftovers()
        let surfaces = try Surfaces.all(node, log)
        let engine = node.engine
        let front = Front(surfaces) { (try? engine.read { try $0.query("SELECT 1") }) != nil }
        do throws(SystemError) {
            server = try Server(
                listen: config.listen,
                limits: config.limits,
                application: front,
                log: log,
                errorPage: { errorPage($0) }
            )
        } catch {
            throw CommandError.failure("cannot listen on \(config.listen): \(error)")
        }
        minder = Minder(
            Chore.all(node.operations) + [.init("settings") { try node.readSettings() }],
            log: log
        )
    }

    package var port: Int { server.port }

    /// Answers what is being asked, then stops: within ten seconds whatever happens (Design 11 "Drain").
    package func end() {
        server.drain(seconds: 8)
        minder.stop()
        node.close()
    }
}
