// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Vault

/// Shares on their way: each sealed to one member's key, for one reading, and gone with it (Design 4).
package enum HandOver: Sendable, Hashable {
    /// A new share, from the session in which it was cut to its holder.
    case share(set: Int, holder: MemberID)
    /// A share that was entered, from its holder to the one who shall be let in.
    case given(RecoveryID, holder: MemberID)

    fileprivate var parts: [[UInt8]] {
        switch self {
        case .share(let set, let holder): [[1], Encoded.number(set), holder.bytes]
        case .given(let recovery, let holder): [[2], recovery.bytes, holder.bytes]
        }
    }
}

extension RecordTransaction {
    /// Nobody but the member whose public key this is can open the row, the node included.
    package func put(_ handOver: HandOver, _ share: RecoveryShare, sealing: [UInt8]) throws {
        var plain = Array(share.groups.joined(separator: " ").utf8)
        let sealed = try SealingPublicKey(sealing).seal(plain)
        for place in plain.indices { plain[place] = 0 }
        let body = Seal.seal(
            Padding.pad(sealed),
            key: store.secrets.directory,
            context: context(handOver),
            randomness: store.randomness
        )
        try database.execute(
            """
            INSERT INTO handovers (id, day, body) VALUES (\(rowID(handOver)), \(now.day.number), \(body))
            ON CONFLICT (id) DO UPDATE SET day = excluded.day, body = excluded.body
            """
        )
    }

    /// Nil when there is none; a row that was exchanged or altered is none either.
    package func share(_ handOver: HandOver, with pair: SealingKeyPair) throws -> RecoveryShare? {
        guard let sealed = try sealed(handOver), let plain = try? pair.open(sealed) else { return nil }
        return try? RecoveryShare(typed: String(decoding: plain, as: UTF8.self))
    }

    /// Whether something lies there that this program put there; what it says only its recipient can see.
    package func lies(_ handOver: HandOver) throws -> Bool { try sealed(handOver) != nil }

    private func sealed(_ handOver: HandOver) throws -> [UInt8]? {
        guard
            let body = try database.query(
                "SELECT body FROM handovers WHERE id = \(rowID(handOver))"
            ).first?.blob(0),
            let padded = try? Seal.open(body, key: store.secrets.directory, context: context(handOver))
        else { return nil }
        return try? Padding.unpad(padded)
    }

    package func has(_ handOver: HandOver) throws -> Bool {
        try !database.query("SELECT id FROM handovers WHERE id = \(rowID(handOver))").isEmpty
    }

    package func remove(_ handOver: HandOver) throws {
        try database.execute("DELETE FROM handovers WHERE id = \(rowID(handOver))")
    }

    /// What nobody fetched in time is gone, but for what a use still waits for.
    package func removeHandOvers(before day: Int, keeping kept: [HandOver]) throws {
        let kept = Set(kept.map(rowID))
        for row in try database.query("SELECT id FROM handovers WHERE day < \(day)") {
            let id = try row.blob(0)
            if !kept.contains(id) { try database.execute("DELETE FROM handovers WHERE id = \(id)") }
        }
    }

    /// The row's place says neither whose it is nor of what.
    private func rowID(_ handOver: HandOver) -> [UInt8] {
        let name = Digest.of("amparo hand-over", handOver.parts)
        return Array(store.secrets.directory.mac("amparo hand-over row", name)[..<16])
    }

    private func context(_ handOver: HandOver) -> [UInt8] {
        Digest.of("amparo hand-over body", handOver.parts)
    }
}
