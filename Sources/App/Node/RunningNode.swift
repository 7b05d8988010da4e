// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Records
internal import Blobs
internal import Glibc
internal import HTTP
internal import Jobs
internal import Operations
package import Platform
internal import Portal
internal import Sandbox

/// A node at work: its server and its minder, from the first answer to the orderly end.
package final class RunningNode: Sendable {
    private let node: Node
    private let server: Server
    private let minder: Minder
    private let ledgerMinder: Minder
    private let diskMinder: Minder
    private let witnessMinder: Minder
    private let cleanerTrial: Worker
    private let log: Log

    private static func voice() -> Narration.Voice? {
        guard let narrator = Narrator() else { return nil }
        return { words, language in try narrator.say(words, language: language) }
    }

    package init(_ node: Node, _ config: Config, _ machine: MachineWatch = MachineWatch(), log: Log) throws {
        self.node = node
        self.log = log
        try node.store.blobs.removeLeftovers()
        if try !node.operations.logbook.check() { log.event("ledger set back", level: .error) }
        // Before anything is served: what an older copy of the database brought back goes again.
        if try node.operations.replayErasures().again > 0 { log.event("erased again", level: .error) }
        let cleaner = node.operations.options.cleaner
        let narration = Narration(find: RunningNode.voice)
        let surfaces = try Surfaces.all(node, cleaner, narration, machine, log)
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
        // After the first answers: nobody should wait for it who only wants to read a page.
        cleanerTrial = Workers().spawn("cleaner") {
            cleaner?.tryTools()
            narration.prepare()
        }
        minder = Minder(
            Chore.all(node.operations) + [
                .init("settings") { try node.readSettings() }, .init("machine") { machine.say(log) },
            ],
            log: log
        )
        diskMinder = Minder(
            [Chore("disk") { try node.disk.look(node.operations, log) }],
            everyMilliseconds: 5_000,
            log: log
        )
        ledgerMinder = Minder(Chore.ofTheLedger(node.operations), everyMilliseconds: 1_000, log: log)
        witnessMinder = Minder(Chore.ofTheWitnesses(node.operations), everyMilliseconds: 2_000, log: log)
    }

    package var port: Int { server.port }

    /// Answers what is being asked, then stops: within ten seconds whatever happens (Design 11 "Drain").
    package func end() {
        let isDone = StopSignal()
        let watchdog = Workers().spawn("watchdog") { RunningNode.holdToTime(isDone) }
        log.event("ending")
        minder.askToStop()
        ledgerMinder.askToStop()
        diskMinder.askToStop()
        witnessMinder.askToStop()
        node.endPatience()
        server.drain(seconds: RunningNode.drainSeconds)
        cleanerTrial.join()
        minder.stop()
        ledgerMinder.stop()
        diskMinder.stop()
        witnessMinder.stop()
        node.close()
        log.event("ended")
        isDone.stop()
        watchdog.join()
    }

    private static let drainSeconds = 8

    /// Nothing that was acknowledged is lost by it: whoever has an answer had it after the commit.
    ///
    /// It logs nothing: a log that nobody reads on may be what all the others wait for.
    private static func holdToTime(_ isDone: StopSignal) {
        // A recording may be cleaned for two minutes; while there is still time to say so, there is no copy of it.
        guard !isDone.wait(milliseconds: (drainSeconds - 1) * 1_000) else { return }
        let latest = monotonicMilliseconds() + 2_500
        while monotonicMilliseconds() < latest {
            // Again and again: who waited for a slot begins when another one's cleaning ends.
            ChildProcess.endAll()
            guard !isDone.wait(milliseconds: 50) else { return }
        }
        _exit(0)
    }
}
