// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Vault

/// A compartment made from nothing: its directory step, and the keys its first reader is granted.
package struct NewCompartment: Sendable {
    package let keys: CompartmentKeys
    package let entry: DirectoryEntry
}

extension RecordStore {
    package func makeCompartment(_ kind: CompartmentKind, site: SiteID?, name: String) -> NewCompartment {
        let keys = CompartmentKeys(id: newID(), epoch: 1, secret: randomness.secretKey())
        return NewCompartment(
            keys: keys,
            entry: .compartmentCreated(
                keys.id,
                kind,
                site: site,
                name: name,
                publicKey: keys.pair.publicKey.bytes
            )
        )
    }

    /// A grant for a member of the directory, or for one who is just being added.
    package func grant(
        _ keys: CompartmentKeys,
        to member: MemberID,
        sealing: [UInt8]
    ) throws -> DirectoryEntry {
        .granted(try Grants.make(keys, for: member, sealing: sealing))
    }

    package func grant(_ keys: CompartmentKeys, to member: MemberID) throws -> DirectoryEntry {
        guard let person = directory.state.people[member] else { throw RecordsError.notFound }
        // Sealed to what the chain says counts, or to nothing.
        guard let sealing = person.keys?.sealing else { throw RecordsError.directory(.refused(.keyWaits)) }
        return try grant(keys, to: member, sealing: sealing)
    }

    /// A new epoch without somebody: fresh secret, everybody else granted again (Design 4).
    package func revoke(
        _ member: MemberID,
        from keys: CompartmentKeys,
        by author: MemberID,
        reason: String
    ) throws -> [DirectoryEntry] {
        try renew(keys, without: [member], by: author, reason: reason)
    }

    /// A new epoch without some members; whoever cannot sign in is left out as well.
    package func renew(
        _ keys: CompartmentKeys,
        without gone: [MemberID],
        by author: MemberID,
        reason: String
    ) throws -> [DirectoryEntry] {
        guard let room = directory.state.compartments[keys.id] else { throw RecordsError.notFound }
        let fresh = CompartmentKeys(id: keys.id, epoch: keys.epoch + 1, secret: randomness.secretKey())
        let history = Seal.sealKey(
            keys.secret,
            key: fresh.secret,
            context: Grants.historyContext(keys.id, epoch: fresh.epoch),
            randomness: randomness
        )
        // Whoever cannot sign in is not let in again by the way: they are granted anew when they come back.
        let stay = room.readers.filter { reader in
            !gone.contains(reader) && directory.state.people[reader]?.isActive == true
        }.sorted()
        guard stay.contains(author) else { throw RecordsError.notEntitled }
        return gone.map { .revoked(keys.id, $0, reason: reason) } + [
            .epochStarted(
                keys.id,
                epoch: fresh.epoch,
                publicKey: fresh.pair.publicKey.bytes,
                history: history
            )
        ] + (try stay.map { try grant(fresh, to: $0) }) + (try recoverySeals(fresh, room))
    }

    /// A new epoch can be recovered as the one before could.
    private func recoverySeals(
        _ fresh: CompartmentKeys,
        _ room: DirectoryState.Room
    ) throws -> [DirectoryEntry] {
        guard let set = directory.state.recoverySet(room.kind.group) else { return [] }
        return [try RecoverySeals.step(fresh, set)].compactMap { $0 }
    }

    package func ring(for member: MemberID, keys: MemberKeys) -> KeyRing {
        Grants.ring(for: member, pair: keys.sealing, in: directory.state)
    }
}

extension RecordTransaction {
    package func appendDirectory(
        _ entries: [DirectoryEntry],
        by member: MemberID,
        signing: SigningKeyPair
    ) throws {
        try store.directory.append(entries, by: member, signing: signing, at: now, database)
    }
}
