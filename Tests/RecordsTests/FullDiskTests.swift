// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Records
import TestSupport
import Testing

/// What the store does when the disk refuses (Design 7).
@Suite struct FullDisk {
    private static func store(
        _ house: TestInstallation,
        _ engine: FailingEngine,
        makeRoom: @escaping @Sendable () -> Bool
    )
        -> RecordStore
    {
        let known = house.store
        return RecordStore(
            engine: engine,
            secrets: known.secrets,
            blobs: known.blobs,
            directory: known.directory,
            clock: known.clock,
            randomness: known.randomness,
            summaries: known.summaries,
            makeRoom: makeRoom
        )
    }

    @Test(arguments: TestEngine.available)
    func `what has no room is written once room is made, and the alarm is over`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let failing = FailingEngine(house.engine)
            let store = Self.store(house, failing) {
                failing.fail(nil)
                return true
            }
            failing.fail(.writing)
            let written = try store.write { _ in 7 }
            #expect(written == 7)
            #expect(store.alarms.all[.diskFull] == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `where no room can be made it is said, until something is written again`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let failing = FailingEngine(house.engine)
            let store = Self.store(house, failing) { false }
            failing.fail(.writing)
            #expect(throws: DatabaseError.self) { try store.write { _ in } }
            #expect(store.alarms.all[.diskFull] == 1)
            failing.fail(nil)
            try store.write { _ in }
            #expect(store.alarms.all[.diskFull] == nil)
        }
    }
}
