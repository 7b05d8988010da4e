// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database
package import Domain
package import Vault

/// Who writes: a member with the keys that sign for them.
package struct Writer: Sendable {
    package let member: MemberID
    package let signing: SigningKeyPair
    package let ring: KeyRing

    package init(member: MemberID, signing: SigningKeyPair, ring: KeyRing) {
        self.member = member
        self.signing = signing
        self.ring = ring
    }
}

/// Records inside one transaction: the only way to them.
package final class RecordTransaction {
    package let database: any Transaction
    let store: RecordStore
    /// Received = max(wall, last accepted + 1 ms) (Design 11).
    package let now: Instant

    init(_ database: any Transaction, _ store: RecordStore, now: Instant) {
        self.database = database
        self.store = store
        self.now = now
    }

    var opening: Opening {
        Opening(secrets: store.secrets, directory: store.directory.state, verified: store.verified)
    }

    // MARK: - Reading

    /// Opens a record, or says that there is none: what a member may not open does not exist for them.
    package func open<State: RecordState>(
        _ type: State.Type,
        _ id: RecordID,
        _ ring: KeyRing
    ) throws -> Opened<State> {
        guard let row = try RecordTable.find(id, database) else { throw RecordsError.notFound }
        guard let found = try opening.find(row, ring: ring, database) else { throw RecordsError.notFound }
        let opened = try opening.open(type, row, found, database)
        guard try isGenuineInbox(row) else { throw RecordsError.damaged }
        return opened
    }

    // MARK: - Writing

    package func create<State: RecordState>(
        _ type: State.Type,
        id: RecordID,
        in compartment: CompartmentID,
        _ entries: [State.Entry],
        by writer: Writer
    ) throws -> Opened<State> {
        guard let keys = writer.ring.newest(compartment) else { throw RecordsError.notEntitled }
        let key = store.randomness.secretKey()
        var opened = Opened<State>(
            id: id,
            state: State(),
            history: [],
            compartment: compartment,
            head: 0,
            isReadOnly: false,
            epoch: keys.epoch,
            hash: [],
            generation: 2,
            keys: [2: key],
            inbox: Inbox.publicKey(of: key)
        )
        // Generation 1 is what comes from outside; a record made inside begins where an adopted one stands.
        try RecordTable.insert(row(opened, pending: false), day: now.day.number, database)
        try insertWrap(opened, key: key, keys: keys)
        try append(&opened, entries, by: writer)
        return opened
    }

    /// Appends signed entries, seals a fresh summary and index, and moves the head on.
    ///
    /// - Throws: `conflict` when somebody else has written since `opened` was read.
    package func append<State: RecordState>(
        _ opened: inout Opened<State>,
        _ entries: [State.Entry],
        by writer: Writer
    ) throws {
        guard !opened.isReadOnly else { throw RecordsError.readOnly }
        guard let keys = writer.ring.newest(opened.compartment) else { throw RecordsError.notEntitled }
        let from = opened.head
        if opened.generation == 1 || keys.epoch != opened.epoch {
            // Never write on under a key chosen outside, or one that somebody who left could hold.
            try startGeneration(&opened, keys: keys)
        }
        for entry in entries {
            try seal(&opened, entry, author: .member(writer.member), proof: .member(writer.signing))
        }
        try finish(&opened, from: from, keys: keys)
    }

    /// Brings an outside entry into the history: the node vouches for where it came from.
    package func appendOutside<State: RecordState>(
        _ opened: inout Opened<State>,
        _ entry: State.Entry,
        author: Author,
        at: Instant,
        ring: KeyRing
    ) throws {
        guard let keys = ring.newest(opened.compartment) else { throw RecordsError.notEntitled }
        let from = opened.head
        if opened.generation == 1 || keys.epoch != opened.epoch {
            try startGeneration(&opened, keys: keys)
        }
        try seal(&opened, entry, author: author, at: at, proof: .node(store.secrets.intake))
        try finish(&opened, from: from, keys: keys)
    }

    /// Gives a record another home: fresh key, fresh wrap, nothing left of the old one but the chain.
    package func move<State: RecordState>(
        _ opened: inout Opened<State>,
        to keys: CompartmentKeys,
        _ entries: [State.Entry],
        by writer: Writer
    ) throws {
        guard !opened.isReadOnly else { throw RecordsError.readOnly }
        let from = opened.head
        opened.compartment = keys.id
        try startGeneration(&opened, keys: keys)
        for entry in entries {
            try seal(&opened, entry, author: .member(writer.member), proof: .member(writer.signing))
        }
        try finish(&opened, from: from, keys: keys)
    }

    /// Hands a record to a compartment that the writer does not read: sealed to its public key.
    ///
    /// Its summary goes at once; a reader of the new home takes it in like something from outside.
    package func handOver<State: RecordState>(
        _ opened: inout Opened<State>,
        to room: DirectoryState.Room,
        _ entries: [State.Entry],
        by writer: Writer
    ) throws {
        guard !opened.isReadOnly else { throw RecordsError.readOnly }
        guard let publicKey = room.publicKeys[room.epoch] else { throw RecordsError.directory(.stale) }
        let from = opened.head
        let key = try nextGeneration(&opened)
        opened.compartment = room.id
        opened.epoch = room.epoch
        let body = try Slots.seal(
            key,
            record: opened.id,
            room: room.id,
            epoch: room.epoch,
            publicKey,
            generation: opened.generation
        )
        try RecordTable.insertWrap(
            opened.id,
            RecordTable.Wrap(generation: opened.generation, slot: 0, body: body),
            database
        )
        try RecordTable.dropOldWraps(opened.id, before: opened.generation, database)
        for entry in entries {
            try seal(&opened, entry, author: .member(writer.member), proof: .member(writer.signing))
        }
        guard try RecordTable.advance(row(opened, pending: true), from: from, database) else {
            throw RecordsError.conflict(head: from)
        }
        try database.execute("DELETE FROM summaries WHERE record = \(opened.id.bytes)")
    }

    /// Makes a record in a compartment that the writer does not read: they lose it from sight as they write it.
    package func create<State: RecordState>(
        _ type: State.Type,
        id: RecordID,
        for room: DirectoryState.Room,
        _ entries: [State.Entry],
        by writer: Writer
    ) throws {
        guard let publicKey = room.publicKeys[room.epoch] else { throw RecordsError.directory(.stale) }
        let key = store.randomness.secretKey()
        var opened = Opened<State>(
            id: id,
            state: State(),
            history: [],
            compartment: room.id,
            head: 0,
            isReadOnly: false,
            epoch: room.epoch,
            hash: [],
            generation: 2,
            keys: [2: key],
            inbox: Inbox.publicKey(of: key)
        )
        try RecordTable.insert(row(opened, pending: true), day: now.day.number, database)
        let body = try Slots.seal(
            key,
            record: id,
            room: room.id,
            epoch: room.epoch,
            publicKey,
            generation: opened.generation
        )
        let wrap = RecordTable.Wrap(generation: opened.generation, slot: 0, body: body)
        try RecordTable.insertWrap(id, wrap, database)
        for entry in entries {
            try seal(&opened, entry, author: .member(writer.member), proof: .member(writer.signing))
        }
        _ = try RecordTable.advance(row(opened, pending: true), from: 0, database)
    }

    // MARK: - Parts

    func startGeneration<State>(_ opened: inout Opened<State>, keys: CompartmentKeys) throws {
        let key = try nextGeneration(&opened)
        opened.epoch = keys.epoch
        try insertWrap(opened, key: key, keys: keys)
        try RecordTable.dropOldWraps(opened.id, before: opened.generation, database)
    }

    /// A fresh key, the one before chained under it, and an inbox that goes with it.
    private func nextGeneration<State>(_ opened: inout Opened<State>) throws -> SecretKey {
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
            RecordTable.Wrap(generation: generation, slot: -1, body: link),
            database
        )
        opened.generation = generation
        opened.keys[generation] = key
        opened.inbox = Inbox.publicKey(of: key)
        return key
    }

    private func insertWrap<State>(_ opened: Opened<State>, key: SecretKey, keys: CompartmentKeys) throws {
        let context = keys.binding(
            "amparo record wrap",
            record: opened.id,
            generation: opened.generation
        )
        let body = Seal.sealKey(key, key: keys.wrap, context: context, randomness: store.randomness)
        try RecordTable.insertWrap(
            opened.id,
            RecordTable.Wrap(generation: opened.generation, slot: 0, body: body),
            database
        )
    }

    private func seal<State: RecordState>(
        _ opened: inout Opened<State>,
        _ entry: State.Entry,
        author: Author,
        at: Instant? = nil,
        proof: EntrySeal.Proof
    ) throws {
        guard let key = opened.keys[opened.generation] else { throw RecordsError.damaged }
        let at = at ?? now
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
        try RecordTable.insertEntry(opened.id, row, database)
        let step = Stamped(sequence: row.sequence, at: at, author: author, entry: entry)
        opened.head = row.sequence
        opened.hash = row.hash
        opened.state.apply(step)
        opened.history.append(.entry(step))
        store.verified.insert(row.hash)
    }

    private func finish<State: RecordState>(
        _ opened: inout Opened<State>,
        from: Int,
        keys: CompartmentKeys
    ) throws {
        let pending = try Inbox.hasWaiting(opened.id, database)
        if from > 0 {
            guard try RecordTable.advance(row(opened, pending: pending), from: from, database) else {
                let head = try RecordTable.find(opened.id, database)?.head ?? from
                throw RecordsError.conflict(head: head)
            }
        } else {
            _ = try RecordTable.advance(row(opened, pending: pending), from: 0, database)
        }
        let texts = SummarySeal.make(opened, keys: keys, context: store.summaries, store.randomness)
        try SummaryTable.put(opened.id, body: texts.summary, words: texts.words, database)
    }

    private func row<State>(_ opened: Opened<State>, pending: Bool) -> RecordTable.Row {
        RecordTable.Row(
            id: opened.id,
            generation: opened.generation,
            head: opened.head,
            hash: opened.hash,
            isPending: pending,
            inbox: opened.inbox,
            mac: Inbox.mac(opened.id, opened.generation, opened.inbox, store.secrets)
        )
    }

    private func isGenuineInbox(_ row: RecordTable.Row) throws -> Bool {
        Digest.equal(row.mac, Inbox.mac(row.id, row.generation, row.inbox, store.secrets))
    }
}
