// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database
package import Domain
internal import Ledger
internal import Platform
package import Vault

/// The ledger of the installation: it closes batches, keeps the newest checkpoint, and answers what is asked of it.
package final class Logbook: Sendable {
    /// The tree in the database does not go on from the kept checkpoint: nothing is signed over it.
    package struct SetBack: Error {}

    let store: RecordStore
    package let timetable: LogTimetable
    private let kept: KeptHead?
    let witnesses: [OutsideWitness]
    let patience = WitnessPatience()
    /// The last turn in which a batch is known to be closed.
    private let turn = Monitor<Int64?>(nil)

    package init(
        _ store: RecordStore,
        _ timetable: LogTimetable,
        kept: KeptHead?,
        witnesses: [OutsideWitness] = []
    ) {
        self.store = store
        self.timetable = timetable
        self.kept = kept
        self.witnesses = witnesses
    }

    var keys: LogKeys { LogKeys(store.secrets) }

    // MARK: - The kept checkpoint

    /// At the start: keeps what other nodes have signed meanwhile, or raises an alarm; false with an alarm.
    ///
    /// The program serves on: people can still speak.
    @discardableResult
    package func check() throws -> Bool {
        do {
            let note = try known()
            let head = try store.engine.read { tx in
                let log = try LogTable.current(tx)
                try requireExtension(of: note, log, tx)
                return try log.flatMap { try LogTable.head(of: $0.number, tx) }
            }
            try keep(head)
            store.alarms.set(.ledgerSetBack, 0)
            return true
        } catch is SetBack {
            store.alarms.set(.ledgerSetBack, 1)
            return false
        }
    }

    /// Before anything is signed: what stands in the database leads on from what this node has kept.
    private func requireExtension(
        of note: [UInt8]?,
        _ log: (number: Int, origin: String)?,
        _ tx: any Transaction
    ) throws {
        let head = try log.flatMap { try LogTable.head(of: $0.number, tx) }
        guard let log, let head else {
            guard note == nil else { throw SetBack() }
            return
        }
        do {
            let checkpoint = try keys.checkpoint(head.note, origin: log.origin)
            guard checkpoint.size == head.size else { throw SetBack() }
            let tiles = StoredTiles(log: log.number, tx: tx)
            guard try TileTree(size: head.size, source: tiles).root() == checkpoint.root else {
                throw SetBack()
            }
            guard let note else { return }
            let old = try keys.checkpoint(note, origin: log.origin)
            guard old.size <= head.size, try TileTree(size: old.size, source: tiles).root() == old.root else {
                throw SetBack()
            }
        } catch is LedgerError {
            throw SetBack()
        } catch is StoredTiles.Missing {
            throw SetBack()
        }
    }

    /// A file that is there and cannot be read is as bad as another one: nothing is signed past it.
    private func known() throws -> [UInt8]? {
        do {
            return try kept?.read()
        } catch {
            throw SetBack()
        }
    }

    private func keep(_ head: LogTable.Head?) throws {
        guard let kept, let head, try known() != head.note else { return }
        try kept.keep(head.note)
    }

    /// After a restore: another log, which begins with the checkpoint of the one before and says the gap.
    ///
    /// The machine that the backup came from may run on; two that go on from one checkpoint would contradict each other.
    package static func beginAnew(_ tx: any Transaction, _ randomness: any Randomness) throws {
        guard let log = try LogTable.current(tx) else { return }
        try LogTable.open(log.number + 1, origin: LogKeys.origin(randomness), tx)
    }

    // MARK: - Batches

    /// Closes the batch of this turn, unless this node or another one has; true when it was closed now.
    @discardableResult
    package func closeIfDue(at now: Instant) throws -> Bool {
        let turn = timetable.turn(at: now)
        if let done = self.turn.read({ $0 }), LogTimetable.isDone(done, at: turn) { return false }
        return try close(turn: turn, day: now.day)
    }

    /// One batch in one transaction: places, openings, tiles and the signed checkpoint, or nothing (Design 6).
    private func close(turn: Int64, day: Day) throws -> Bool {
        do {
            let note = try known()
            let (head, isNew, planted) = try store.engine.write { tx in
                try LogTable.lock(tx)
                let log = try LogTable.current(tx)
                let old = try log.flatMap { try LogTable.head(of: $0.number, tx) }
                // Also before another node's checkpoint is kept: its turn is not signed, and the row may be planted.
                try requireExtension(of: note, log, tx)
                if let old, LogTimetable.isDone(old.slot, at: turn) { return (old, false, 0) }
                return try LogBatch(self, tx, day: day).close(log, after: old, turn: turn)
            }
            try keep(head)
            store.alarms.set(.ledgerSetBack, 0)
            if isNew { store.alarms.set(.plantedLeaves, planted) }
            self.turn.change { $0 = turn }
            return isNew
        } catch is SetBack {
            store.alarms.set(.ledgerSetBack, 1)
            // Looked at again at the next turn, not every second.
            self.turn.change { $0 = turn }
            return false
        }
    }
}
