// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Vault

/// For which epoch of each compartment the keys of a shared record were wrapped; sealed under the record's own key.
///
/// A writer may not hold the other compartment's secret, and so could not see that somebody has left it since.
enum Audience {
    static func seal(
        _ epochs: [CompartmentID: Int],
        record: RecordID,
        generation: Int,
        key: SecretKey,
        randomness: any Randomness
    ) -> RecordTable.Wrap {
        var writer = ByteWriter()
        writer.list(epochs.sorted { $0.key < $1.key }) {
            $0.id($1.key)
            $0.count($1.value)
        }
        return RecordTable.Wrap(
            generation: generation,
            slot: RecordTable.epochsSlot,
            body: Seal.seal(
                Padding.pad(writer.bytes),
                key: key.derive("amparo record audience"),
                context: context(record, generation),
                randomness: randomness
            )
        )
    }

    /// Nil where it is missing or not what it was: then nothing is written on under that key.
    static func open(
        _ wraps: [RecordTable.Wrap],
        record: RecordID,
        generation: Int,
        key: SecretKey
    ) -> [CompartmentID: Int]? {
        guard
            let wrap = wraps.first(where: {
                $0.generation == generation && $0.slot == RecordTable.epochsSlot
            }),
            let sealed = try? Seal.open(
                wrap.body,
                key: key.derive("amparo record audience"),
                context: context(record, generation)
            ), let plain = try? Padding.unpad(sealed)
        else { return nil }
        var reader = ByteReader(plain)
        let pairs = try? reader.list { r throws(DecodingFailure) in
            (try r.id(Compartment.self), try r.count())
        }
        return pairs.map { Dictionary($0) { first, _ in first } }
    }

    private static func context(_ record: RecordID, _ generation: Int) -> [UInt8] {
        Digest.of("amparo record audience", [record.bytes, Encoded.number(generation)])
    }
}
