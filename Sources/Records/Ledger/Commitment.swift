// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Vault

/// What a leaf of the ledger holds: 32 bytes that say nothing to whoever does not have what they were made from.
///
/// Each tag names one use and its version; none of them can stand for another (Design 6).
package enum Commitment {
    /// The hash of an entry covers its sealed bytes, its place and the entry before it.
    static func entry(_ record: RecordID, _ sequence: Int, hash: [UInt8]) -> [UInt8] {
        Digest.of("amparo ledger entry 1", [record.bytes, Encoded.number(sequence), hash])
    }

    /// A step of the directory.
    static func step(_ sequence: Int, hash: [UInt8]) -> [UInt8] {
        Digest.of("amparo ledger step 1", [Encoded.number(sequence), hash])
    }

    /// What two people signed away, as it is stored.
    static func erasure(_ id: ErasureID, body: [UInt8]) -> [UInt8] {
        Digest.of("amparo ledger erasure 1", [id.bytes, body])
    }

    static func padding(_ random: [UInt8]) -> [UInt8] { Digest.of("amparo ledger padding 1", [random]) }

    static func beginning(_ opening: [UInt8]) -> [UInt8] { Digest.of("amparo ledger beginning 1", [opening]) }
}

/// What the first leaf of a log opens to: which log went before it, and since when it is another.
package struct LogBeginning: BinaryCodable, Sendable, Equatable {
    /// The newest checkpoint of the log before; empty where there was none.
    ///
    /// What came after it and is not in this log was lost with the machine that the backup came from.
    package var predecessor: [UInt8]
    package var day: Int
    /// Random: two logs that begin alike are still two.
    package var salt: [UInt8]

    package init(predecessor: [UInt8], day: Int, salt: [UInt8]) {
        self.predecessor = predecessor
        self.day = day
        self.salt = salt
    }

    package func write(to writer: inout ByteWriter) {
        writer.byte(1)
        writer.blob(predecessor)
        writer.int(day)
        writer.blob(salt)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        guard try reader.byte() == 1 else { throw .newer }
        predecessor = try reader.blob()
        day = try reader.int()
        salt = try reader.blob()
    }
}
