// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Vault

/// Where an entry stands: what its seal, its signature and its hash are bound to.
struct EntryPlace: Sendable {
    let record: RecordID
    let sequence: Int
    let generation: Int
    let previous: [UInt8]

    var context: [UInt8] {
        Digest.of(
            "amparo entry",
            [record.bytes, Encoded.number(sequence), Encoded.number(generation), previous]
        )
    }

    func hash(of body: [UInt8]) -> [UInt8] { Digest.of("amparo entry hash", [context, body]) }

    func message(_ content: [UInt8]) -> [UInt8] { Digest.of("amparo entry signature", [context, content]) }
}

/// Seals one entry: proof (64 bytes) and content, padded, under the record's key, bound to its place.
struct EntrySeal {
    enum Proof {
        case member(SigningKeyPair)
        /// The node's word that this came in through one of its channels.
        case node(SecretKey)
    }

    static func content(_ header: EntryHeader, _ entry: some RecordEntry) -> [UInt8] {
        var writer = ByteWriter()
        writer.value(header)
        entry.writeBody(to: &writer)
        return writer.bytes
    }

    static func seal(
        _ content: [UInt8],
        at place: EntryPlace,
        key: SecretKey,
        proof: Proof,
        randomness: any Randomness
    ) -> RecordTable.EntryRow {
        let message = place.message(content)
        let signature: [UInt8]
        switch proof {
        case .member(let pair): signature = pair.sign(message)
        case .node(let key):
            signature = key.mac("amparo outside entry", message) + [UInt8](repeating: 0, count: 32)
        }
        let body = Seal.seal(
            Padding.pad(signature + content),
            key: key,
            context: place.context,
            randomness: randomness
        )
        return RecordTable.EntryRow(
            record: place.record,
            sequence: place.sequence,
            generation: place.generation,
            previous: place.previous,
            body: body,
            hash: place.hash(of: body)
        )
    }

    static func open(_ row: RecordTable.EntryRow, at place: EntryPlace, key: SecretKey) throws -> (
        proof: [UInt8], content: [UInt8]
    ) {
        let plain = try Padding.unpad(Seal.open(row.body, key: key, context: place.context))
        guard plain.count > 64 else { throw RecordsError.damaged }
        return (Array(plain[..<64]), Array(plain[64...]))
    }
}
