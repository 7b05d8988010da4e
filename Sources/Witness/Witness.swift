// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Ledger
package import Platform
package import Vault

/// Remembers the newest checkpoint of each log, and cosigns those that extend it (C2SP tlog-witness).
package final class Witness: Sendable {
    /// What is known of a log: the tree that was cosigned last.
    package struct Known: Hashable, Sendable {
        package let size: Int
        package let root: MerkleHash
    }

    package let verifierKey: VerifierKey
    private let cosigner: Cosigner
    private let folder: WitnessFolder
    private let keys: [NoteLine: [VerifierKey]]
    private let unixSeconds: @Sendable () -> Int
    private let log: Log
    private let memory: Monitor<[NoteLine: Known]>

    /// Opens the witness of a folder, or makes one there; the folder is its alone.
    ///
    /// - Parameters:
    ///   - folder: Made when it is not there.
    ///   - name: Of a new witness, or to be sure that it is the one meant.
    ///   - logs: The keys of the logs to watch; the name of a key is the origin of its log.
    ///   - isForgetting: Begin from nothing where the folder has the key and not what was seen with it.
    ///   - randomness: Makes a new key.
    ///   - unixSeconds: The time to sign with.
    ///   - log: Told of what somebody should look at.
    /// - Throws: `WitnessError`, `SystemError`.
    package init(
        folder: String,
        name: NoteLine? = nil,
        logs: [VerifierKey],
        isForgetting: Bool = false,
        randomness: any Randomness = SystemRandomness(),
        unixSeconds: @escaping @Sendable () -> Int = { Int(wallMilliseconds() / 1_000) },
        log: Log = .silent
    ) throws {
        let folder = WitnessFolder(path: folder)
        try folder.make()
        let cosigner = try folder.cosigner(name: name, randomness: randomness)
        try folder.remember(isForgetting: isForgetting)
        let keys = Dictionary(grouping: logs, by: \.name)
        var known: [NoteLine: Known] = [:]
        for origin in keys.keys {
            let newest = try folder.newest(of: origin, cosigner)
            known[origin] = Known(size: newest?.size ?? 0, root: newest?.root ?? MerkleTree.emptyRoot)
        }
        self.folder = folder
        self.cosigner = cosigner
        self.keys = keys
        self.unixSeconds = unixSeconds
        self.log = log
        verifierKey = cosigner.verifierKey
        memory = Monitor(known)
    }

    /// The logs that are watched, in the order of their names, and how far each is known.
    package var logs: [(origin: NoteLine, known: Known)] {
        memory.read { $0.map { ($0.key, $0.value) } }.sorted { $0.0.text < $1.0.text }
    }

    /// Compares, keeps and cosigns in one step, so that of two requests at once the second sees the first.
    package func add(_ request: AddCheckpoint) -> WitnessAnswer {
        let signed = request.checkpoint
        let origin = signed.checkpoint.origin
        guard let keys = keys[origin] else { return .unknownLog }
        guard (try? signed.note.verified(by: keys)) != nil else { return .notSigned }
        guard request.oldSize <= signed.checkpoint.size else { return .malformed }
        return memory.change { memory in
            guard let known = memory[origin] else { return .unknownLog }
            guard known.size == request.oldSize else { return .otherSize(known.size) }
            if known.size == signed.checkpoint.size, known.root != signed.checkpoint.root {
                return contradicted(signed, known)
            }
            guard (try? request.proof.verify(oldRoot: known.root, newRoot: signed.checkpoint.root)) != nil
            else {
                log.event("checkpoint does not extend", level: .warning, [("size", .int(known.size))])
                return .wrongProof
            }
            let signature = cosigner.cosign(signed.checkpoint, unixSeconds: max(0, unixSeconds()))
            do {
                let kept = signed.only(keys).adding(signature)
                // What could not be read again at the next start must not be written over what can.
                guard (try? SignedCheckpoint(kept.bytes)) != nil else { return .notKept }
                try folder.keep(kept)
            } catch {
                log.event("checkpoint not kept", level: .error)
                return .notKept
            }
            memory[origin] = Known(size: signed.checkpoint.size, root: signed.checkpoint.root)
            return .cosigned(signature)
        }
    }

    private func contradicted(_ signed: SignedCheckpoint, _ known: Known) -> WitnessAnswer {
        // The empty tree has one root: another one is a mistake of whoever wrote it, no second story.
        guard known.size > 0 else { return .wrongProof }
        log.event("two checkpoints of one size", level: .error, [("size", .int(known.size))])
        do {
            try folder.keepContradiction(signed)
        } catch {
            log.event("contradiction not kept", level: .error)
        }
        return .splitView(known.size)
    }
}
