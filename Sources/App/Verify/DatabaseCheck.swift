// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database
internal import Domain
package import Ledger
internal import Records
internal import Vault

/// What a check found.
package struct Verdict: Sendable {
    package let findings: [Finding]
    /// How many records are gone by a step that two people signed.
    package let erased: Int
    /// The newest checkpoint as the leaves here give it; nil where there is none that can be read.
    package let newest: Checkpoint?
}

/// Checks a database against its ledger: reads only, with a code path of its own (Design 6).
package struct DatabaseCheck {
    private let keys: LogKeys
    private let intake: SecretKey
    private let directory: SecretKey
    private let root: [UInt8]?
    private let kept: [UInt8]?
    private let anchors: [[UInt8]]
    private let witnesses: [VerifierKey]
    private let leastWaitMinutes: Int

    /// - Parameters:
    ///   - secrets: The node's secrets, as a backup seals them.
    ///   - root: The pinned fingerprint of the directory.
    ///   - kept: The checkpoint beside the node's secrets, where there is one.
    ///   - anchors: Checkpoints that somebody else has kept.
    ///   - witnesses: Who must have countersigned the newest log, with no signature that is not their own.
    ///   - isDemo: Whether waits of a minute may stand in the directory, as the node of a demonstration reads it.
    /// - Throws: `SecretFileError` where the secrets are none.
    package init(
        secrets: [UInt8],
        root: [UInt8]?,
        kept: [UInt8]? = nil,
        anchors: [[UInt8]] = [],
        witnesses: [VerifierKey] = [],
        isDemo: Bool = false
    ) throws {
        keys = try LogKeys(exported: secrets)
        let held = try NodeSecrets.ledgerSecrets(exported: secrets)
        intake = held.intake
        directory = held.directory
        self.root = root
        self.kept = kept
        self.anchors = anchors
        self.witnesses = witnesses
        leastWaitMinutes = isDemo ? 1 : DirectoryState.shortestWaitMinutes
    }

    /// What does not hold, all of it read at one moment; nothing where all holds.
    package func findings(_ engine: any Engine) throws -> [Finding] {
        try verdict(engine).findings
    }

    package func verdict(_ engine: any Engine) throws -> Verdict {
        try engine.read { tx in
            let (members, unsigned) = try members(tx)
            let erasures = try ErasureCheck(tx, key: directory, members)
            let (findings, newest) = try findings(tx, erasures)
            return Verdict(
                findings: unsigned + findings,
                erased: erasures.count,
                newest: (try? SignedCheckpoint(newest))?.checkpoint
            )
        }
    }

    /// Who is who, as the chain of their own signatures says; where it leads elsewhere, nobody has signed anything.
    ///
    /// Behind the first step that nobody could have signed nothing counts: that one is told.
    private func members(_ tx: any Transaction) throws -> (DirectoryState, [Finding]) {
        let root = root
        let chain = DirectoryChain(
            key: directory,
            intake: intake,
            randomness: SystemRandomness(),
            leastWaitMinutes: leastWaitMinutes,
            root: { root }
        )
        do {
            try chain.refresh(tx)
        } catch RecordsError.readOnly {
            return (DirectoryState(), [.newerDirectory])
        } catch is RecordsError {
            return (DirectoryState(), [])
        }
        return (chain.state, chain.isBroken ? [.unsignedStep(chain.sequence + 1)] : [])
    }

    private func findings(
        _ tx: any Transaction,
        _ erasures: ErasureCheck
    ) throws -> (found: [Finding], newest: [UInt8]) {
        let accepted = try AcceptedRows(tx, root: root, erasures)
        var found = accepted.findings
        var brought: [(witness: Finding.Witness, checkpoint: SignedCheckpoint?)] = []
        if let kept { brought.append((.kept, try? SignedCheckpoint(kept))) }
        for (place, anchor) in anchors.enumerated() {
            brought.append((.anchor(place + 1), try? SignedCheckpoint(anchor)))
        }
        var logs: [LogCheck] = []
        for row in try tx.query("SELECT number, origin FROM logs ORDER BY number") {
            let origin = try row.text(1)
            var log = LogCheck(try row.int(0), origin: origin, key: try keys.verifierKey(origin: origin))
            let sizes = brought.compactMap(\.checkpoint).filter { $0.checkpoint.origin.text == origin }
            try log.run(
                tx,
                accepted: accepted,
                predecessor: logs.last { !$0.newest.isEmpty }?.newest ?? [],
                sizes: Set(sizes.map(\.checkpoint.size))
            )
            found += log.findings
            logs.append(log)
        }
        for (witness, checkpoint) in brought { found += compare(checkpoint, witness, logs) }
        guard let newest = logs.last(where: { !$0.newest.isEmpty }) else {
            return (found + [.noCheckpoint], [])
        }
        for witness in witnesses { found += try countersigned(by: witness, logs, newest, tx) }
        return (try found + missing(accepted, newest, tx), newest.newest)
    }

    /// Each signature that is stored as a witness's is its own, and the newest log has one.
    private func countersigned(
        by witness: VerifierKey,
        _ logs: [LogCheck],
        _ newest: LogCheck,
        _ tx: any Transaction
    ) throws -> [Finding] {
        var found: [Finding] = []
        var isHeard = false
        let rows = try tx.query(
            """
            SELECT s.log, s.size, s.line, c.note FROM cosignatures s
            LEFT JOIN checkpoints c ON c.log = s.log AND c.size = s.size
            WHERE s.witness = \(witness.text) ORDER BY s.log, s.size
            """
        )
        for row in rows {
            let (log, size) = (try row.int(0), try row.int(1))
            let line = Array(try row.text(2).utf8)
            let note = try row.blobOrNil(3)
            guard let note, let signed = try? SignedCheckpoint(note), signed.checkpoint.size == size,
                signed.countersigned(line, by: witness) != nil
            else {
                found.append(.wrongCosignature(log: log, size: size))
                continue
            }
            isHeard = isHeard || log == newest.number
        }
        return found + (isHeard ? [] : [.notWitnessed(witness.name.text)])
    }

    /// Everything accepted stands in the newest log or waits for it.
    private func missing(_ accepted: AcceptedRows, _ log: LogCheck, _ tx: any Transaction) throws -> [Finding]
    {
        var found: [Finding] = []
        var waiting: Set<MerkleHash> = []
        for row in try tx.query("SELECT hash, mark FROM leaves ORDER BY hash") {
            let commitment = try row.blob(0)
            guard try Digest.equal(intake.mac("amparo ledger leaf", commitment), row.blob(1)) else {
                found.append(.plantedLeaf)
                continue
            }
            let leaf = MerkleTree.leaf(commitment)
            waiting.insert(leaf)
            if accepted.leaves[leaf] == nil { found.append(.waitingForNothing) }
        }
        let lost = accepted.leaves.filter { !log.leaves.contains($0.key) && !waiting.contains($0.key) }
        return found + lost.values.map(\.withoutLeaf).sorted { $0.description < $1.description }
    }

    /// What somebody has kept is a checkpoint of one of our logs, and the leaves give its root.
    private func compare(
        _ checkpoint: SignedCheckpoint?,
        _ witness: Finding.Witness,
        _ logs: [LogCheck]
    ) -> [Finding] {
        guard let checkpoint, let log = logs.first(where: { $0.origin == checkpoint.checkpoint.origin.text }),
            (try? checkpoint.verify(log: log.key)) != nil
        else { return [.foreign(witness)] }
        let known = checkpoint.checkpoint
        return log.roots[known.size] == known.root ? [] : [.notExtended(witness)]
    }
}
