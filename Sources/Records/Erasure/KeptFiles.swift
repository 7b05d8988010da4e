// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Database
package import Domain
internal import Vault

// Which sealed files records hold: a row for each, with a mark that says whose it is to this house alone.
extension RecordTransaction {
    /// From here on the sealed file is part of a record and no leftover.
    ///
    /// - Throws: `unique` when another record has it, or had it until two people signed it away: an erasure there would take it
    ///   from this one (Design 4).
    package func keep(blob: [UInt8], of record: RecordID, day: Int) throws {
        let owner = owner(of: blob, record)
        try database.execute("INSERT INTO blobs (id, day, owner) VALUES (\(blob), \(day), \(owner))")
        // Afterwards: where the row had to wait for an erasure, that one is seen now.
        guard try !isSignedAway(blob: blob) else {
            throw DatabaseError(.unique, details: "a file that was signed away")
        }
        if let id = try? BlobID(blob) { keptHere.append(id) }
    }

    /// Whether a form that brings it has to bring it anew: a record holds it, or held it until two people signed it away.
    package func isTaken(blob: [UInt8]) throws -> Bool {
        try isKept(blob: blob) || isSignedAway(blob: blob)
    }

    package func isSignedAway(blob: [UInt8]) throws -> Bool {
        try signedAway().isNamed(blob, store.directory.state)
    }

    /// - Throws: `damaged`, and an alarm, where what would be erased names a file that another record keeps.
    package func requireOwn(_ erasure: Erasure) throws {
        for blob in erasure.blobs where try !belongs(blob, to: erasure.touched) {
            store.alarms.add(.changedSlots, erasure.subject.record)
            throw RecordsError.damaged
        }
    }

    package func isKept(blob: [UInt8]) throws -> Bool {
        try !database.query("SELECT 1 FROM blobs WHERE id = \(blob)").isEmpty
    }

    /// Whether a kept file may go with these records: whoever signs a history could name any file there.
    ///
    /// Rows from before there were marks belong to whoever names them.
    package func belongs(_ blob: [UInt8], to records: [RecordID]) throws -> Bool {
        guard let row = try database.query("SELECT owner FROM blobs WHERE id = \(blob)").first else {
            return true
        }
        let mark = try row.blob(0)
        return mark.isEmpty || records.contains { Digest.equal(mark, owner(of: blob, $0)) }
    }

    private func owner(of blob: [UInt8], _ record: RecordID) -> [UInt8] {
        store.secrets.intake.mac("amparo file of a record", record.bytes + blob)
    }
}
