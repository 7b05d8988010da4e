// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Platform
internal import Vault

/// The folder of a witness: its key, and for each log the newest checkpoint that it cosigned.
struct WitnessFolder: Sendable {
    let path: String

    private var key: String { path + "/witness.key" }
    private var logs: String { path + "/logs" }
    private var contradictions: String { path + "/contradictions" }
    /// The names of all files that were ever put into `logs`: one that is gone is missed.
    private var seen: String { path + "/seen" }

    func make() throws {
        for folder in [path, logs, contradictions] { try Files.makeDirectory(folder) }
    }

    /// The key that is there; at the first start a new one, which is never written over.
    func cosigner(name: NoteLine?, randomness: any Randomness) throws -> Cosigner {
        if Files.exists(key) { return try read(name) }
        guard try Files.list(logs).isEmpty else { throw WitnessError.keyIsMissing }
        let given = name ?? NoteLine("amparo-witness-" + MerkleTree.leaf(randomness.bytes(32)).hex.prefix(12))
        guard let given, given.isKeyName else { throw WitnessError.badName }
        let secret = try Cosigner.secretText(name: given, seed: randomness.secretKey())
        let text = """
            # The key of a witness. Whoever has it can cosign in this witness's name: it stays on this machine, and a copy
            # lies where nobody else gets it. A new one would be another witness.
            \(secret)

            """
        try Files.writeDurably(seen, [])
        try Files.writeDurably(key, Array(text.utf8))
        return try read(given)
    }

    private func read(_ name: NoteLine?) throws -> Cosigner {
        let text = String(decoding: try Files.read(key, limit: 8_192), as: UTF8.self)
        guard let line = text.split(separator: "\n").first(where: { !$0.hasPrefix("#") }),
            let cosigner = try? Cosigner(secretText: String(line))
        else { throw WitnessError.keyIsDamaged }
        let known = cosigner.verifierKey.name
        guard name == nil || name == known else { throw WitnessError.otherName(known.text) }
        return cosigner
    }

    /// Holds what is there against what was ever kept: a witness that forgot would sign a second story.
    ///
    /// - Throws: `memoryIsMissing`.
    func remember(isForgetting: Bool) throws {
        guard Files.exists(seen) || isForgetting else { throw WitnessError.memoryIsMissing }
        let there = Set(try Files.list(logs))
        if !isForgetting {
            guard try names().isSubset(of: there) else { throw WitnessError.memoryIsMissing }
        }
        try write(there)
    }

    private func names() throws -> Set<String> {
        let text = String(decoding: try Files.read(seen, limit: 1 << 20), as: UTF8.self)
        return Set(text.split(separator: "\n").map(String.init))
    }

    private func write(_ names: Set<String>) throws {
        try Files.writeDurably(seen, Array(names.sorted().map { $0 + "\n" }.joined().utf8))
    }

    /// The newest checkpoint that was cosigned; nil when none ever was.
    ///
    /// One that does not bear this witness's own signature is damage, never taken for nothing.
    func newest(of origin: NoteLine, _ cosigner: Cosigner) throws -> Checkpoint? {
        let file = place(of: origin, in: logs)
        guard Files.exists(file) else { return nil }
        guard let bytes = try? Files.read(file, limit: SignedNote.mostBytes),
            let kept = try? SignedCheckpoint(bytes), kept.checkpoint.origin == origin,
            (try? kept.note.verified(by: [cosigner.verifierKey])) != nil
        else { throw WitnessError.damagedMemory(of: origin.text) }
        return kept.checkpoint
    }

    /// Afterwards it is on the disk.
    func keep(_ checkpoint: SignedCheckpoint) throws {
        let file = place(of: checkpoint.checkpoint.origin, in: logs)
        let isNew = !Files.exists(file)
        try Files.writeDurably(file, checkpoint.bytes)
        if isNew { try write(Set(try Files.list(logs))) }
    }

    /// The other story that a log told about a tree of a size that is known: the proof that it lied.
    func keepContradiction(_ checkpoint: SignedCheckpoint) throws {
        let origin = checkpoint.checkpoint.origin
        let file = "\(place(of: origin, in: contradictions))-\(checkpoint.checkpoint.size)"
        guard !Files.exists(file) else { return }
        try Files.writeDurably(file, checkpoint.bytes)
    }

    /// Under a name that says nothing a file system could stumble over.
    private func place(of origin: NoteLine, in folder: String) -> String {
        folder + "/" + MerkleTree.leaf(Array(origin.text.utf8)).hex
    }
}
