// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why a note, a checkpoint, a proof or a tile is not taken; never holds any of what was read.
package enum LedgerError: Error, Equatable, Sendable, CustomStringConvertible {
    /// More bytes, lines or signatures than any honest file has.
    case tooLarge
    /// Not UTF-8, or with control characters.
    case notText
    case malformedNote, malformedSignature, malformedKey, malformedCheckpoint, malformedProof
    case malformedTile, malformedBundle, malformedRequest
    /// A verifier key of a kind that is not Ed25519 (0x01) or a cosignature (0x04).
    case unknownKind
    /// No signature of any of the keys that were asked for.
    case notSigned
    /// A signature under the name of a known key that this key did not make.
    case wrongSignature
    /// A checkpoint of another log than the one whose key it is checked with.
    case wrongOrigin
    /// An index or a size outside of the tree.
    case outsideTree
    /// The hashes lead to another root.
    case wrongProof
    /// Two trees of one size with different roots, or a smaller one after a larger one.
    case inconsistent

    package var description: String {
        switch self {
        case .tooLarge: "larger than such a file can honestly be"
        case .notText: "not plain text"
        case .malformedNote: "not a signed note"
        case .malformedSignature: "a signature line is not in its form"
        case .malformedKey: "not a verifier key (name+hex+base64)"
        case .malformedCheckpoint: "not a checkpoint"
        case .malformedProof: "not a proof"
        case .malformedTile: "not a tile of the width that its place needs"
        case .malformedBundle: "not a bundle of entries"
        case .malformedRequest: "not a request in the form of the witness protocol"
        case .unknownKind: "a verifier key of a kind that is not known here"
        case .notSigned: "not signed with the key that was asked for"
        case .wrongSignature: "the signature is not of the key whose name it bears"
        case .wrongOrigin: "a checkpoint of another log"
        case .outsideTree: "an index or a size outside of the tree"
        case .wrongProof: "the hashes lead to another root"
        case .inconsistent: "the two trees contradict each other"
        }
    }
}
