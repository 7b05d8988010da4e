// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database
package import Domain
package import Vault

internal import Platform

/// The signed chain of who is who, verified step by step from its pinned root (Design 4).
package final class DirectoryChain: Sendable {
    private struct Loaded {
        var state = DirectoryState()
        var sequence = 0
        var hash: [UInt8] = []
    }

    private let key: SecretKey
    private let intake: SecretKey
    private let root: @Sendable () -> [UInt8]?
    private let randomness: any Randomness
    private let loaded = Monitor(Loaded())

    /// The root is the pinned fingerprint; nil only while the installation is being founded.
    package init(secrets: NodeSecrets, randomness: any Randomness, root: @escaping @Sendable () -> [UInt8]?) {
        key = secrets.directory
        intake = secrets.intake
        self.randomness = randomness
        self.root = root
    }

    package var state: DirectoryState { loaded.change(\.state) }
    package var sequence: Int { loaded.change(\.sequence) }

    /// Takes in what other nodes and earlier lives of this one have committed; never called inside a write.
    package func refresh(_ tx: any Transaction) throws {
        let before = loaded.change { $0 }
        let after = try advanced(before, tx)
        guard after.sequence > before.sequence else { return }
        loaded.change { if after.sequence > $0.sequence { $0 = after } }
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
        for entry in entries {
            do throws(DirectoryState.Refusal) {
                try next.state.apply(entry, by: author)
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
        let newest = try tx.query("SELECT COALESCE(MAX(seq), 0) FROM directory").first?.int(0) ?? 0
        return newest != sequence
    }

    /// The hash of the first step: what is pinned outside the database.
    package func rootHash(_ tx: any Transaction) throws -> [UInt8]? {
        try tx.query("SELECT hash FROM directory WHERE seq = 1").first.map { try $0.blob(0) }
    }

    private func advanced(_ base: Loaded, _ tx: any Transaction) throws -> Loaded {
        var next = base
        let rows = try tx.query(
            "SELECT seq, body, hash FROM directory WHERE seq > \(base.sequence) ORDER BY seq"
        )
        for row in rows {
            try take(sequence: try row.int(0), body: try row.blob(1), hash: try row.blob(2), into: &next)
        }
        return next
    }

    private func take(sequence: Int, body: [UInt8], hash: [UInt8], into loaded: inout Loaded) throws {
        guard sequence == loaded.sequence + 1 else { throw RecordsError.directory(.brokenChain) }
        let expected = Digest.of("amparo directory", [Encoded.number(sequence), loaded.hash, body])
        guard Digest.equal(expected, hash) else { throw RecordsError.directory(.brokenChain) }
        if sequence == 1, let root = root(), !Digest.equal(root, hash) {
            throw RecordsError.directory(.wrongRoot)
        }
        do {
            let plain = try Padding.unpad(
                Seal.open(body, key: key, context: DirectoryChain.context(sequence))
            )
            guard plain.count > 64 else { throw RecordsError.damaged }
            let content = Array(plain[64...])
            var reader = ByteReader(content)
            let author: MemberID = try reader.id()
            _ = try reader.instant()
            let entry: DirectoryEntry = try reader.value()
            let message = DirectoryChain.message(sequence, loaded.hash, content)
            guard let signing = signingKey(of: author, entry, loaded.state),
                try VerifyKey(signing).verifies(Array(plain[..<64]), message)
            else { throw RecordsError.damaged }
            try loaded.state.apply(entry, by: author)
        } catch {
            throw RecordsError.directory(.brokenChain)
        }
        loaded.sequence = sequence
        loaded.hash = hash
    }

    /// The founder's own first step is signed with the key it brings; the pinned root vouches for that one.
    private func signingKey(
        of author: MemberID,
        _ entry: DirectoryEntry,
        _ state: DirectoryState
    ) -> [UInt8]? {
        if case .memberAdded(let id, _, _, let signing) = entry, state.people.isEmpty, id == author {
            return signing
        }
        return state.people[author]?.signing.last
    }

    private static func message(_ sequence: Int, _ previous: [UInt8], _ content: [UInt8]) -> [UInt8] {
        Digest.of("amparo directory step", [Encoded.number(sequence), previous, content])
    }

    private static func context(_ sequence: Int) -> [UInt8] {
        Digest.of("amparo directory row", [Encoded.number(sequence)])
    }
}
