// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The public halves of a member's two key pairs, 32 bytes each: X25519 for sealing, Ed25519 for signing.
package struct PublicKeys: Hashable, Sendable, BinaryCodable {
    package let sealing: [UInt8]
    package let signing: [UInt8]

    package init(sealing: [UInt8], signing: [UInt8]) {
        self.sealing = sealing
        self.signing = signing
    }

    package func write(to writer: inout ByteWriter) {
        writer.blob(sealing)
        writer.blob(signing)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        sealing = try reader.blob()
        signing = try reader.blob()
    }
}

/// A person as the directory takes them in: the account, the human being behind it, and their keys.
package struct Newcomer: Hashable, Sendable, BinaryCodable {
    package let id: MemberID
    package let description: MemberDescription
    /// Who this is, told apart from every namesake: one account for each human being (Design 4).
    package let human: String
    package let keys: PublicKeys

    package init(id: MemberID, description: MemberDescription, human: String, keys: PublicKeys) {
        self.id = id
        self.description = description
        self.human = human
        self.keys = keys
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(id)
        writer.value(description)
        writer.text(human)
        writer.value(keys)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        id = try reader.id()
        description = try reader.value()
        human = try reader.text()
        keys = try reader.value()
    }
}
