// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Vault

/// A record in two halves, sealed and ready to be stored by somebody who cannot open it (Design 4).
package struct SealedApart: Sendable, BinaryCodable {
    /// Where it will lie, and the half that the readers of its report keep.
    package let part: KeptApart
    /// Nothing was given: made only so that those with a name and those without look alike.
    package let isEmpty: Bool
    let body: [UInt8]
    /// The other half, sealed to the custodians' room for one report; empty until it is known which and when.
    fileprivate(set) var slot: [UInt8] = []
    /// The inbox key that every record has; nothing is ever left there.
    let inbox: [UInt8]
    /// The other half itself; it leaves this process in no form but sealed.
    fileprivate let custodians: SecretKey?

    init(part: KeptApart, isEmpty: Bool, body: [UInt8], inbox: [UInt8], custodians: SecretKey) {
        self.part = part
        self.isEmpty = isEmpty
        self.body = body
        self.inbox = inbox
        self.custodians = custodians
    }

    package func write(to writer: inout ByteWriter) {
        writer.value(part)
        writer.bool(isEmpty)
        writer.blob(body)
        writer.blob(slot)
        writer.blob(inbox)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        part = try reader.value()
        isEmpty = try reader.bool()
        body = try reader.blob()
        slot = try reader.blob()
        inbox = try reader.blob()
        custodians = nil
    }
}

extension RecordStore {
    /// Seals a name or an original under A xor B: A for the custodians, B for whoever reads the report.
    ///
    /// Nil where there is no custodian who can sign in: it would go where nobody ever reads it.
    package func keepApart(_ content: ApartContent, by writer: Writer?, at: Instant) throws -> SealedApart? {
        let state = directory.state
        guard let room = state.compartment(.identities, site: nil), !state.custodians.isEmpty
        else { return nil }
        let custodians = randomness.secretKey()
        let readers = randomness.secretKey()
        let key = SecretKey.xor(custodians, readers)
        let record: RecordID = newID()
        let entry: IdentityEntry
        let isEmpty: Bool
        switch content {
        case .name(let identity): (entry, isEmpty) = (.given(identity), identity.isEmpty)
        case .file(let file): (entry, isEmpty) = (.sent(file), false)
        }
        let header = EntryHeader(
            kind: IdentityState.kind,
            number: entry.number,
            version: entry.version,
            author: writer.map { .member($0.member) } ?? .outside,
            at: at,
            compartment: room.id
        )
        let row = EntrySeal.seal(
            EntrySeal.content(header, entry),
            at: SealedApart.place(record),
            key: key,
            proof: writer.map { .member($0.signing) } ?? .node(secrets.intake),
            randomness: randomness
        )
        return SealedApart(
            part: KeptApart(record: record, half: readers.copyBytes()),
            isEmpty: isEmpty,
            body: row.body,
            inbox: Inbox.publicKey(of: key),
            custodians: custodians
        )
    }
}

extension SealedApart {
    /// The one entry of such a record: what is given later has a record and a key of its own.
    static func place(_ record: RecordID) -> EntryPlace {
        EntryPlace(record: record, sequence: 1, generation: 1, previous: [])
    }
}

extension RecordTransaction {
    /// Seals the custodians' half for this report, to those who are custodians when this transaction commits.
    ///
    /// What was sealed before, as a note that waited, stays as it is.
    /// - Throws: `directory(.noCustodian)` when the last of them has gone meanwhile: nobody would ever lend it.
    package func close(_ apart: SealedApart, of report: RecordID) throws -> SealedApart {
        guard let custodians = apart.custodians else { return apart }
        let directory = store.directory.state
        guard let room = directory.compartment(.identities, site: nil), !directory.custodians.isEmpty else {
            throw RecordsError.directory(.noCustodian)
        }
        var closed = apart
        closed.slot = try Slots.seal(
            custodians,
            .half(of: report),
            record: apart.part.record,
            room: room,
            generation: 1
        )
        return closed
    }

    /// Stores what was sealed; it waits for nobody and is in no list.
    package func put(_ apart: SealedApart, of report: RecordID) throws {
        let apart = try close(apart, of: report)
        let id = apart.part.record
        let place = SealedApart.place(id)
        let wrap = RecordTable.Wrap(generation: 1, slot: 0, body: apart.slot)
        let hash = place.hash(of: apart.body)
        let slots = RecordTable.digest([wrap], generation: 1)
        try RecordTable.insert(
            RecordTable.Row(
                id: id,
                generation: 1,
                head: 1,
                hash: hash,
                isPending: false,
                inbox: apart.inbox,
                mac: Inbox.mac(id, 1, apart.inbox, slots, store.secrets)
            ),
            day: now.day.number,
            database
        )
        try RecordTable.insertWrap(id, wrap, database)
        try RecordTable.insertEntry(
            RecordTable.EntryRow(
                record: id,
                sequence: 1,
                generation: 1,
                previous: [],
                body: apart.body,
                hash: hash
            ),
            store.secrets,
            database
        )
    }

    /// The custodians' half of a record that is kept apart from this report.
    ///
    /// - Throws: `damaged` where the stored half is not the one that was put there, or is of something of another
    ///   report; `notEntitled` without the room's keys, also where it was sealed to earlier custodians.
    func custodiansHalf(of id: RecordID, report: RecordID, _ ring: KeyRing) throws -> SecretKey {
        let rooms = store.directory.state.compartments.values.filter { $0.kind == .identities }.map(\.id)
        let keys = ring.keys.filter { rooms.contains($0.id) }
        guard !keys.isEmpty else { throw RecordsError.notEntitled }
        guard let row = try find(id) else { throw RecordsError.damaged }
        let wraps = try RecordTable.wraps(id, database)
        let isGenuine = isGenuine(row, wraps)
        guard isGenuine,
            let half = wraps.lazy.compactMap({ wrap in
                keys.lazy.compactMap { keys in
                    Slots.open(
                        wrap.body,
                        [.half(of: report), .half(of: nil)],
                        record: id,
                        keys: keys,
                        generation: wrap.generation
                    )
                }.first
            }).first
        else {
            // A slot does not say for which room it is.
            if isGenuine, rooms.contains(where: { !ring.holds($0) }) { throw RecordsError.notEntitled }
            store.alarms.add(.changedSlots, id)
            throw RecordsError.damaged
        }
        return half
    }

    /// Opens what is kept apart with both of its halves.
    ///
    /// - Throws: `damaged` where the halves are not of one record, or it is not what was put there.
    func open(_ part: KeptApart, with half: SecretKey) throws -> ApartContent {
        guard let row = try find(part.record), let readers = try? SecretKey(copying: part.half),
            let room = store.directory.state.compartment(.identities, site: nil)
        else { throw RecordsError.damaged }
        let wraps = try RecordTable.wraps(part.record, database)
        let found = Opening.Found(
            compartment: room.id,
            epoch: room.epoch,
            isForeign: true,
            keys: [1: SecretKey.xor(half, readers)],
            wraps: wraps
        )
        guard isGenuine(row, wraps), let opened = try? opening.open(IdentityState.self, row, found, database),
            opened.damage.isEmpty, let content = opened.state.content
        else {
            store.alarms.add(.changedSlots, part.record)
            throw RecordsError.damaged
        }
        return content
    }
}
