// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
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
    private let mayWrite: Bool
    /// Rooms that this very transaction makes, for whoever does not read in them.
    private(set) var madeHere: [CompartmentID: DirectoryState.Room] = [:]
    var signedAwayKnown: SignedAway?
    /// The files that became part of a record here.
    var keptHere: [BlobID] = []

    init(_ database: any Transaction, _ store: RecordStore, now: Instant, mayWrite: Bool) {
        self.database = database
        self.store = store
        self.now = now
        self.mayWrite = mayWrite
    }

    var opening: Opening {
        Opening(secrets: store.secrets, directory: store.directory.state, verified: store.verified)
    }

    /// In a write, whoever comes second waits here for the first.
    func find(_ id: RecordID) throws -> RecordTable.Row? {
        try RecordTable.find(id, locking: mayWrite, database)
    }

    // MARK: - Reading

    /// Opens a record, or says that there is none: what a member may not open does not exist for them.
    package func open<State: RecordState>(
        _ type: State.Type,
        _ id: RecordID,
        _ ring: KeyRing
    ) throws -> Opened<State> {
        guard let row = try find(id) else { throw RecordsError.notFound }
        guard let found = try opening.find(row, ring: ring, database) else {
            throw try missing(row, ring)
        }
        var opened = try opening.open(type, row, found, database)
        guard isGenuine(row, found.wraps) else {
            if type.kind != .contact {
                store.rosters.noticeDamage(of: id, type.kind, in: found.compartment, now)
            }
            throw RecordsError.damaged
        }
        let notes = try Inbox.counts(id, database)
        // One that somebody marked as taken in without taking it in is missed here.
        opened.unreadableNotes = notes.unreadable + max(0, notes.taken - opened.notesTaken)
        return opened
    }

    /// What no key opens does not exist, but for whoever has its newest summary: its key was taken away or garbled.
    private func missing(_ row: RecordTable.Row, _ ring: KeyRing) throws -> RecordsError {
        for texts in try SummaryTable.all(row.id, database) {
            for keys in ring.keys {
                guard let read = read(texts, row.id, keys), read.isBelieved, read.content.head == row.head,
                    Digest.equal(read.content.hash, row.hash),
                    let figures = read.content.read(Figures.self)
                else { continue }
                if figures.kind != .contact {
                    store.rosters.noticeDamage(of: row.id, figures.kind, in: keys.id, now)
                }
                return .damaged
            }
        }
        return .notFound
    }

    func read(_ texts: SummarySeal.Texts, _ record: RecordID, _ keys: CompartmentKeys) -> SummarySeal.Read? {
        SummarySeal.read(texts, record, keys, store.directory.state, store.secrets)
    }

    // MARK: - Writing

    package func create<State: RecordState>(
        _ type: State.Type,
        id: RecordID,
        in compartment: CompartmentID,
        _ entries: [State.Entry],
        by writer: Writer
    ) throws -> Opened<State> {
        guard writer.ring.holds(compartment) else { throw RecordsError.notEntitled }
        let key = store.randomness.secretKey()
        var opened = Opened<State>(new: id, in: compartment, key: key)
        try wrap(key, of: &opened, by: writer)
        try RecordTable.insert(row(opened, pending: false), day: now.day.number, database)
        try finish(&opened, entries, by: writer)
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
        try prepare(&opened, by: writer)
        try finish(&opened, entries, by: writer)
    }

    /// Brings an outside entry into the history: the node vouches for where it came from.
    package func appendOutside<State: RecordState>(
        _ opened: inout Opened<State>,
        _ entry: State.Entry,
        author: Author,
        at: Instant,
        by writer: Writer
    ) throws {
        try prepare(&opened, by: writer)
        let from = opened.head
        try seal(&opened, entry, author: author, at: at, proof: .node(store.secrets.intake))
        try close(&opened, from: from, by: writer)
    }

    /// Gives a record another home: fresh key, fresh wrap, nothing left of the old one but the chain.
    package func move<State: RecordState>(
        _ opened: inout Opened<State>,
        to keys: CompartmentKeys,
        _ entries: [State.Entry],
        by writer: Writer
    ) throws {
        try leaveHome(&opened, for: keys.id)
        let writer = Writer(
            member: writer.member,
            signing: writer.signing,
            ring: KeyRing(writer.ring.keys + [keys])
        )
        let ends = endOfShares(&opened)
        try startGeneration(&opened, by: writer)
        try finish(&opened, ends + entries, by: writer)
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
        madeHere[room.id] = room
        try leaveHome(&opened, for: room.id)
        let from = opened.head
        let ends = endOfShares(&opened)
        try startGeneration(&opened, by: writer)
        // Whoever hands it over knows this key: nobody in the new home writes on under it.
        opened.isForeignKey = true
        for entry in ends + entries { try seal(&opened, entry, by: writer) }
        guard try RecordTable.advance(row(opened, pending: true), from: from, database) else {
            throw RecordsError.conflict(head: from)
        }
    }

    private func leaveHome<State>(_ opened: inout Opened<State>, for home: CompartmentID) throws {
        // Whoever reads it by a share does not take it away from its home.
        guard opened.via == opened.compartment else { throw RecordsError.notEntitled }
        guard !opened.isReadOnly else { throw RecordsError.readOnly }
        try expectHead(of: opened)
        try SummaryTable.drop(opened.id, from: 0, database)
        opened.compartment = home
        opened.via = home
    }

    /// Who read it by a share does not follow it to another home.
    private func endOfShares<State>(_ opened: inout Opened<State>) -> [State.Entry] {
        defer { opened.shares = [] }
        return opened.shares.map { .shared(Sharing(with: $0, false, reason: "")) }
    }

    /// Makes a record in a compartment that the writer does not read: they lose it from sight as they write it.
    package func create<State: RecordState>(
        _ type: State.Type,
        id: RecordID,
        for room: DirectoryState.Room,
        _ entries: [State.Entry],
        by writer: Writer
    ) throws {
        let key = store.randomness.secretKey()
        var opened = Opened<State>(new: id, in: room.id, key: key)
        try wrap(key, of: &opened, by: writer)
        try RecordTable.insert(row(opened, pending: true), day: now.day.number, database)
        for entry in entries { try seal(&opened, entry, by: writer) }
        guard try RecordTable.advance(row(opened, pending: true), from: 0, database) else {
            throw RecordsError.conflict(head: 0)
        }
    }

    // MARK: - Parts

    /// What stands before every step: the record as it was read, and a key that is fit to write on under.
    func prepare<State>(_ opened: inout Opened<State>, by writer: Writer) throws {
        guard !opened.isReadOnly else { throw RecordsError.readOnly }
        guard writer.ring.holds(opened.via) else { throw RecordsError.notEntitled }
        try expectHead(of: opened)
        if opened.isForeignKey || isBehind(opened) { try startGeneration(&opened, by: writer) }
    }

    /// Locks the record, so that nothing slips in between here and the commit.
    func expectHead<State>(of opened: Opened<State>) throws {
        guard let row = try find(opened.id) else { throw RecordsError.notFound }
        guard row.head == opened.head else { throw RecordsError.conflict(head: row.head) }
    }

    /// Somebody has left one of its compartments since its key was wrapped, or may have.
    private func isBehind<State>(_ opened: Opened<State>) -> Bool {
        let rooms = store.directory.state.compartments
        return opened.readers.contains { reader in
            // A compartment that this very transaction makes is not in the directory yet.
            guard let room = rooms[reader] else { return false }
            return opened.epochs[reader] != room.epoch
        }
    }

    func finish<State: RecordState>(
        _ opened: inout Opened<State>,
        _ entries: [State.Entry],
        by writer: Writer
    ) throws {
        let from = opened.head
        for entry in entries { try seal(&opened, entry, by: writer) }
        try close(&opened, from: from, by: writer)
    }

    private func close<State: RecordState>(
        _ opened: inout Opened<State>,
        from: Int,
        by writer: Writer
    ) throws {
        let pending = try Inbox.hasWaiting(opened.id, database)
        guard try RecordTable.advance(row(opened, pending: pending), from: from, database) else {
            throw RecordsError.conflict(head: try find(opened.id)?.head ?? from)
        }
        let seal = SummarySeal(opened, context: store.summaries)
        for (slot, reader) in opened.readers.enumerated() {
            let texts: SummarySeal.Texts =
                if let keys = try currentKeys(reader, writer.ring) {
                    seal.closed(with: keys, store.secrets, store.randomness)
                } else {
                    try seal.boxed(for: try room(reader), by: writer, store.secrets)
                }
            try SummaryTable.put(opened.id, slot: slot, texts, database)
        }
    }

    func row<State>(_ opened: Opened<State>, pending: Bool) -> RecordTable.Row {
        RecordTable.Row(
            id: opened.id,
            generation: opened.generation,
            head: opened.head,
            hash: opened.hash,
            isPending: pending,
            inbox: opened.inbox,
            mac: Inbox.mac(opened.id, opened.generation, opened.inbox, opened.wraps, store.secrets)
        )
    }

    /// The node's own mark on where words for this record go, and on who may open it.
    func isGenuine(_ row: RecordTable.Row, _ wraps: [RecordTable.Wrap]) -> Bool {
        let slots = RecordTable.digest(wraps, generation: row.generation)
        return Digest.equal(
            row.mac,
            Inbox.mac(row.id, row.generation, row.inbox, slots, store.secrets)
        )
    }
}
