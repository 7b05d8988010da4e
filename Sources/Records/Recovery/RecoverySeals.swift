// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Vault

// A room's secret sealed to the emergency key of its group, and opened with it (Design 4, "Recovery").
extension RecordStore {
    /// The step that a reader adds where a room is not sealed to its group's key; nil where there is nothing to do.
    package func sealForRecovery(
        _ keys: CompartmentKeys,
        in directory: DirectoryState
    ) throws -> DirectoryEntry? {
        guard let room = directory.compartments[keys.id], room.epoch == keys.epoch,
            let set = directory.recoverySet(room.kind.group), room.recovery?.set != set.id
        else { return nil }
        return try RecoverySeals.step(keys, set)
    }

    /// A room's secrets of every epoch, opened with a joined emergency key.
    ///
    /// - Throws: `RecordsError.damaged` unless the newest is the one that the signed directory names.
    package func recoveredKeys(of room: DirectoryState.Room, _ secret: SecretKey) throws -> KeyRing {
        guard let seal = room.recovery, seal.epoch == room.epoch else { throw RecordsError.damaged }
        let opened = try RecoverySeals.open(seal, room: room.id, with: SealingKeyPair(seed: secret))
        guard Grants.isGenuine(opened, room) else { throw RecordsError.damaged }
        return KeyRing(Grants.epochs(from: opened, room))
    }

    /// The newest of a room's secrets, sealed to the member who joined the emergency key.
    package func recoveredGrant(_ ring: KeyRing, to keys: PublicKeys, _ member: MemberID) throws -> Grant {
        guard let newest = ring.keys.max(by: { $0.epoch < $1.epoch }) else { throw RecordsError.damaged }
        return try Grants.make(newest, for: member, sealing: keys.sealing)
    }
}

enum RecoverySeals {
    static func step(_ keys: CompartmentKeys, _ set: RecoverySet) throws -> DirectoryEntry? {
        guard let publicKey = set.publicKey else { return nil }
        let binding = binding(keys.id, epoch: keys.epoch, set: set.id)
        let sealed = try SealingPublicKey(publicKey).seal(binding + keys.secret.copyBytes())
        return .recovery(.roomSealed(set: set.id, keys.id, epoch: keys.epoch, sealed: sealed))
    }

    static func open(
        _ seal: RecoverySeal,
        room: CompartmentID,
        with pair: SealingKeyPair
    ) throws -> CompartmentKeys {
        let plain = try pair.open(seal.sealed)
        guard plain.count == 64,
            Digest.equal(Array(plain[..<32]), binding(room, epoch: seal.epoch, set: seal.set))
        else { throw RecordsError.damaged }
        return CompartmentKeys(
            id: room,
            epoch: seal.epoch,
            secret: try SecretKey(copying: Array(plain[32...]))
        )
    }

    private static func binding(_ room: CompartmentID, epoch: Int, set: Int) -> [UInt8] {
        Digest.of("amparo recovery seal", [room.bytes, Encoded.number(epoch), Encoded.number(set)])
    }
}
