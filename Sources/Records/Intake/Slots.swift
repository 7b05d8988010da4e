// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Vault

/// The equal slots of a record from outside: one for each intake compartment, real or dummy (Design 5).
enum Slots {
    /// One slot a room, in the directory's fixed order; only the target's opens, the rest open for nobody.
    static func make(
        _ key: SecretKey,
        record: RecordID,
        target: CompartmentID,
        rooms: [DirectoryState.Room],
        randomness: any Randomness
    ) throws -> [RecordTable.Wrap] {
        try rooms.enumerated().map { position, room in
            let body: [UInt8]
            if room.id == target {
                body = try seal(key, record: record, room: room, generation: 1)
            } else {
                let nobody = SealingKeyPair(seed: randomness.secretKey()).publicKey
                body = nobody.seal(randomness.bytes(64))
            }
            return RecordTable.Wrap(generation: 1, slot: position, body: body)
        }
    }

    /// What a slot holds: a record's whole key, or the custodians' half of one, which is no key at all.
    enum Content {
        case key
        /// Of something of this report; those from before halves named one have none.
        case half(of: RecordID?)

        fileprivate var label: StaticString {
            switch self {
            case .key: "amparo intake slot"
            case .half(nil): "amparo custodians' half"
            case .half: "amparo custodians' half 2"
            }
        }

        fileprivate var report: [[UInt8]] {
            if case .half(let report?) = self { [report.bytes] } else { [] }
        }
    }

    /// Seals a record's key for a compartment whose secret the writer does not hold.
    static func seal(
        _ key: SecretKey,
        _ content: Content = .key,
        record: RecordID,
        room: DirectoryState.Room,
        generation: Int
    ) throws -> [UInt8] {
        guard let publicKey = room.publicKeys[room.epoch] else { throw RecordsError.directory(.stale) }
        return try SealingPublicKey(publicKey).seal(
            binding(content, record, room.id, room.epoch, generation) + key.copyBytes()
        )
    }

    static func open(
        _ body: [UInt8],
        _ contents: [Content] = [.key],
        record: RecordID,
        keys: CompartmentKeys,
        generation: Int
    ) -> SecretKey? {
        // Only what has a box's size is tried: every try is a curve's work.
        guard body.count == SealingPublicKey.overhead + 64, let plain = try? keys.pair.open(body),
            contents.contains(where: { content in
                Digest.equal(Array(plain[..<32]), binding(content, record, keys.id, keys.epoch, generation))
            })
        else { return nil }
        return try? SecretKey(copying: Array(plain[32...]))
    }

    private static func binding(
        _ content: Content,
        _ record: RecordID,
        _ compartment: CompartmentID,
        _ epoch: Int,
        _ generation: Int
    ) -> [UInt8] {
        Digest.of(
            content.label,
            [record.bytes, compartment.bytes, Encoded.number(epoch), Encoded.number(generation)]
                + content.report
        )
    }
}
