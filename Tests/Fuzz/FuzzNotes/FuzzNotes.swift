// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Ledger

/// Whatever comes as a note, a proof, a request, a key or a tile: no trap, and what is taken is written the same.
///
/// The first byte chooses the reader, so that one target serves all.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNotes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    guard let reader = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    switch reader {
    case UInt8(ascii: "n"): note(bytes)
    case UInt8(ascii: "p"): proof(bytes)
    case UInt8(ascii: "r"): request(bytes)
    case UInt8(ascii: "k"): key(bytes)
    case UInt8(ascii: "t"): path(bytes)
    case UInt8(ascii: "b"): bundle(bytes)
    default: break
    }
    return 0
}

private let publicWitness = try? VerifierKey(
    "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
)

private func note(_ bytes: [UInt8]) {
    guard let note = try? SignedNote(bytes) else { return }
    precondition(note.bytes == bytes)
    if let publicWitness { _ = try? note.verified(by: [publicWitness]) }
    guard let checkpoint = try? Checkpoint(text: note.text) else { return }
    precondition(checkpoint.text == note.text)
}

private func proof(_ bytes: [UInt8]) {
    guard let file = try? ProofFile(bytes) else { return }
    precondition(file.bytes == bytes)
    _ = try? file.verify(leaf: MerkleTree.emptyRoot)
}

private func request(_ bytes: [UInt8]) {
    guard let request = try? AddCheckpoint(bytes) else { return }
    precondition(request.bytes == bytes)
    let root = request.checkpoint.checkpoint.root
    _ = try? request.proof.verify(oldRoot: root, newRoot: root)
}

private func key(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let key = try? VerifierKey(text) { precondition(key.text == text) }
    _ = try? Cosigner(secretText: text)
}

private func path(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let path = TilePath(text) { precondition(path.text == text) }
}

private func bundle(_ bytes: [UInt8]) {
    guard let width = bytes.first, let address = BundleAddress(index: 0, width: Int(width)),
        let bundle = try? EntryBundle(address, bytes: Array(bytes.dropFirst()))
    else { return }
    precondition(bundle.bytes == Array(bytes.dropFirst()))
}
