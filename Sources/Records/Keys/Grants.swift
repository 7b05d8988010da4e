// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Vault

/// Makes and opens grants: a compartment's secret sealed to one member, bound to both (Design 4).
package enum Grants {
    static func make(_ keys: CompartmentKeys, for member: MemberID, sealing: [UInt8]) throws -> Grant {
        let binding = Digest.of(
            "amparo grant",
            [keys.id.bytes, Encoded.number(keys.epoch), member.bytes]
        )
        let sealed = try SealingPublicKey(sealing).seal(binding + keys.secret.copyBytes())
        return Grant(compartment: keys.id, epoch: keys.epoch, recipient: member, sealed: sealed)
    }

    static func open(_ grant: Grant, with pair: SealingKeyPair) throws -> CompartmentKeys {
        let plain = try pair.open(grant.sealed)
        let binding = Digest.of(
            "amparo grant",
            [grant.compartment.bytes, Encoded.number(grant.epoch), grant.recipient.bytes]
        )
        guard plain.count == 64, Digest.equal(Array(plain[..<32]), binding) else {
            throw RecordsError.damaged
        }
        return CompartmentKeys(
            id: grant.compartment,
            epoch: grant.epoch,
            secret: try SecretKey(copying: Array(plain[32...]))
        )
    }

    /// All epochs of all compartments that the member's grants reach, the older through the chain of histories.
    static func ring(for member: MemberID, pair: SealingKeyPair, in directory: DirectoryState) -> KeyRing {
        var all: [CompartmentKeys] = []
        for room in directory.compartments(of: member) {
            guard let grant = room.grants[member], let keys = try? open(grant, with: pair),
                isGenuine(keys, room)
            else { continue }
            all += epochs(from: keys, room)
        }
        return KeyRing(all)
    }

    /// These keys of a room and those of every epoch before.
    static func epochs(from newest: CompartmentKeys, _ room: DirectoryState.Room) -> [CompartmentKeys] {
        var keys = newest
        var all = [keys]
        while keys.epoch > 1, let sealed = room.histories[keys.epoch],
            let older = try? Seal.openKey(
                sealed,
                key: keys.secret,
                context: historyContext(room.id, epoch: keys.epoch)
            )
        {
            keys = CompartmentKeys(id: room.id, epoch: keys.epoch - 1, secret: older)
            guard isGenuine(keys, room) else { break }
            all.append(keys)
        }
        return all
    }

    static func historyContext(_ compartment: CompartmentID, epoch: Int) -> [UInt8] {
        Digest.of("amparo compartment history", [compartment.bytes, Encoded.number(epoch)])
    }

    /// The secret must give the public key that the signed directory names: no other key is ever used.
    static func isGenuine(_ keys: CompartmentKeys, _ room: DirectoryState.Room) -> Bool {
        room.publicKeys[keys.epoch] == keys.pair.publicKey.bytes
    }
}
