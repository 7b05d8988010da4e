// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// Somebody who writes to the database with keys that they have or once had, and without the node's.
struct SummaryForger {
    let house: TestInstallation
    let record: RecordID
    let room: CompartmentID

    /// What it says where the program would say something else; head and hash are those that the database shows.
    private func content(_ title: String) throws -> [UInt8] {
        let row = try house.engine.read {
            try $0.query("SELECT head, hash FROM records WHERE id = \(record.bytes)").first
        }
        var writer = ByteWriter()
        writer.count(try #require(row).int(0))
        writer.raw(try #require(row).blob(1))
        var summary = Summary(kind: .caseFile)
        summary.title = title
        writer.value(summary)
        return writer.bytes
    }

    /// In a box to the room's public key of today, signed with any key in anybody's name.
    func boxed(_ title: String, by member: MemberID, _ signing: SigningKeyPair) throws -> [[UInt8]] {
        let found = try #require(house.operations.directory.compartments[room])
        let publicKey = try SealingPublicKey(#require(found.publicKeys[found.epoch]))
        func box(_ label: StaticString, _ plain: [UInt8]) -> [UInt8] {
            let message = Digest.of(label, [record.bytes, room.bytes, number(found.epoch), plain])
            return [2] + publicKey.seal(Padding.pad(member.bytes + signing.sign(message) + plain))
        }
        var words = ByteWriter()
        words.list(["planted"]) { $0.text($1) }
        return [box("amparo boxed summary", try content(title)), box("amparo boxed words", words.bytes)]
    }

    /// Under the secret of an epoch, as whoever was granted it then can still work it out.
    func closed(_ title: String, _ grant: Grant, _ keys: MemberKeys) throws -> [[UInt8]] {
        let secret = try SecretKey(copying: Array(keys.sealing.open(grant.sealed)[32...]))
        func seal(_ label: StaticString, _ key: SecretKey, _ plain: [UInt8]) -> [UInt8] {
            let place = Digest.of(label, [record.bytes, room.bytes, number(grant.epoch), number(0)])
            return [1]
                + Seal.seal(
                    Padding.pad(plain),
                    key: key,
                    context: place,
                    randomness: SeededRandomness(seed: 55)
                )
        }
        let search = secret.derive("amparo compartment search")
        let token = Array(search.mac("amparo word", Array("planted".utf8))[..<8])
        return [
            seal("amparo summary", secret.derive("amparo compartment summary"), try content(title)),
            seal("amparo words", search, token),
        ]
    }

    /// Writes it where the genuine one lies; `marked` pretends that this program wrote it.
    func plant(_ texts: [[UInt8]], slot: Int = 0, marked: Bool = false) throws {
        var summary = texts[0]
        if marked { summary = [summary[0] + 2] + [UInt8](repeating: 7, count: 32) + summary[1...] }
        try house.engine.write { tx in
            let changed = try tx.execute(
                """
                UPDATE summaries SET body = \(summary), words = \(texts[1])
                WHERE record = \(record.bytes) AND slot = \(slot)
                """
            )
            #expect(changed == 1)
        }
        house.store.rosters.expire(now: .max)
    }

    func stored(slot: Int = 0) throws -> [UInt8] {
        let row = try house.engine.read {
            try $0.query(
                "SELECT body FROM summaries WHERE record = \(record.bytes) AND slot = \(slot)"
            ).first
        }
        return try #require(row).blob(0)
    }

    private func number(_ value: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.fixed64(Int64(value))
        return writer.bytes
    }
}
