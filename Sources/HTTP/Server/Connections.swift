// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Platform
import Synchronization

/// Every open connection, and who must go when there are too many or they take too long.
final class Connections: Sendable {
    private struct Table {
        var open: [ObjectIdentifier: Connection] = [:]
        var perAddress: [PeerAddress: Int] = [:]
    }

    private let limits: ServerLimits
    private let table = Monitor(Table())

    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    var count: Int { table.read { $0.open.count } }

    /// The cap for one address is for those on the internet who reach us directly.
    func admits(_ peer: PeerAddress?) -> Bool {
        guard let peer, peer.isPublic, !limits.isBehindProxy else { return true }
        return table.read { $0.perAddress[peer.counted, default: 0] } < limits.connectionsPerAddress
    }

    func add(_ connection: Connection) {
        let count = table.change { table in
            table.open[ObjectIdentifier(connection)] = connection
            if let peer = connection.peer { table.perAddress[peer.counted, default: 0] += 1 }
            return table.open.count
        }
        if count * 100 > limits.connections * limits.evictionPercent { makeRoom(besides: connection) }
    }

    func remove(_ connection: Connection) {
        table.change { table in
            table.open[ObjectIdentifier(connection)] = nil
            guard let peer = connection.peer?.counted, let count = table.perAddress[peer] else { return }
            table.perAddress[peer] = count > 1 ? count - 1 : nil
        }
    }

    func cutOverdue() {
        let now = monotonicMilliseconds()
        for connection in all() { _ = connection.cutIfOverdue(now) }
    }

    /// Who has sent nothing of a next request; with `all`, also who is in the middle of a head.
    func cutWaiting(all: Bool) {
        for connection in self.all() {
            if all { connection.cutIfWaiting() } else { connection.cutIfSilent() }
        }
    }

    func served(by thread: pthread_t) -> Connection? {
        all().first { $0.isServed(by: thread) }
    }

    func waitUntilEmpty(milliseconds: Int) -> Bool {
        table.wait(milliseconds: milliseconds) { $0.open.isEmpty ? true : nil } ?? false
    }

    private func all() -> [Connection] {
        table.read { Array($0.open.values) }
    }

    /// Connections on their way out do not count; several may be asked, for one may just have begun a request.
    private func makeRoom(besides newest: Connection) {
        let live = all().filter { !$0.isCut }
        guard live.count * 100 > limits.connections * limits.evictionPercent else { return }
        let waiting = live.filter { $0 !== newest }.compactMap { connection in
            connection.waitingSince.map { (since: $0, connection: connection) }
        }
        let oldestFirst = waiting.sorted { $0.since < $1.since }
        if oldestFirst.contains(where: { $0.connection.cutIfWaiting() }) { return }
        guard live.count > limits.connections else { return }
        // Nobody keeps all of us with bodies that drip: the slowest goes, and of equals the one that came first.
        let now = monotonicMilliseconds()
        let receiving = live.filter { $0 !== newest }.compactMap { connection in
            connection.receiving(now).map { (body: $0, connection: connection) }
        }
        let slowestFirst = receiving.sorted {
            ($0.body.speed, $0.body.since) < ($1.body.speed, $1.body.since)
        }
        if slowestFirst.contains(where: { $0.connection.cutIfReceiving() }) { return }
        newest.cut()
    }
}
