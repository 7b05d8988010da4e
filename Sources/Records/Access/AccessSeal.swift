// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Vault

/// Seals lines of the log of openings: a row has one box for each log, real or for nobody, all of one size.
///
/// So a row tells neither which log it belongs to nor how many (Design 5, as the slots of a report from outside).
enum AccessSeal {
    /// That of casework, that of the restricted rooms, and that of a room that notes its own.
    static let slots = 3
    /// Behind them, one for whoever opened it.
    static let ownSlot = slots
    private static let plainCount = 256
    static let boxCount = plainCount + SealingPublicKey.overhead

    static func slot(_ kind: CompartmentKind) -> Int {
        switch kind {
        case .accessLog: 0
        case .restrictedAccessLog: 1
        case .casework, .restricted, .outside, .single, .identities: 2
        }
    }

    /// What is signed: a line counts in its own row, on its own day and in its own log only.
    static func message(
        _ content: [UInt8],
        row: [UInt8],
        log: CompartmentID,
        epoch: Int,
        day: Int
    ) -> [UInt8] {
        Digest.of(
            "amparo access line",
            [row, log.bytes, Encoded.number(epoch), Encoded.number(day), content]
        )
    }

    /// What the next line of the same chain names.
    static func hash(_ content: [UInt8], log: CompartmentID) -> [UInt8] {
        Digest.of("amparo access hash", [log.bytes, content])
    }

    static func box(_ content: [UInt8], proof: [UInt8], for room: DirectoryState.Room) throws -> [UInt8] {
        let plain = Padding.pad(proof + content)
        guard let publicKey = room.publicKeys[room.epoch], plain.count == plainCount else {
            throw RecordsError.damaged
        }
        return try SealingPublicKey(publicKey).seal(plain)
    }

    /// For whoever opened it: no proof, since it convinces nobody but them.
    static func own(_ opening: OwnOpening, for person: DirectoryState.Person?, _ randomness: any Randomness)
        throws
        -> [UInt8]
    {
        let plain = Padding.pad(opening.encoded)
        guard let key = person?.keys?.sealing, plain.count == plainCount else { return nobody(randomness) }
        return try SealingPublicKey(key).seal(plain)
    }

    static func openOwn(_ box: [UInt8], with pair: SealingKeyPair) -> OwnOpening? {
        guard let padded = try? pair.open(box), let plain = try? Padding.unpad(padded) else { return nil }
        return try? OwnOpening(encoded: plain)
    }

    static func nobody(_ randomness: any Randomness) -> [UInt8] {
        SealingKeyPair(seed: randomness.secretKey()).publicKey.seal(randomness.bytes(plainCount))
    }

    /// Nil for a box that is not for these keys.
    static func open(_ box: [UInt8], with keys: CompartmentKeys) -> (proof: [UInt8], content: [UInt8])? {
        guard let padded = try? keys.pair.open(box), let plain = try? Padding.unpad(padded), plain.count > 64
        else { return nil }
        return (Array(plain[..<64]), Array(plain[64...]))
    }
}
