// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Vault

/// Where each of a member's chains stands, sealed under a node key: who writes a line cannot read the one before.
///
/// It is also what shows that the newest lines were cut off. Its size is that of a dozen chains, used or not.
struct AccessMark: Sendable {
    struct Chain: Sendable {
        let log: CompartmentID
        var sequence = 0
        var hash: [UInt8] = []
        var day = Day(number: 0)
        /// Sessions that have written here and have not ended.
        var open: [[UInt8]] = []
    }

    var chains: [Chain] = []

    func chain(_ log: CompartmentID) -> Chain { chains.first { $0.log == log } ?? Chain(log: log) }

    mutating func set(_ chain: Chain) {
        chains.removeAll { $0.log == chain.log }
        chains.append(chain)
    }

    private static let leastCount = 1_000

    private var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.byte(1)
        writer.list(chains) { writer, chain in
            writer.id(chain.log)
            writer.count(chain.sequence)
            writer.blob(chain.hash)
            writer.day(chain.day)
            writer.list(chain.open) { $0.blob($1) }
        }
        return writer.bytes + [UInt8](repeating: 0, count: max(0, AccessMark.leastCount - writer.bytes.count))
    }

    init() {}

    private init(encoded bytes: [UInt8]) throws {
        var reader = ByteReader(bytes)
        guard try reader.byte() == 1 else { throw RecordsError.readOnly }
        chains = try reader.list { r throws(DecodingFailure) in
            Chain(
                log: try r.id(),
                sequence: try r.count(),
                hash: try r.blob(),
                day: try r.day(),
                open: try r.list { r throws(DecodingFailure) in try r.blob() }
            )
        }
    }

    /// Nil where the member has no row.
    static func find(
        _ member: MemberID,
        locking: Bool,
        _ store: RecordStore,
        _ tx: any Transaction
    ) throws -> AccessMark? {
        let lock: SQL = locking ? "\(sqlite: "", postgres: " FOR UPDATE")" : ""
        let row = try tx.query(
            "SELECT body FROM access_marks WHERE id = \(id(member, store.secrets))\(lock)"
        ).first
        guard let body = try row?.blob(0) else { return nil }
        // Garbled: the chains begin again, which their auditors see, and nobody is kept from their work by it.
        guard let padded = try? Seal.open(body, key: store.secrets.log, context: context(member)),
            let plain = try? Padding.unpad(padded)
        else { return AccessMark() }
        return try AccessMark(encoded: plain)
    }

    func put(_ member: MemberID, isNew: Bool, _ store: RecordStore, _ tx: any Transaction) throws {
        let body = Seal.seal(
            Padding.pad(encoded),
            key: store.secrets.log,
            context: AccessMark.context(member),
            randomness: store.randomness
        )
        let id = AccessMark.id(member, store.secrets)
        guard isNew else {
            try tx.execute("UPDATE access_marks SET body = \(body) WHERE id = \(id)")
            return
        }
        let inserted = try tx.execute(
            "INSERT INTO access_marks (id, body) VALUES (\(id), \(body)) ON CONFLICT (id) DO NOTHING"
        )
        // Their other window was first at the same moment: begin again behind it.
        guard inserted == 1 else { throw RecordsError.directory(.stale) }
    }

    private static func id(_ member: MemberID, _ secrets: NodeSecrets) -> [UInt8] {
        Array(secrets.log.mac("amparo access mark", member.bytes)[..<16])
    }

    private static func context(_ member: MemberID) -> [UInt8] {
        Digest.of("amparo access mark", [member.bytes])
    }
}
