// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Vault

/// Finds the key of a record among those a member holds, and reads its history with it.
struct Opening {
    let secrets: NodeSecrets
    let directory: DirectoryState
    let verified: VerifiedEntries

    struct Found {
        let compartment: CompartmentID
        let epoch: Int
        var keys: [Int: SecretKey]
    }

    /// Tries the wraps of the newest generation with every key of the ring; the rows do not say whose they are.
    func find(_ row: RecordTable.Row, ring: KeyRing, _ tx: any Transaction) throws -> Found? {
        let wraps = try RecordTable.wraps(row.id, tx)
        guard var found = match(row, wraps, ring) else { return nil }
        var generation = row.generation
        while generation > 1 {
            guard let link = wraps.first(where: { $0.generation == generation && $0.slot < 0 }),
                let newer = found.keys[generation]
            else { break }
            guard
                let older = try? Seal.openKey(
                    link.body,
                    key: newer,
                    context: Opening.chainContext(row.id, generation)
                )
            else { throw RecordsError.damaged }
            generation -= 1
            found.keys[generation] = older
        }
        return found
    }

    private func match(_ row: RecordTable.Row, _ wraps: [RecordTable.Wrap], _ ring: KeyRing) -> Found? {
        for wrap in wraps where wrap.generation == row.generation && wrap.slot >= 0 {
            for keys in ring.keys {
                let key = open(wrap, row, keys)
                if let key {
                    return Found(compartment: keys.id, epoch: keys.epoch, keys: [row.generation: key])
                }
            }
        }
        return nil
    }

    /// A wrap by a reader, or one that a writer without the compartment's secret sealed to its public key.
    private func open(
        _ wrap: RecordTable.Wrap,
        _ row: RecordTable.Row,
        _ keys: CompartmentKeys
    ) -> SecretKey? {
        if row.generation > 1 {
            let context = keys.binding(
                "amparo record wrap",
                record: row.id,
                generation: row.generation
            )
            if let key = try? Seal.openKey(wrap.body, key: keys.wrap, context: context) { return key }
        }
        return Slots.open(wrap.body, record: row.id, keys: keys, generation: row.generation)
    }

    static func chainContext(_ record: RecordID, _ generation: Int) -> [UInt8] {
        Digest.of("amparo record chain", [record.bytes, Encoded.number(generation)])
    }

    func open<State: RecordState>(
        _ type: State.Type,
        _ row: RecordTable.Row,
        _ found: Found,
        _ tx: any Transaction
    ) throws -> Opened<State> {
        var opened = Opened<State>(
            id: row.id,
            state: State(),
            history: [],
            compartment: found.compartment,
            head: row.head,
            isReadOnly: false,
            epoch: found.epoch,
            hash: row.hash,
            generation: row.generation,
            keys: found.keys,
            inbox: row.inbox
        )
        var previous: [UInt8] = []
        var expected = 1
        for entry in try RecordTable.entries(row.id, tx) {
            while expected < entry.sequence {
                opened.history.append(.damaged(sequence: expected, .missing))
                expected += 1
            }
            let place = EntryPlace(
                record: row.id,
                sequence: entry.sequence,
                generation: entry.generation,
                previous: previous
            )
            let item = read(entry, at: place, key: found.keys[entry.generation], State.self)
            if case .entry(let step) = item { opened.state.apply(step) }
            if case .damaged(_, .newer) = item { opened.isReadOnly = true }
            opened.history.append(item)
            // The next entry names the hash its predecessor had when it was written: a swapped body
            // breaks itself, not its successors.
            previous = entry.hash
            expected = entry.sequence + 1
        }
        while expected <= row.head {
            opened.history.append(.damaged(sequence: expected, .missing))
            expected += 1
        }
        if opened.steps.isEmpty, opened.history.allSatisfy({ if case .damaged = $0 { true } else { false } }),
            !opened.isReadOnly
        {
            throw RecordsError.damaged
        }
        return opened
    }

    private func read<State: RecordState>(
        _ row: RecordTable.EntryRow,
        at place: EntryPlace,
        key: SecretKey?,
        _ type: State.Type
    ) -> HistoryItem<State.Entry> {
        guard let key else { return .damaged(sequence: row.sequence, .unreadable) }
        guard Digest.equal(place.hash(of: row.body), row.hash) else {
            return .damaged(sequence: row.sequence, .broken)
        }
        guard let (proof, content) = try? EntrySeal.open(row, at: place, key: key) else {
            return .damaged(sequence: row.sequence, .unreadable)
        }
        do throws(DecodingFailure) {
            var reader = ByteReader(content)
            let header: EntryHeader = try reader.value()
            guard header.kind == State.kind else { return .damaged(sequence: row.sequence, .forged) }
            guard isProven(proof, content, header, place, hash: row.hash) else {
                return .damaged(sequence: row.sequence, .forged)
            }
            let entry = try State.Entry.read(
                number: header.number,
                version: header.version,
                from: &reader
            )
            guard reader.isAtEnd else { return .damaged(sequence: row.sequence, .broken) }
            return .entry(
                Stamped(sequence: row.sequence, at: header.at, author: header.author, entry: entry)
            )
        } catch {
            return .damaged(sequence: row.sequence, error == .newer ? .newer : .broken)
        }
    }

    private func isProven(
        _ proof: [UInt8],
        _ content: [UInt8],
        _ header: EntryHeader,
        _ place: EntryPlace,
        hash: [UInt8]
    ) -> Bool {
        if verified.contains(hash) { return true }
        let message = place.message(content)
        let proven: Bool
        switch header.author {
        case .member(let id):
            guard let person = directory.people[id] else { return false }
            proven = person.signing.reversed().contains { key in
                (try? VerifyKey(key))?.verifies(proof, message) ?? false
            }
        case .outside, .reporter:
            let mac = secrets.intake.mac("amparo outside entry", message)
            proven = Digest.equal(Array(proof[..<32]), mac)
        }
        if proven { verified.insert(hash) }
        return proven
    }
}
