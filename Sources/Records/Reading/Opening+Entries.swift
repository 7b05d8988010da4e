// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Vault

/// One stored entry, as far as it can be believed.
struct Reading<Entry: RecordEntry> {
    let item: HistoryItem<Entry>
    /// The compartment that its seal names as home.
    var home: CompartmentID?
    /// Genuine, but of a record of another kind.
    var isOther = false
}

extension Opening {
    func read<State: RecordState>(
        _ row: RecordTable.EntryRow,
        key: SecretKey?,
        _ type: State.Type
    ) -> Reading<State.Entry> {
        func damaged(_ what: Damage, isOther: Bool = false) -> Reading<State.Entry> {
            Reading(item: .damaged(sequence: row.sequence, what), isOther: isOther)
        }
        guard let key else { return damaged(.unreadable) }
        guard let place = place(of: row) else { return damaged(.broken) }
        guard let (proof, content) = try? EntrySeal.open(row, at: place, key: key) else {
            return damaged(.unreadable)
        }
        do throws(DecodingFailure) {
            var reader = ByteReader(content)
            let header: EntryHeader = try reader.value()
            let isProven = isProven(proof, content, header, place, hash: row.hash)
            guard header.kind == State.kind, isProven else { return damaged(.forged, isOther: isProven) }
            let entry = try State.Entry.read(
                number: header.number,
                version: header.version,
                from: &reader
            )
            guard reader.isAtEnd else { return damaged(.broken) }
            if entry.isReportersOwn, case .member = header.author { return damaged(.notTheirs) }
            return Reading(
                item: .entry(
                    Stamped(sequence: row.sequence, at: header.at, author: header.author, entry: entry)
                ),
                home: header.compartment
            )
        } catch {
            return damaged(error == .newer ? .newer : .broken)
        }
    }

    /// What the record is, by the first of its entries that is what it says; nil where none can be read.
    func kind(_ row: RecordTable.Row, _ found: Found, _ tx: any Transaction) throws -> (
        kind: RecordKind?, isNewer: Bool
    ) {
        var isNewer = false
        for entry in try RecordTable.entries(row.id, tx) where entry.sequence <= row.head {
            guard let key = found.keys[entry.generation], let place = place(of: entry),
                let (proof, content) = try? EntrySeal.open(entry, at: place, key: key)
            else { continue }
            do throws(DecodingFailure) {
                var reader = ByteReader(content)
                let header: EntryHeader = try reader.value()
                if isProven(proof, content, header, place, hash: entry.hash) { return (header.kind, isNewer) }
            } catch {
                if error == .newer { isNewer = true }
            }
        }
        return (nil, isNewer)
    }

    /// Where a row says that it stands; nil where its hash does not agree.
    private func place(of row: RecordTable.EntryRow) -> EntryPlace? {
        guard row.sequence > 1 || row.previous.isEmpty else { return nil }
        let place = EntryPlace(
            record: row.record,
            sequence: row.sequence,
            generation: row.generation,
            previous: row.previous
        )
        return Digest.equal(place.hash(of: row.body), row.hash) ? place : nil
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
            proven = person.signingKeys(at: header.at).contains { key in
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
