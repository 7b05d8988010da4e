// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Vault

/// A custodians' half, sealed to one session until a moment; its row says neither whose nor of what it is.
struct LentHalf: BinaryCodable {
    let until: Instant
    let box: [UInt8]

    init(until: Instant, box: [UInt8]) {
        self.until = until
        self.box = box
    }

    func write(to writer: inout ByteWriter) {
        writer.instant(until)
        writer.blob(box)
    }

    init(from reader: inout ByteReader) throws(DecodingFailure) {
        until = try reader.instant()
        box = try reader.blob()
    }

    /// What a half is bound to: it serves one request, of one session, for one record, until one moment.
    static func binding(_ reading: RecordID, _ request: ReadingRequest, _ until: Instant) -> [UInt8] {
        Digest.of(
            "amparo lent half",
            [
                reading.bytes, request.apart.bytes, request.sessionKey,
                Encoded.number(Int(clamping: until.milliseconds)),
            ]
        )
    }
}

extension RecordTransaction {
    /// A custodian lends their half to the session that asked; returns the digest that the signed answer names.
    package func lend(
        _ reading: RecordID,
        _ request: ReadingRequest,
        until: Instant,
        _ ring: KeyRing
    ) throws -> [UInt8] {
        let half = try custodiansHalf(of: request.apart, report: request.report, ring)
        let box = try SealingPublicKey(request.sessionKey).seal(
            LentHalf.binding(reading, request, until) + half.copyBytes()
        )
        let id = lentID(reading)
        let body = Seal.seal(
            Padding.pad(LentHalf(until: until, box: box).encoded),
            key: lentKey,
            context: id,
            randomness: store.randomness
        )
        try database.execute(
            """
            INSERT INTO readings (id, body) VALUES (\(id), \(body))
            ON CONFLICT (id) DO UPDATE SET body = excluded.body
            """
        )
        return Digest.of("amparo lent box", [box])
    }

    /// Opens what is kept apart with the half that was lent to this session.
    ///
    /// - Throws: `notFound` where none is lent any more or it was lent to another session; `damaged` where it was exchanged.
    package func read(
        _ part: KeptApart,
        _ reading: Opened<ReadingState>,
        with pair: SealingKeyPair
    ) throws -> ApartContent {
        guard let request = reading.state.request, let grant = reading.state.grant, now < grant.until,
            request.apart == part.record, request.sessionKey == pair.publicKey.bytes
        else { throw RecordsError.notFound }
        let id = lentID(reading.id)
        guard let row = try database.query("SELECT body FROM readings WHERE id = \(id)").first else {
            throw RecordsError.notFound
        }
        guard let plain = try? Padding.unpad(Seal.open(row.blob(0), key: lentKey, context: id)),
            let lent = try? LentHalf(encoded: plain), lent.until == grant.until,
            Digest.equal(Digest.of("amparo lent box", [lent.box]), grant.box),
            let opened = try? pair.open(lent.box), opened.count == 64,
            Digest.equal(Array(opened[..<32]), LentHalf.binding(reading.id, request, grant.until)),
            let half = try? SecretKey(copying: Array(opened[32...]))
        else {
            store.alarms.add(.changedSlots, part.record)
            throw RecordsError.damaged
        }
        return try open(part, with: half)
    }

    /// Takes back what was lent, before its time.
    package func endLending(_ reading: RecordID) throws {
        try database.execute("DELETE FROM readings WHERE id = \(lentID(reading))")
    }

    /// Removes the rows whose time is over, and those that nobody can read any more.
    package func endLendings() throws {
        for row in try database.query("SELECT id, body FROM readings") {
            let id = try row.blob(0)
            let plain = try? Padding.unpad(Seal.open(row.blob(1), key: lentKey, context: id))
            if let plain, let lent = try? LentHalf(encoded: plain), now < lent.until { continue }
            try database.execute("DELETE FROM readings WHERE id = \(id)")
        }
    }

    private var lentKey: SecretKey { store.secrets.timer.derive("amparo lent halves") }

    private func lentID(_ reading: RecordID) -> [UInt8] {
        Array(store.secrets.timer.mac("amparo lent half", reading.bytes)[..<16])
    }
}
