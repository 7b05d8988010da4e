// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Operations

/// Something that does not hold; it names places and random ids, nothing that anybody wrote.
package enum Finding: Hashable, Sendable, CustomStringConvertible {
    /// The bytes of an entry are not those that its hash was made of.
    case changedEntry(record: [UInt8], step: Int)
    /// A record's entries do not follow one another, or do not end where the record says.
    case brokenRecord([UInt8])
    /// Older than the newest checkpoint and in no log: written past the program, or before its leaf was taken away.
    case entryWithoutLeaf(record: [UInt8], step: Int)
    /// Signed away by two people, and its words are there.
    case notErased(record: [UInt8], step: Int)
    /// A notice of an erasure that two people have not signed: whatever it names is missing.
    case unsignedErasure(ErasureID)
    case erasureWithoutLeaf(ErasureID)
    case changedStep(Int)
    case stepWithoutLeaf(Int)
    /// Not signed by somebody who may take that step, or missing.
    case unsignedStep(Int)
    /// A step that only a newer Amparo reads: who signed an erasure cannot be said.
    case newerDirectory
    case otherRoot
    /// Something that was accepted is gone, or is another than it was.
    case opensToNothing(log: Int, place: Int)
    case wrongOpening(log: Int, place: Int)
    case missingPlace(log: Int, place: Int)
    case wrongTile(log: Int, level: Int, index: Int)
    case wrongSignature(log: Int, size: Int)
    case wrongCheckpoint(log: Int, size: Int)
    case wrongCosignature(log: Int, size: Int)
    case notWitnessed(String)
    case beyondCheckpoint(log: Int, places: Int)
    case otherPredecessor(log: Int)
    /// A leaf that waits without the node's mark.
    case plantedLeaf
    case waitingForNothing
    case noCheckpoint
    /// The checkpoint that this node keeps, or one that somebody brought.
    case notExtended(Witness)
    case foreign(Witness)

    package enum Witness: Hashable, Sendable {
        case kept
        case anchor(Int)

        var name: String {
            switch self {
            case .kept: "the checkpoint beside the node's secrets"
            case .anchor(let number): "anchor \(number)"
            }
        }
    }

    package var description: String {
        switch self {
        case .changedEntry(let record, let step): "record \(Hex.text(record)), step \(step): changed"
        case .brokenRecord(let record):
            "record \(Hex.text(record)): its steps do not follow one another to its end"
        case .entryWithoutLeaf(let record, let step):
            "record \(Hex.text(record)), step \(step): not in the ledger, and does not wait for it"
        case .notErased(let record, let step):
            "record \(Hex.text(record)), step \(step): was erased by a signed step and is there again"
        case .unsignedErasure(let id): "erasure \(id.hex): not signed by two people of the directory"
        case .erasureWithoutLeaf(let id): "erasure \(id.hex): not in the ledger, and does not wait for it"
        case .changedStep(let step): "directory, step \(step): changed"
        case .stepWithoutLeaf(let step):
            "directory, step \(step): not in the ledger, and does not wait for it"
        case .unsignedStep(let step):
            "directory, step \(step): missing, or not signed by somebody who may take it; what stands from there on counts for nothing"
        case .newerDirectory:
            "the directory was written by a newer Amparo: verify it with that one"
        case .otherRoot: "the directory does not begin with the pinned fingerprint"
        case .opensToNothing(let log, let place):
            "log \(log), place \(place): what was accepted here is missing or was changed"
        case .wrongOpening(let log, let place): "log \(log), place \(place): opens to something else"
        case .missingPlace(let log, let place): "log \(log), place \(place): missing"
        case .wrongTile(let log, let level, let index):
            "log \(log), tile \(level)/\(index): missing, or not what the leaves give"
        case .wrongSignature(let log, let size):
            "log \(log), checkpoint of \(size): not signed with the log's key"
        case .wrongCheckpoint(let log, let size):
            "log \(log), checkpoint of \(size): not the root of its leaves"
        case .wrongCosignature(let log, let size):
            "log \(log), checkpoint of \(size): the countersignature is not the witness's"
        case .notWitnessed(let name): "\(name) has not countersigned the ledger"
        case .beyondCheckpoint(let log, let places): "log \(log): \(places) places that no checkpoint covers"
        case .otherPredecessor(let log):
            "log \(log): does not begin with the last checkpoint of the log before"
        case .plantedLeaf: "a leaf waits that the program did not write"
        case .waitingForNothing: "a leaf waits for something that is missing or was changed"
        case .noCheckpoint: "there is no checkpoint yet: nothing can be said"
        case .notExtended(let witness): "the ledger does not go on from \(witness.name)"
        case .foreign(let witness): "\(witness.name) is none of this installation"
        }
    }
}
