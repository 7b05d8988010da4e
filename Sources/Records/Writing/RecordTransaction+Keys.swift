// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Vault

// The keys under which a record goes on, and the sealing of one entry.
extension RecordTransaction {
    /// A fresh key for all of its readers, the one before chained under it, and an inbox that goes with it.
    func startGeneration<State>(_ opened: inout Opened<State>, by writer: Writer) throws {
        guard let old = opened.keys[opened.generation] else { throw RecordsError.damaged }
        let key = store.randomness.secretKey()
        let generation = opened.generation + 1
        let link = Seal.sealKey(
            old,
            key: key,
            context: Opening.chainContext(opened.id, generation),
            randomness: store.randomness
        )
        try RecordTable.insertWrap(
            opened.id,
            RecordTable.Wrap(generation: generation, slot: RecordTable.chainSlot, body: link),
            database
        )
        opened.generation = generation
        opened.keys[generation] = key
        opened.inbox = Inbox.publicKey(of: key)
        opened.isForeignKey = false
        try wrap(key, of: &opened, by: writer)
        try RecordTable.dropOldWraps(opened.id, before: generation, database)
    }

    /// One wrap a reader, in their order: under the compartment's key where the writer holds it, else in a box.
    func wrap<State>(_ key: SecretKey, of opened: inout Opened<State>, by writer: Writer) throws {
        opened.epochs = [:]
        var wraps: [RecordTable.Wrap] = []
        for (slot, reader) in opened.readers.enumerated() {
            let body: [UInt8]
            if let keys = try currentKeys(reader, writer.ring) {
                body = Seal.sealKey(
                    key,
                    key: keys.wrap,
                    context: keys.binding(
                        "amparo record wrap",
                        record: opened.id,
                        generation: opened.generation
                    ),
                    randomness: store.randomness
                )
                opened.epochs[reader] = keys.epoch
            } else {
                let room = try room(reader)
                body = try Slots.seal(key, record: opened.id, room: room, generation: opened.generation)
                opened.epochs[reader] = room.epoch
            }
            wraps.append(RecordTable.Wrap(generation: opened.generation, slot: slot, body: body))
        }
        opened.wraps = RecordTable.digest(wraps, generation: opened.generation)
        if !opened.shares.isEmpty {
            wraps.append(
                Audience.seal(
                    opened.epochs,
                    record: opened.id,
                    generation: opened.generation,
                    key: key,
                    randomness: store.randomness
                )
            )
        }
        for wrap in wraps { try RecordTable.insertWrap(opened.id, wrap, database) }
    }

    /// The newest keys that the ring has of a compartment; nil where it has none.
    ///
    /// - Throws: `directory(.stale)` when there is a newer epoch: nothing is sealed for whoever was let go.
    func currentKeys(_ compartment: CompartmentID, _ ring: KeyRing) throws -> CompartmentKeys? {
        guard let keys = ring.newest(compartment) else { return nil }
        if let room = store.directory.state.compartments[compartment], room.epoch != keys.epoch {
            throw RecordsError.directory(.stale)
        }
        return keys
    }

    func room(_ compartment: CompartmentID) throws -> DirectoryState.Room {
        guard let room = store.directory.state.compartments[compartment] ?? madeHere[compartment] else {
            throw RecordsError.directory(.stale)
        }
        return room
    }

    func seal<State: RecordState>(
        _ opened: inout Opened<State>,
        _ entry: State.Entry,
        by writer: Writer
    ) throws {
        try seal(&opened, entry, author: .member(writer.member), at: now, proof: .member(writer.signing))
    }

    func seal<State: RecordState>(
        _ opened: inout Opened<State>,
        _ entry: State.Entry,
        author: Author,
        at: Instant,
        proof: EntrySeal.Proof
    ) throws {
        guard let key = opened.keys[opened.generation] else { throw RecordsError.damaged }
        let header = EntryHeader(
            kind: State.kind,
            number: entry.number,
            version: entry.version,
            author: author,
            at: at,
            compartment: opened.compartment
        )
        let place = EntryPlace(
            record: opened.id,
            sequence: opened.head + 1,
            generation: opened.generation,
            previous: opened.hash
        )
        let row = EntrySeal.seal(
            EntrySeal.content(header, entry),
            at: place,
            key: key,
            proof: proof,
            randomness: store.randomness
        )
        try RecordTable.insertEntry(row, store.secrets, database)
        let step = Stamped(sequence: row.sequence, at: at, author: author, entry: entry)
        opened.head = row.sequence
        opened.hash = row.hash
        opened.state.apply(step)
        opened.history.append(.entry(step))
        store.verified.insert(row.hash)
    }
}
