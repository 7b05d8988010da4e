// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database
package import Domain
package import Vault

internal import Platform

/// The signed chain of who is who, verified step by step from its pinned root (Design 4).
package final class DirectoryChain: Sendable {
    private struct Loaded {
        var state: DirectoryState
        var sequence = 0
        var hash: [UInt8] = []
        /// What stands behind the last good step is not a step, or that step itself is gone.
        var isBroken = false
    }

    private let key: SecretKey
    private let intake: SecretKey
    private let root: @Sendable () -> [UInt8]?
    private let randomness: any Randomness
    private let loaded: Monitor<Loaded>

    /// The root is the pinned fingerprint; nil only while the installation is being founded.
    package convenience init(
        secrets: NodeSecrets,
        randomness: any Randomness,
        leastWaitMinutes: Int = DirectoryState.shortestWaitMinutes,
        root: @escaping @Sendable () -> [UInt8]?
    ) {
        self.init(
            key: secrets.directory,
            intake: secrets.intake,
            randomness: randomness,
            leastWaitMinutes: leastWaitMinutes,
            root: root
        )
    }

    /// For a check that has no more of the node's secrets than these.
    package init(
        key: SecretKey,
        intake: SecretKey,
        randomness: any Randomness,
        leastWaitMinutes: Int,
        root: @escaping @Sendable () -> [UInt8]?
    ) {
        loaded = Monitor(Loaded(state: DirectoryState(leastWaitMinutes: leastWaitMinutes)))
        self.key = key
        self.intake = intake
        self.randomness = randomness
        self.root = root
    }

    package var state: DirectoryState { loaded.change(\.state) }
    package var sequence: Int { loaded.change(\.sequence) }
    /// True while the table holds more, or less, than what was signed; what was verified goes on counting.
    package var isBroken: Bool { loaded.change(\.isBroken) }

    /// Takes in what other nodes and earlier lives of this one have committed; never called inside a write.
    package func refresh(_ tx: any Transaction) throws {
        let before = loaded.change { $0 }
        let after = try advanced(before, tx)
        guard after.sequence > before.sequence || after.isBroken != before.isBroken else { return }
        loaded.change { if after.sequence >= $0.sequence { $0 = after } }
    }

    /// Appends signed steps; they count when the caller's transaction is committed and `refresh` has seen them.
    package func append(
        _ entries: [DirectoryEntry],
        by author: MemberID,
        signing: SigningKeyPair,
        at: Instant,
        _ tx: any Transaction
    ) throws {
        var next = try advanced(loaded.change { $0 }, tx)
        // Behind a planted or a missing step no other node would find it.
        guard !next.isBroken else { throw RecordsError.directory(.brokenChain) }
        let isOlder = next.state.isFounded && !next.state.needsConfirmation
        for entry in (isOlder ? [.confirmationBegan] : []) + entries {
            // What nobody would believe must not be stored: it would stand there as a planted step for ever.
            guard signingKey(of: author, entry, next.state) == signing.verifyKey.bytes else {
                throw RecordsError.directory(.refused(.notAllowed))
            }
            do throws(DirectoryState.Refusal) {
                try next.state.apply(entry, by: author, at: at)
            } catch {
                throw RecordsError.directory(.refused(error))
            }
            next.sequence += 1
            var writer = ByteWriter()
            writer.id(author)
            writer.instant(at)
            writer.value(entry)
            let message = DirectoryChain.message(next.sequence, next.hash, writer.bytes)
            let plain = signing.sign(message) + writer.bytes
            let body = Seal.seal(
                Padding.pad(plain),
                key: key,
                context: DirectoryChain.context(next.sequence),
                randomness: randomness
            )
            next.hash = Digest.of("amparo directory", [Encoded.number(next.sequence), next.hash, body])
            let inserted = try tx.execute(
                """
                INSERT INTO directory (seq, body, hash) VALUES (\(next.sequence), \(body), \(next.hash))
                ON CONFLICT (seq) DO NOTHING
                """
            )
            // Somebody took the same step at the same moment: begin again behind theirs.
            guard inserted == 1 else { throw RecordsError.directory(.stale) }
            try WaitingLeaves.put(Commitment.step(next.sequence, hash: next.hash), key: intake, tx)
        }
    }

    /// True when somebody has added steps that this node has not taken in.
    func isBehind(_ tx: any Transaction) throws -> Bool {
        guard !isBroken else { return false }
        let newest = try tx.query("SELECT COALESCE(MAX(seq), 0) FROM directory").first?.int(0) ?? 0
        return newest != sequence
    }

    /// The hash of the first step: what is pinned outside the database.
    package func rootHash(_ tx: any Transaction) throws -> [UInt8]? {
        try tx.query("SELECT hash FROM directory WHERE seq = 1").first.map { try $0.blob(0) }
    }

    /// The last good step is read again each time: a tail that is cut off or exchanged is noticed while this runs.
    ///
    /// - Throws: `wrongRoot` when the first step is not the pinned one, `readOnly` behind a newer Amparo's step.
    private func advanced(_ base: Loaded, _ tx: any Transaction) throws -> Loaded {
        var next = base
        next.isBroken = false
        var rows = try tx.query(
            "SELECT seq, body, hash FROM directory WHERE seq >= \(max(1, base.sequence)) ORDER BY seq"
        )[...]
        if base.sequence > 0 {
            guard let last = rows.popFirst(), try last.int(0) == base.sequence,
                Digest.equal(try last.blob(2), base.hash)
            else {
                next.isBroken = true
                return next
            }
        } else if rows.isEmpty, root() != nil {
            throw RecordsError.directory(.wrongRoot)
        }
        for row in rows {
            let isTaken = try take(
                sequence: try row.int(0),
                body: try row.blob(1),
                hash: try row.blob(2),
                into: &next
            )
            guard isTaken else {
                next.isBroken = true
                break
            }
        }
        return next
    }

    /// False for a row that is no step here: whatever stands behind it counts as little.
    private func take(sequence: Int, body: [UInt8], hash: [UInt8], into loaded: inout Loaded) throws -> Bool {
        let expected = Digest.of("amparo directory", [Encoded.number(sequence), loaded.hash, body])
        if loaded.sequence == 0, let root = root() {
            guard sequence == 1, Digest.equal(root, expected) else {
                throw RecordsError.directory(.wrongRoot)
            }
        }
        guard sequence == loaded.sequence + 1, Digest.equal(expected, hash),
            let plain = try? Padding.unpad(
                Seal.open(body, key: key, context: DirectoryChain.context(sequence))
            ), plain.count > 64
        else { return false }
        let content = Array(plain[64...])
        var reader = ByteReader(content)
        guard let author: MemberID = try? reader.id(), let at = try? reader.instant() else { return false }
        let entry: DirectoryEntry
        do throws(DecodingFailure) {
            entry = try reader.value()
        } catch {
            let isSigned = isSigned(plain, by: loaded.state.people[author]?.keys?.signing, sequence, loaded)
            // An older program must not go on beside what it cannot read: it may be the end of somebody's access.
            if error == .newer, isSigned { throw RecordsError.readOnly }
            return false
        }
        guard isSigned(plain, by: signingKey(of: author, entry, loaded.state), sequence, loaded) else {
            return false
        }
        do throws(DirectoryState.Refusal) {
            // In place: what is refused has changed nothing.
            try loaded.state.apply(entry, by: author, at: at)
        } catch {
            return false
        }
        loaded.sequence = sequence
        loaded.hash = hash
        return true
    }

    private func isSigned(_ plain: [UInt8], by key: [UInt8]?, _ sequence: Int, _ loaded: Loaded) -> Bool {
        guard let key, let key = try? VerifyKey(key) else { return false }
        let message = DirectoryChain.message(sequence, loaded.hash, Array(plain[64...]))
        return key.verifies(Array(plain[..<64]), message)
    }

    /// The founder's own first step is signed with the key it brings: the pinned root vouches for that one.
    ///
    /// Keys of one's own are brought under those of the sign-in sheet; everything else is signed by keys that count.
    private func signingKey(
        of author: MemberID,
        _ entry: DirectoryEntry,
        _ state: DirectoryState
    ) -> [UInt8]? {
        switch entry {
        case .memberAdded(let id, _, _, let signing) where state.people.isEmpty && id == author: signing
        case .foundedTogether(_, _, let members) where state.people.isEmpty:
            members.first { $0.id == author }?.keys.signing
        case .keyTaken: state.people[author]?.waiting?.keys.signing
        default: state.people[author]?.keys?.signing
        }
    }

    private static func message(_ sequence: Int, _ previous: [UInt8], _ content: [UInt8]) -> [UInt8] {
        Digest.of("amparo directory step", [Encoded.number(sequence), previous, content])
    }

    private static func context(_ sequence: Int) -> [UInt8] {
        Digest.of("amparo directory row", [Encoded.number(sequence)])
    }
}
