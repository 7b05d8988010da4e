// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Vault

/// Opens rows of the log and says what is missing, changed or out of its place.
struct AccessReader {
    private struct Place: Hashable {
        let log: CompartmentID
        let member: MemberID
    }

    private let keys: [[CompartmentKeys]]
    private let store: RecordStore
    private let directory: DirectoryState
    private let today: Day
    private var lines: [AccessLine] = []
    /// Lines of earlier days, only to see that they are there.
    private var before: [AccessLine] = []
    private var loaded: [ClosedRange<Int>] = []
    private var changed = 0
    private var count = 0

    init(_ logs: KeyRing, _ store: RecordStore, today: Day) {
        self.store = store
        self.today = today
        directory = store.directory.state
        let rooms = directory.compartments
        keys = (0..<AccessSeal.slots).map { slot in
            logs.keys.filter { keys in rooms[keys.id].map { AccessSeal.slot($0.kind) } == slot }
        }
    }

    /// False where there are more rows than are opened at once.
    mutating func load(_ days: ClosedRange<Int>, isBefore: Bool = false, _ tx: any Transaction) throws -> Bool
    {
        let limit = RecordTransaction.accessRows
        let rows = try AccessTable.rows(days, atMost: limit + 1, tx)
        count += rows.count
        guard rows.count <= limit, count <= 2 * limit else { return false }
        for row in rows {
            let opened = lines(of: row, counts: !isBefore)
            if isBefore { before += opened } else { lines += opened }
        }
        loaded.append(days)
        return true
    }

    /// As many rows of those days as are opened at once, whichever they are: their ids are random.
    mutating func part(of days: ClosedRange<Int>, _ tx: any Transaction) throws -> AccessReading {
        for row in try AccessTable.rows(days, atMost: RecordTransaction.accessRows, tx) {
            lines += lines(of: row, counts: true)
        }
        var reading = AccessReading()
        reading.isTooMany = true
        reading.changedRows = changed
        reading.lines = lines.sorted { AccessReader.isNewer($0, $1) }
        return reading
    }

    /// The days on which the lines must stand that the first of each chain here name.
    func daysBefore(_ days: ClosedRange<Int>) -> Set<Int> {
        Set(
            chains().compactMap { _, chain in
                guard let first = chain.first, first.entry.sequence > 1,
                    !days.contains(first.entry.previousDay.number)
                else { return nil }
                return first.entry.previousDay.number
            }
        )
    }

    func reading(of days: ClosedRange<Int>, marks: [MemberID: AccessMark]) -> AccessReading {
        var reading = AccessReading()
        reading.changedRows = changed
        for (place, chain) in chains() {
            let mark = marks[place.member]?.chains.first { $0.log == place.log }
            reading.lines += checked(chain, place, mark)
            if let last = chain.last, mark.map({ $0.sequence < last.entry.sequence }) ?? true {
                reading.losses.append(.unmarked(place.member, log: place.log))
            }
        }
        reading.losses += cutOff(marks)
        reading.losses.sort { "\($0)" < "\($1)" }
        reading.lines = reading.lines.filter { days.contains($0.entry.at.day.number) }
        reading.lines.sort { AccessReader.isNewer($0, $1) }
        return reading
    }

    private static func isNewer(_ a: AccessLine, _ b: AccessLine) -> Bool {
        let (left, right) = ((a.entry.minute, a.entry.sequence), (b.entry.minute, b.entry.sequence))
        return left == right ? b.id.lexicographicallyPrecedes(a.id) : left > right
    }

    // MARK: - Rows

    private mutating func lines(of row: AccessTable.Row, counts: Bool) -> [AccessLine] {
        guard row.isGenuine(store.secrets) else {
            if counts { changed += 1 }
            return []
        }
        return (0..<AccessSeal.slots).compactMap { slot in
            let box = row.box(slot)
            for keys in keys[slot] {
                guard let (proof, content) = AccessSeal.open(box, with: keys) else { continue }
                if let line = line(row, keys, proof, content) { return line }
                if counts { changed += 1 }
                return nil
            }
            return nil
        }
    }

    /// Nil where nobody of this house wrote it, or not for this place.
    private func line(
        _ row: AccessTable.Row,
        _ keys: CompartmentKeys,
        _ proof: [UInt8],
        _ content: [UInt8]
    ) -> AccessLine? {
        guard let entry = try? AccessEntry(encoded: content) else { return nil }
        let message = AccessSeal.message(
            content,
            row: row.id,
            log: keys.id,
            epoch: keys.epoch,
            day: row.day
        )
        let isGenuine =
            entry.event.act == .sessionEnded
            ? Digest.equal(
                proof,
                store.secrets.log.mac("amparo access end", message) + [UInt8](repeating: 0, count: 32)
            )
            : directory.people[entry.member]?.signingKeys(
                at: Instant(milliseconds: entry.minute * 60_000)
            ).contains { signing in
                (try? VerifyKey(signing))?.verifies(proof, message) ?? false
            } ?? false
        guard isGenuine else { return nil }
        return AccessLine(
            id: row.id,
            log: keys.id,
            entry: entry,
            hash: AccessSeal.hash(content, log: keys.id)
        )
    }

    // MARK: - Chains

    private func chains() -> [(Place, [AccessLine])] {
        Dictionary(grouping: lines) { Place(log: $0.log, member: $0.entry.member) }.map { place, chain in
            let sorted = chain.sorted { left, right in
                (left.entry.sequence, left.entry.minute) < (right.entry.sequence, right.entry.minute)
            }
            return (place, sorted)
        }
    }

    private func checked(
        _ chain: [AccessLine],
        _ place: Place,
        _ mark: AccessMark.Chain?
    ) -> [AccessLine] {
        var chain = chain
        for index in chain.indices {
            let previous = index > 0 ? chain[index - 1] : predecessor(of: chain[index], place)
            if let trouble = trouble(at: chain[index].entry, after: previous) {
                chain[index].troubles.append(trouble)
            }
        }
        for (tag, ofSession) in Dictionary(grouping: chain.indices, by: { chain[$0].entry.session }) {
            guard let last = ofSession.last, chain[last].entry.event.act != .sessionEnded else { continue }
            // One that the mark knows to run may run still; none runs for two days.
            let runs = mark?.open.contains(tag) ?? false
            let isOld = chain[last].entry.at.day.adding(days: 2) < today
            if !runs || isOld { chain[last].troubles.append(.notClosed) }
        }
        return chain
    }

    private func predecessor(of first: AccessLine, _ place: Place) -> AccessLine? {
        before.first {
            $0.log == place.log && $0.entry.member == place.member
                && $0.entry.sequence == first.entry.sequence - 1
        }
    }

    private func trouble(at entry: AccessEntry, after previous: AccessLine?) -> AccessTrouble? {
        guard let previous else {
            // What is older than ten years went by itself: each line says, under its seal, on which day the one before lay.
            let isBeginning = entry.sequence == 1 || AccessEntry.isOver(entry.previousDay, today: today)
            return isBeginning ? nil : .missingBefore(0)
        }
        if previous.entry.sequence == entry.sequence { return .doubled }
        let missing = entry.sequence - previous.entry.sequence - 1
        if missing > 0 { return .missingBefore(missing) }
        return Digest.equal(previous.hash, entry.previous) ? nil : .doesNotFollow
    }

    /// What must be the newest line of a chain and is not there.
    private func cutOff(_ marks: [MemberID: AccessMark]) -> [AccessLoss] {
        let mine = Set(keys.flatMap { $0 }.map(\.id))
        return marks.flatMap { member, mark in
            mark.chains.compactMap { chain -> AccessLoss? in
                guard mine.contains(chain.log), loaded.contains(where: { $0.contains(chain.day.number) }),
                    !AccessEntry.isOver(chain.day, today: today)
                else { return nil }
                let found = (lines + before).filter { $0.log == chain.log && $0.entry.member == member }
                    .map(\.entry.sequence).max()
                guard found ?? 0 < chain.sequence else { return nil }
                return .cutOff(member, log: chain.log, found.map { chain.sequence - $0 } ?? 0)
            }
        }
    }
}
