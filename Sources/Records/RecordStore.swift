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
    let verified = VerifiedEntries()
    private let lastTime = Monitor(Instant(milliseconds: 0))

    package init(
        engine: any Engine,
        secrets: NodeSecrets,
        blobs: BlobStore,
        directory: DirectoryChain,
        clock: any Clock,
        randomness: any Randomness,
        summaries: SummaryContext
    ) {
        self.engine = engine
        self.secrets = secrets
        self.blobs = blobs
        self.directory = directory
        self.clock = clock
        self.randomness = randomness
        self.summaries = summaries
    }

    /// A moment later than any given before: the order of what was received is never in doubt (Design 11).
    package func nextInstant() -> Instant {
        let wall = clock.now
        return lastTime.change { last in
            last = max(wall, last.adding(milliseconds: 1))
            return last
        }
    }

    package func newID<Of>(_ of: Of.Type = Of.self) -> ID<Of> {
        // invariant: sixteen bytes were asked for.
        ID<Of>(randomness.bytes(16)) ?? ID<Of>(high: 0, low: 0)
    }

    /// Takes in what other nodes have added to the directory.
    package func refreshDirectory() throws {
        try engine.read { try directory.refresh($0) }
    }

    package func read<T>(_ body: (RecordTransaction) throws -> T) throws -> T {
        try engine.read { tx in
            try directory.refresh(tx)
            return try body(RecordTransaction(tx, self, now: clock.now))
        }
    }

    package func write<T>(_ body: (RecordTransaction) throws -> T) throws -> T {
        try refreshDirectory()
        let now = nextInstant()
        let result = try engine.write { try body(RecordTransaction($0, self, now: now)) }
        // What this node wrote into the directory is committed now and counts from here on.
        try refreshDirectory()
        return result
    }
}
