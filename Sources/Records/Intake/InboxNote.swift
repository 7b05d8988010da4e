// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Vault

/// What an outsider left for a record, before a reader brings it into the history.
package struct InboxNote: Sendable {
    package let entry: ReportEntry
    package let at: Instant
    /// A way to reach them: it becomes a record of its own when a reader takes the note in.
    package let contact: WorkingContact?
    /// Who they are, sealed so that no reader of the note can open it alone.
    package let apart: SealedApart?
    package private(set) var signature: [UInt8] = []

    package init(
        entry: ReportEntry,
        at: Instant,
        contact: WorkingContact? = nil,
        apart: SealedApart? = nil
    ) {
        self.entry = entry
        self.at = at
        self.contact = contact
        self.apart = apart
    }

    /// Signed by the holder of the receipt.
    package func signed(_ pair: SigningKeyPair, for record: RecordID) -> InboxNote {
        var note = self
        note.signature = pair.sign(message(record))
        return note
    }

    func message(_ record: RecordID) -> [UInt8] {
        var note = self
        note.signature = []
        return Digest.of("amparo reporter", [record.bytes, note.encoded])
    }

    package var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.instant(at)
        writer.blob(signature)
        writer.count(entry.number)
        writer.count(entry.version)
        writer.optional(contact) { $0.value($1) }
        entry.writeBody(to: &writer)
        if let apart { writer.value(apart) }
        return writer.bytes
    }

    package init(encoded bytes: [UInt8]) throws {
        var reader = ByteReader(bytes)
        at = try reader.instant()
        signature = try reader.blob()
        let number = try reader.count()
        let version = try reader.count()
        contact = try reader.optional { r throws(DecodingFailure) in try r.value() }
        entry = try ReportEntry.read(number: number, version: version, from: &reader)
        // Notes from before there were custodians end here.
        apart = reader.isAtEnd ? nil : try reader.value()
    }
}
