// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Platform

/// Does the chores in rounds, a minute apart, on one named thread until it is stopped.
package final class Minder: Sendable {
    private let stopSignal = StopSignal()
    private let worker: Worker

    /// The first round begins at once.
    package init(_ chores: [Chore], everyMilliseconds: Int = 60_000, log: Log) {
        let stop = stopSignal
        worker = Workers().spawn("minder") {
            var round = 0
            repeat {
                Minder.work(chores, round: round, log, stop)
                round += 1
            } while !stop.wait(milliseconds: everyMilliseconds)
        }
    }

    deinit { stop() }

    /// No chore begins any more; the one at hand goes on.
    package func askToStop() { stopSignal.stop() }

    /// Returns when the chore at hand is done.
    package func stop() {
        askToStop()
        worker.join()
    }

    /// A chore that fails is logged and tried again at its next turn; the others are done all the same.
    private static func work(_ chores: [Chore], round: Int, _ log: Log, _ stop: StopSignal) {
        for chore in chores where round % chore.everyRounds == 0 && !stop.isStopped {
            do {
                try chore.work()
            } catch {
                log.event("chore failed", level: .error, [("chore", .text(chore.name))])
            }
        }
    }
}
