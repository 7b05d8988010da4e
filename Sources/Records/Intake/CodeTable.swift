// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Vault

/// What a receipt or a short code leads to, found only by the digits.
enum CodeTable {
    static func sealThread(
        _ thread: SecretKey,
        record: RecordID,
        key: SecretKey,
        randomness: any Randomness
    ) -> [UInt8] {
        Seal.sealKey(thread, key: key, context: context("amparo thread wrap", record), randomness: randomness)
    }

    static func openThread(_ row: CodeRow, key: SecretKey) -> SecretKey? {
        try? Seal.openKey(row.wrap, key: key, context: context("amparo thread wrap", row.record))
    }

    static func sealStatus(
        _ status: PublicStatus,
        record: RecordID,
        _ secrets: NodeSecrets,
        _ randomness: any Randomness
    ) -> [UInt8] {
        Seal.seal(
            Padding.pad(status.encoded),
            key: secrets.code,
            context: context("amparo status", record),
            randomness: randomness
        )
    }

    static func openStatus(_ row: CodeRow, _ secrets: NodeSecrets) throws -> PublicStatus {
        try PublicStatus(
            encoded: Padding.unpad(
                Seal.open(row.status, key: secrets.code, context: context("amparo status", row.record))
            )
        )
    }

    static func insert(_ row: CodeRow, _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO codes (lookup, record, wrap, status)
            VALUES (\(row.lookup), \(row.record.bytes), \(row.wrap), \(row.status))
            """
        )
    }

    static func find(_ lookup: [UInt8], _ tx: any Transaction) throws -> CodeRow? {
        try tx.query("SELECT lookup, record, wrap, status FROM codes WHERE lookup = \(lookup)").first.map {
            guard let record = RecordID(try $0.blob(1)) else { throw RecordsError.damaged }
            return CodeRow(
                lookup: try $0.blob(0),
                record: record,
                wrap: try $0.blob(2),
                status: try $0.blob(3)
            )
        }
    }

    static func first(of record: RecordID, _ tx: any Transaction) throws -> CodeRow? {
        try tx.query("SELECT lookup, wrap, status FROM codes WHERE record = \(record.bytes) LIMIT 1").first
            .map {
                CodeRow(lookup: try $0.blob(0), record: record, wrap: try $0.blob(1), status: try $0.blob(2))
            }
    }

    static func setStatus(_ record: RecordID, _ status: [UInt8], _ tx: any Transaction) throws {
        try tx.execute("UPDATE codes SET status = \(status) WHERE record = \(record.bytes)")
    }

    private static func context(_ label: StaticString, _ record: RecordID) -> [UInt8] {
        Digest.of(label, [record.bytes])
    }
}
