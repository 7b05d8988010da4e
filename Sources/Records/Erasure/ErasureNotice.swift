// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Vault

/// An erasure with the signatures under it: one while it waits for the other, two when it has been done.
package struct ErasureNotice: Sendable, BinaryCodable {
    package struct Signature: Hashable, Sendable, BinaryCodable {
        package let member: MemberID
        package let at: Instant
        let bytes: [UInt8]

        package func write(to writer: inout ByteWriter) {
            writer.id(member)
            writer.instant(at)
            writer.blob(bytes)
        }

        package init(from reader: inout ByteReader) throws(DecodingFailure) {
            member = try reader.id()
            at = try reader.instant()
            bytes = try reader.blob()
        }

        fileprivate init(_ message: [UInt8], by member: MemberID, at: Instant, _ signing: SigningKeyPair) {
            self.member = member
            self.at = at
            bytes = signing.sign(message)
        }
    }

    /// As with a proposal: so long the second signature may follow.
    private static let days = 30

    package let id: ErasureID
    package let erasure: Erasure
    package let first: Signature
    package private(set) var second: Signature?

    /// Asks for it: the first of two people signs.
    package init(
        _ erasure: Erasure,
        id: ErasureID,
        by member: MemberID,
        at: Instant,
        _ signing: SigningKeyPair
    ) {
        self.id = id
        self.erasure = erasure
        let message = ErasureNotice.message(id, erasure, member, at)
        first = Signature(message, by: member, at: at, signing)
    }

    /// When it is void without its second signature.
    package var lapses: Instant { first.at.adding(days: ErasureNotice.days) }

    package mutating func sign(by member: MemberID, at: Instant, _ signing: SigningKeyPair) {
        second = Signature(secondMessage(member, at), by: member, at: at, signing)
    }

    /// Whether two different people who could read its room, and whose keys counted then, have signed exactly this.
    ///
    /// Which room it is of is the signers' own word: what the records were is known to nobody any more.
    package func isSigned(_ directory: DirectoryState) -> Bool {
        guard let second, isAsked(directory),
            let one = directory.people[first.member], let other = directory.people[second.member],
            first.member != second.member, directory.couldRead(erasure.room, second.member, at: second.at),
            one.human.isEmpty || one.human != other.human
        else { return false }
        return ErasureNotice.verifies(second, secondMessage(second.member, second.at), directory)
    }

    /// Whether whoever asks for it has signed, and could read its room.
    package func isAsked(_ directory: DirectoryState) -> Bool {
        directory.couldRead(erasure.room, first.member, at: first.at)
            && ErasureNotice.verifies(
                first,
                ErasureNotice.message(id, erasure, first.member, first.at),
                directory
            )
    }

    private static func verifies(
        _ signature: Signature,
        _ message: [UInt8],
        _ directory: DirectoryState
    ) -> Bool {
        let keys = directory.people[signature.member]?.signingKeys(at: signature.at) ?? []
        return keys.contains { (try? VerifyKey($0))?.verifies(signature.bytes, message) ?? false }
    }

    private static func message(
        _ id: ErasureID,
        _ erasure: Erasure,
        _ member: MemberID,
        _ at: Instant
    ) -> [UInt8] {
        Digest.of(
            "amparo erasure asked 1",
            [id.bytes, erasure.encoded, member.bytes, Encoded.number(Int(at.milliseconds))]
        )
    }

    private func secondMessage(_ member: MemberID, _ at: Instant) -> [UInt8] {
        Digest.of(
            "amparo erasure signed 1",
            [
                ErasureNotice.message(id, erasure, first.member, first.at), first.bytes, member.bytes,
                Encoded.number(Int(at.milliseconds)),
            ]
        )
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(id)
        writer.value(erasure)
        writer.value(first)
        writer.optional(second) { $0.value($1) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        id = try reader.id()
        erasure = try reader.value()
        first = try reader.value()
        second = try reader.optional { r throws(DecodingFailure) in try r.value() }
    }
}
