// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Vault

/// The thread of a report, open for whoever holds its key: the receipt, or a reader of the report.
package struct ThreadKey: Sendable {
    package let record: RecordID
    let key: SecretKey

    /// For a reader of the report: the key stands in the intake.
    package init(record: RecordID, key bytes: [UInt8]) throws {
        self.record = record
        key = try SecretKey(copying: bytes)
    }

    init(record: RecordID, key: SecretKey) {
        self.record = record
        self.key = key
    }

    /// For the sealed token of a page that continues the visit.
    package func copyBytes() -> [UInt8] { key.copyBytes() }
}

/// What a code opened.
package enum CodeContent: Sendable {
    case receipt(ThreadKey, PublicStatus)
    case short(RecordID, PublicStatus)
}

extension RecordTransaction {
    /// Looks a code up; a receipt's key opens the thread, a short code reads the status only.
    package func open(receipt: ReceiptKeys) throws -> CodeContent? {
        guard let row = try CodeTable.find(receipt.lookup, database),
            let key = CodeTable.openThread(row, key: receipt.key)
        else { return nil }
        return .receipt(
            ThreadKey(record: row.record, key: key),
            try CodeTable.openStatus(row, store.secrets)
        )
    }

    package func open(shortLookup: [UInt8]) throws -> CodeContent? {
        guard let row = try CodeTable.find(shortLookup, database) else { return nil }
        return .short(row.record, try CodeTable.openStatus(row, store.secrets))
    }

    package func setStatus(_ status: PublicStatus, of report: RecordID) throws {
        try CodeTable.setStatus(
            report,
            CodeTable.sealStatus(status, record: report, store.secrets, store.randomness),
            database
        )
    }

    /// Adds a message that the reporter may read and gives its number; needs no expected head (Design 4).
    @discardableResult
    package func post(_ message: ThreadMessage, to thread: ThreadKey, by writer: Writer?) throws -> Int {
        let number = try nextNumber(thread.record)
        var content = ByteWriter()
        content.optional(writer?.member) { $0.id($1) }
        content.value(message)
        let context = RecordTransaction.messageContext(thread.record, number)
        let signed = Digest.of("amparo message", [context, content.bytes])
        let proof =
            writer?.signing.sign(signed)
            ?? store.secrets.intake.mac("amparo message", signed) + [UInt8](repeating: 0, count: 32)
        let body = Seal.seal(
            Padding.pad(proof + content.bytes),
            key: thread.key,
            context: context,
            randomness: store.randomness
        )
        try database.execute(
            "INSERT INTO messages (record, seq, body) VALUES (\(thread.record.bytes), \(number), \(body))"
        )
        return number
    }

    /// The messages of a thread in order; one that is missing or not genuine is left out and counted.
    ///
    /// The last ones can be cut off unseen by this: the report's own history knows how many answers there were.
    package func messages(_ thread: ThreadKey) throws -> (messages: [ThreadMessage], damaged: Int, last: Int)
    {
        var found: [ThreadMessage] = []
        var damaged = 0
        let rows = try database.query(
            "SELECT seq, body FROM messages WHERE record = \(thread.record.bytes) ORDER BY seq"
        )
        var expected = 1
        for row in rows {
            let number = try row.int(0)
            guard (expected..<RecordTransaction.messagesEnd).contains(number) else {
                damaged += 1
                continue
            }
            damaged += number - expected
            expected = number + 1
            let context = RecordTransaction.messageContext(thread.record, number)
            guard
                let plain = try? Padding.unpad(
                    Seal.open(try row.blob(1), key: thread.key, context: context)
                ),
                plain.count > 64,
                let message = genuine(Array(plain[64...]), proof: Array(plain[..<64]), context)
            else {
                damaged += 1
                continue
            }
            found.append(message)
        }
        return (found, damaged, expected - 1)
    }

    /// No thread has so many messages: a number beyond was put there by somebody else.
    private static let messagesEnd = 1_000_000

    private func genuine(_ content: [UInt8], proof: [UInt8], _ context: [UInt8]) -> ThreadMessage? {
        var reader = ByteReader(content)
        let author: MemberID?
        let message: ThreadMessage
        do {
            author = try reader.optional { r throws(DecodingFailure) in try r.id(Member.self) }
            message = try reader.value()
        } catch {
            return nil
        }
        guard reader.isAtEnd else { return nil }
        let signed = Digest.of("amparo message", [context, content])
        guard let author else {
            let mac = store.secrets.intake.mac("amparo message", signed)
            return Digest.equal(Array(proof[..<32]), mac) ? message : nil
        }
        let keys = store.directory.state.people[author]?.signingKeys(at: message.at) ?? []
        let proven = keys.contains { (try? VerifyKey($0))?.verifies(proof, signed) ?? false }
        return proven ? message : nil
    }

    private func nextNumber(_ record: RecordID) throws -> Int {
        // Two writers at once meet at the primary key; on PostgreSQL the row of the record makes them wait.
        _ = try database.query(
            """
            SELECT id FROM records WHERE id = \(record.bytes) \(sqlite: "", postgres: "FOR UPDATE")
            """
        )
        let row = try database.query(
            """
            SELECT COALESCE(MAX(seq), 0) + 1 FROM messages
            WHERE record = \(record.bytes) AND seq > 0 AND seq < \(RecordTransaction.messagesEnd - 1)
            """
        ).first
        return try row?.int(0) ?? 1
    }

    private static func messageContext(_ record: RecordID, _ number: Int) -> [UInt8] {
        Digest.of("amparo message place", [record.bytes, Encoded.number(number)])
    }
}
