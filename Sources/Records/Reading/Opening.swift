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

    /// How much of one gap is shown entry by entry: a number that was put far off must not fill the memory.
    static let shownGap = 1_000

    struct Found {
        let compartment: CompartmentID
        let epoch: Int
        /// The key came in a box that anybody could have closed: whoever chose it may know it still.
        let isForeign: Bool
        var keys: [Int: SecretKey]
        let wraps: [RecordTable.Wrap]
    }

    /// Tries the wraps of the newest generation with every key of the ring; the rows do not say whose they are.
    ///
    /// Where the chain to the older keys is torn, what lies behind is shown as unreadable in its place.
    func find(_ row: RecordTable.Row, ring: KeyRing, _ tx: any Transaction) throws -> Found? {
        let wraps = try RecordTable.wraps(row.id, tx)
        guard var found = match(row, wraps, ring) else { return nil }
        var generation = row.generation
        while generation > 1 {
            guard
                let link = wraps.first(where: {
                    $0.generation == generation && $0.slot == RecordTable.chainSlot
                }), let newer = found.keys[generation]
            else { break }
            guard
                let older = try? Seal.openKey(
                    link.body,
                    key: newer,
                    context: Opening.chainContext(row.id, generation)
                )
            else { break }
            generation -= 1
            found.keys[generation] = older
        }
        return found
    }

    private func match(_ row: RecordTable.Row, _ wraps: [RecordTable.Wrap], _ ring: KeyRing) -> Found? {
        for wrap in wraps where wrap.generation == row.generation && wrap.slot >= 0 {
            for keys in ring.keys {
                if let (key, isForeign) = Opening.open(wrap, row.id, keys) {
                    return Found(
                        compartment: keys.id,
                        epoch: keys.epoch,
                        isForeign: isForeign,
                        keys: [row.generation: key],
                        wraps: wraps
                    )
                }
            }
        }
        return nil
    }

    /// A wrap by a reader, or one that a writer without the compartment's secret sealed to its public key.
    private static func open(
        _ wrap: RecordTable.Wrap,
        _ record: RecordID,
        _ keys: CompartmentKeys
    ) -> (key: SecretKey, isForeign: Bool)? {
        if let key = openByReader(wrap, record, keys) { return (key, false) }
        return Slots.open(wrap.body, record: record, keys: keys, generation: wrap.generation).map {
            ($0, true)
        }
    }

    private static func openByReader(
        _ wrap: RecordTable.Wrap,
        _ record: RecordID,
        _ keys: CompartmentKeys
    ) -> SecretKey? {
        // Generation 1 is what comes from outside: no reader ever wrapped it.
        guard wrap.generation > 1 else { return nil }
        let context = keys.binding("amparo record wrap", record: record, generation: wrap.generation)
        return try? Seal.openKey(wrap.body, key: keys.wrap, context: context)
    }

    /// What was wrapped after a record was taken in: by a reader, or in a box by somebody who writes beside them.
    static func openInside(_ wrap: RecordTable.Wrap, _ record: RecordID, _ keys: CompartmentKeys)
        -> SecretKey?
    {
        guard wrap.generation > 1 else { return nil }
        return open(wrap, record, keys)?.key
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
        var opened = Opened<State>(row, found)
        let entries = try RecordTable.entries(row.id, tx)
        let readings = entries.map { read($0, key: found.keys[$0.generation], State.self) }
        var fold = SharingFold()
        var expected = 1
        let head = min(row.head, Int.max - 1)
        for (place, entry) in entries.enumerated() {
            guard entry.sequence >= expected, entry.sequence <= head else {
                // Nobody who holds the record's head wrote this: planted, or put back after a cut.
                opened.history.append(.damaged(sequence: entry.sequence, .forged))
                continue
            }
            Opening.append(missing: expected..<entry.sequence, to: &opened)
            expected = entry.sequence + 1
            let next = entries.indices.contains(place + 1) ? (entries[place + 1], readings[place + 1]) : nil
            var item = readings[place].item
            if case .entry = item, !Opening.fits(entry, next, row) {
                item = .damaged(sequence: entry.sequence, .broken)
            }
            if case .entry(let step) = item {
                opened.state.apply(step)
                fold.apply(step.entry.sharing, home: readings[place].home)
            }
            if case .damaged(_, .newer) = item { opened.isReadOnly = true }
            opened.history.append(item)
        }
        Opening.append(missing: expected..<max(expected, head + 1), to: &opened)
        try settle(&opened, isOther: readings.contains(where: \.isOther))
        opened.take(fold, found)
        return opened
    }

    private static func append<State>(missing gap: Range<Int>, to opened: inout Opened<State>) {
        opened.history += gap.prefix(shownGap).map { .damaged(sequence: $0, .missing) }
        // No history has such a hole by an accident: nobody writes behind it.
        if gap.count > shownGap { opened.isReadOnly = true }
    }

    /// An entry is vouched for by the one after it, and the last by its record.
    private static func fits<Entry>(
        _ entry: RecordTable.EntryRow,
        _ next: (row: RecordTable.EntryRow, reading: Reading<Entry>)?,
        _ row: RecordTable.Row
    ) -> Bool {
        if entry.sequence == row.head { return Digest.equal(entry.hash, row.hash) }
        guard let next, next.row.sequence == entry.sequence + 1, case .entry = next.reading.item else {
            return true
        }
        return Digest.equal(entry.hash, next.row.previous)
    }

    /// Where nothing can be read, the history shows what is wrong, and nobody writes on it.
    private func settle<State>(_ opened: inout Opened<State>, isOther: Bool) throws {
        guard opened.steps.isEmpty, !opened.isReadOnly else { return }
        // A record of another kind is not one that is broken.
        if isOther { throw RecordsError.notFound }
        opened.isReadOnly = true
    }
}

/// Whom a record is shared with, as its signed steps say; the last of them also names its home.
struct SharingFold {
    private(set) var shares: [CompartmentID] = []
    private(set) var home: CompartmentID?

    mutating func apply(_ sharing: Sharing?, home: CompartmentID?) {
        guard let sharing else { return }
        shares.removeAll { $0 == sharing.compartment }
        if sharing.isShared { shares.append(sharing.compartment) }
        self.home = home
    }
}
