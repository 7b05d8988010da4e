// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Vault

/// One epoch of a compartment, opened: what its secret gives.
package final class CompartmentKeys: Sendable {
    package let id: CompartmentID
    package let epoch: Int
    let secret: SecretKey
    let wrap: SecretKey
    let summary: SecretKey
    let search: SecretKey
    let pair: SealingKeyPair

    init(id: CompartmentID, epoch: Int, secret: SecretKey) {
        self.id = id
        self.epoch = epoch
        self.secret = secret
        wrap = secret.derive("amparo compartment wrap")
        summary = secret.derive("amparo compartment summary")
        search = secret.derive("amparo compartment search")
        pair = SealingKeyPair(seed: secret.derive("amparo compartment pair"))
    }

    /// What every seal under these keys is bound to.
    func binding(_ label: StaticString, record: RecordID, generation: Int) -> [UInt8] {
        Digest.of(label, [record.bytes, id.bytes, Encoded.number(epoch), Encoded.number(generation)])
    }
}

/// Everything a signed-in member can open, newest epochs first.
package struct KeyRing: Sendable {
    package let keys: [CompartmentKeys]

    package init(_ keys: [CompartmentKeys]) {
        self.keys = keys.sorted { ($0.id, $1.epoch) < ($1.id, $0.epoch) }
    }

    package func newest(_ compartment: CompartmentID) -> CompartmentKeys? {
        keys.filter { $0.id == compartment }.max { $0.epoch < $1.epoch }
    }

    /// Only the keys of some of its compartments.
    package func only(_ isWanted: (CompartmentID) -> Bool) -> KeyRing {
        KeyRing(keys.filter { isWanted($0.id) })
    }

    package func holds(_ compartment: CompartmentID) -> Bool { keys.contains { $0.id == compartment } }

    package var compartments: [CompartmentID] {
        var seen: Set<CompartmentID> = []
        return keys.map(\.id).filter { seen.insert($0).inserted }
    }
}

/// Numbers as bytes, for what a digest is taken of.
enum Encoded {
    static func number(_ value: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.fixed64(Int64(value))
        return writer.bytes
    }
}
