// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Blobs
package import Database
package import Domain
internal import Platform
package import Vault

/// Everything that is kept: one engine, one directory, the node's secrets and the sealed files.
package final class RecordStore: Sendable {
    package let engine: any Engine
    package let secrets: NodeSecrets
    package let blobs: BlobStore
    package let directory: DirectoryChain
    package let clock: any Clock
    package let randomness: any Randomness
    package let summaries: SummaryContext
    package let rosters = Rosters()
    package let alarms = Alarms()
    /// Asked once when a full disk refuses something: true when it is worth another try.
    private let makeRoom: @Sendable () -> Bool
    let verified = VerifiedEntries()
    let time = AcceptedTime()

    package init(
        engine: any Engine,
        secrets: NodeSecrets,
        blobs: BlobStore,
        directory: DirectoryChain,
        clock: any Clock,
        randomness: any Randomness,
        summaries: SummaryContext,
        makeRoom: @escaping @Sendable () -> Bool = { false }
    ) {
        self.engine = engine
        self.secrets = secrets
        self.blobs = blobs
        self.directory = directory
        self.clock = clock
        self.randomness = randomness
        self.summaries = summaries
        self.makeRoom = makeRoom
    }

    /// A moment later than any given before: the order of what was received is never in doubt (Design 11).
    package func nextInstant() -> Instant {
        let (next, isBehind) = time.next(wall: clock.now)
        alarms.set(.clockBehind, isBehind ? 1 : 0)
        return next
    }

    package func newID<Of>(_ of: Of.Type = Of.self) -> ID<Of> {
        // invariant: sixteen bytes were asked for.
        ID<Of>(randomness.bytes(16)) ?? ID<Of>(high: 0, low: 0)
    }

    /// Takes in what other nodes have added to the directory.
    package func refreshDirectory() throws {
        try engine.read { tx in
            try refresh(tx)
            try recallTime(tx)
        }
    }

    private func refresh(_ tx: any Transaction) throws {
        try directory.refresh(tx)
        alarms.set(.brokenDirectory, directory.isBroken ? 1 : 0)
    }

    private func compareDates(_ now: Instant) {
        let latest = now.adding(milliseconds: DirectoryState.Person.allowance)
        alarms.set(.stepDatedAhead, directory.state.newest > latest ? 1 : 0)
    }

    package func read<T>(_ body: (RecordTransaction) throws -> T) throws -> T {
        try engine.read { tx in
            try refresh(tx)
            try recallTime(tx)
            let now = clock.now
            compareDates(now)
            return try body(RecordTransaction(tx, self, now: now, mayWrite: false))
        }
    }

    /// How often a write begins again because the directory went on under it.
    private static let tries = 16

    /// Runs the body against the newest directory: what is sealed for an epoch that has ended is refused (Design 4).
    ///
    /// A revocation that commits while the body runs comes after it, in whatever order the two are told.
    ///
    /// - Throws: `directory(.stale)` when what the body brought along was sealed for an older epoch.
    package func write<T>(_ body: (RecordTransaction) throws -> T) throws -> T {
        var tries = 0
        while true {
            try refreshDirectory()
            let now = nextInstant()
            let isKept = time.isWorthKeeping(now)
            do {
                let (result, files) = try makingRoom {
                    try engine.write { tx in
                        if try directory.isBehind(tx) { throw RecordsError.directory(.stale) }
                        let records = RecordTransaction(tx, self, now: now, mayWrite: true)
                        let result = try body(records)
                        if isKept { try rememberTime(now, records) }
                        return (result, records.keptHere)
                    }
                }
                // What cannot be marked now is marked by the chore that looks for abandoned files.
                for file in files { try? blobs.mark(file) }
                if isKept { time.kept(now) }
                // What this node wrote into the directory is committed now and counts from here on.
                try refreshDirectory()
                return result
            } catch RecordsError.directory(.stale) where tries + 1 < RecordStore.tries {
                tries += 1
            }
        }
    }

    /// The key of a day, which is made where there is none yet.
    package func daily(_ day: Int) throws -> SecretKey {
        try makingRoom { try secrets.daily(day) }
    }

    /// What a full disk refuses is tried once more in the room that was kept for it (Design 7).
    private func makingRoom<T>(_ body: () throws -> T) throws -> T {
        do {
            return try notingFullDisk(body)
        } catch  where RecordStore.isFull(error) && makeRoom() {
            return try notingFullDisk(body)
        }
    }

    private func notingFullDisk<T>(_ body: () throws -> T) throws -> T {
        do {
            let result = try body()
            alarms.set(.diskFull, 0)
            return result
        } catch {
            if RecordStore.isFull(error) { alarms.set(.diskFull, 1) }
            throw error
        }
    }

    private static func isFull(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.code == .full || (error as? SecretFileError)?.isFull == true
    }

    private func recallTime(_ tx: any Transaction) throws {
        guard !time.isRecalled else { return }
        time.recall(try keptTime(RecordTransaction(tx, self, now: clock.now, mayWrite: false)))
    }

    private func rememberTime(_ now: Instant, _ tx: RecordTransaction) throws {
        // Another node may have kept a later one.
        if let stored = try keptTime(tx), stored >= now { return }
        try tx.set(AcceptedTime.setting, AcceptedTime.Mark(at: now))
    }

    private func keptTime(_ tx: RecordTransaction) throws -> Instant? {
        do {
            return try tx.setting(AcceptedTime.setting, AcceptedTime.Mark.self)?.at
        } catch let error as DatabaseError {
            throw error
        } catch {
            // Garbled: the wall clock alone is believed, and the next write puts it right.
            return nil
        }
    }
}
