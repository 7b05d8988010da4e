// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Platform
internal import TestSupport
internal import Testing
internal import Vault
internal import Witness

@Suite struct Witnesses {
    private let log: WitnessedLog

    init() throws { log = try WitnessedLog() }

    @Test func `a head that extends the known one is cosigned with the time`() throws {
        try withTemporaryFolder { folder in
            let witness = try witness(folder + "/w", log)
            for (old, new) in [(0, 1), (1, 20), (20, 20), (20, 33), (33, 60)] {
                let request = try log.request(from: old, to: new)
                guard case .cosigned(let signature) = witness.add(request) else {
                    Issue.record("\(old) to \(new) was refused")
                    return
                }
                let found = try request.checkpoint.adding(signature).cosignatures(of: [witness.verifierKey])
                #expect(found.map(\.unixSeconds) == [1_782_800_000])
                #expect(witness.logs.map(\.known.size) == [new])
            }
        }
    }

    @Test func `an empty tree is cosigned, with its one root only`() throws {
        try withTemporaryFolder { folder in
            let witness = try witness(folder + "/w", log)
            #expect(witness.add(try log.request(from: 0, to: 0)).isCosigned)
            let wrong = try log.signer.sign(size: 0, root: log.leaves[0])
            #expect(witness.add(AddCheckpoint(oldSize: 0, hashes: [], checkpoint: wrong)) == .wrongProof)
        }
    }

    @Test func `what does not extend the known tree is refused as the specification says`() throws {
        try withTemporaryFolder { folder in
            let witness = try witness(folder + "/w", log)
            #expect(witness.add(try log.request(from: 0, to: 20)).isCosigned)
            #expect(witness.add(try log.request(from: 0, to: 33)) == .otherSize(20))
            #expect(witness.add(try log.request(from: 33, to: 60)) == .otherSize(20))
            #expect(witness.add(try log.request(from: 20, to: 19)) == .malformed)
            #expect(witness.add(try log.request(from: 10, to: 19)) == .otherSize(20))
            let honest = try log.request(from: 20, to: 33)
            let forged = AddCheckpoint(oldSize: 20, hashes: honest.hashes, checkpoint: try log.otherHead(33))
            #expect(witness.add(forged) == .wrongProof)
            let short = AddCheckpoint(
                oldSize: 20,
                hashes: honest.hashes.dropLast(),
                checkpoint: honest.checkpoint
            )
            #expect(witness.add(short) == .wrongProof)
            let loaded = AddCheckpoint(oldSize: 20, hashes: honest.hashes, checkpoint: try log.head(20))
            #expect(witness.add(loaded) == .wrongProof)
            #expect(witness.logs.map(\.known.size) == [20])
            #expect(witness.add(honest).isCosigned)
        }
    }

    @Test func `a log that nobody named, and a signature of another key, are refused`() throws {
        try withTemporaryFolder { folder in
            let witness = try witness(folder + "/w", log)
            let other = try WitnessedLog(name: "other.example.org/ledger")
            #expect(witness.add(try other.request(from: 0, to: 20)) == .unknownLog)
            let impostor = try WitnessedLog(seed: 2)
            #expect(witness.add(try impostor.request(from: 0, to: 20)) == .notSigned)
            #expect(witness.logs.map(\.known.size) == [0])
        }
    }

    @Test func `two stories of one size are refused, and the second is kept as evidence`() throws {
        try withTemporaryFolder { folder in
            let witness = try witness(folder + "/w", log)
            #expect(witness.add(try log.request(from: 0, to: 20)).isCosigned)
            let second = AddCheckpoint(oldSize: 20, hashes: [], checkpoint: try log.otherHead(20))
            #expect(witness.add(second) == .splitView(20))
            let kept = try Files.list(folder + "/w/contradictions")
            #expect(kept.count == 1)
            let evidence = try SignedCheckpoint(Files.read(folder + "/w/contradictions/" + kept[0]))
            #expect(evidence == second.checkpoint)
            try evidence.verify(log: log.key)
            #expect(witness.add(second) == .splitView(20))
            #expect(try Files.list(folder + "/w/contradictions") == kept)
        }
    }

    @Test func `what was cosigned is remembered by the next start, and the key is the same`() throws {
        try withTemporaryFolder { folder in
            let first = try witness(folder + "/w", log)
            #expect(first.add(try log.request(from: 0, to: 20)).isCosigned)
            let second = try witness(folder + "/w", log)
            #expect(second.verifierKey == first.verifierKey)
            #expect(second.logs.map(\.known) == first.logs.map(\.known))
            #expect(second.add(try log.request(from: 0, to: 33)) == .otherSize(20))
            #expect(second.add(try log.request(from: 20, to: 33)).isCosigned)
        }
    }

    @Test func `nothing is signed that could not be kept`() throws {
        try withTemporaryFolder { folder in
            let witness = try witness(folder + "/w", log)
            #expect(witness.add(try log.request(from: 0, to: 20)).isCosigned)
            try Files.removeTree(folder + "/w/logs")
            #expect(witness.add(try log.request(from: 20, to: 33)) == .notKept)
            #expect(witness.logs.map(\.known.size) == [20])
            try Files.makeDirectory(folder + "/w/logs")
            #expect(witness.add(try log.request(from: 20, to: 33)).isCosigned)
        }
    }

    @Test func `of many requests at once from one size, one tree wins`() throws {
        try withTemporaryFolder { folder in
            let witness = try witness(folder + "/w", log)
            #expect(witness.add(try log.request(from: 0, to: 20)).isCosigned)
            let sizes = Array(21...52)
            let answers = Monitor([WitnessAnswer?](repeating: nil, count: sizes.count))
            let failures = inParallel(sizes.count) { place in
                let answer = witness.add(try log.request(from: 20, to: sizes[place]))
                answers.change { $0[place] = answer }
            }
            #expect(failures.allSatisfy { $0 == nil })
            let known = try #require(witness.logs.first?.known.size)
            for (place, answer) in answers.read({ $0 }).enumerated() {
                if sizes[place] == known {
                    #expect(answer?.isCosigned == true)
                } else {
                    #expect(answer == .otherSize(known))
                }
            }
        }
    }
}

@Suite struct WitnessFolders {
    private let log: WitnessedLog

    init() throws { log = try WitnessedLog() }

    @Test func `the key is for its owner only, and is never written over`() throws {
        try withTemporaryFolder { folder in
            let first = try witness(folder, log)
            let bytes = try Files.read(folder + "/witness.key")
            #expect(permissions(folder + "/witness.key") == 0o600)
            let second = try Witness(folder: folder, logs: [log.key], randomness: SeededRandomness(seed: 10))
            #expect(second.verifierKey == first.verifierKey)
            #expect(try Files.read(folder + "/witness.key") == bytes)
        }
    }

    @Test func `a name is given once`() throws {
        try withTemporaryFolder { folder in
            let first = try Witness(folder: folder, name: line("witness.example.org"), logs: [log.key])
            #expect(first.verifierKey.name == line("witness.example.org"))
            _ = try Witness(folder: folder, name: line("witness.example.org"), logs: [log.key])
            #expect(throws: WitnessError.otherName("witness.example.org")) {
                try Witness(folder: folder, name: line("w2"), logs: [log.key])
            }
        }
        try withTemporaryFolder { folder in
            #expect(throws: WitnessError.badName) {
                try Witness(folder: folder, name: line("a witness"), logs: [log.key])
            }
            #expect(!Files.exists(folder + "/witness.key"))
        }
    }

    @Test func `a witness that lost its key or part of its memory does not start`() throws {
        try withTemporaryFolder { folder in
            let first = try witness(folder, log)
            #expect(first.add(try log.request(from: 0, to: 20)).isCosigned)
            let memory = folder + "/logs/" + (try #require(Files.list(folder + "/logs").first))
            let key = try Files.read(folder + "/witness.key")
            let kept = try Files.read(memory)
            try Files.remove(folder + "/witness.key")
            #expect(throws: WitnessError.keyIsMissing) { try witness(folder, log) }
            try Files.writeDurably(folder + "/witness.key", Array("# nothing\n".utf8))
            #expect(throws: WitnessError.keyIsDamaged) { try witness(folder, log) }
            try Files.writeDurably(folder + "/witness.key", key)
            let unsigned = try log.head(20).bytes
            let name = log.key.name.text
            for damaged in [[], Array(kept.dropLast(9)), unsigned] {
                try Files.writeDurably(memory, damaged)
                #expect(throws: WitnessError.damagedMemory(of: name)) { try witness(folder, log) }
            }
            try Files.remove(memory)
            #expect(throws: WitnessError.memoryIsMissing) { try witness(folder, log) }
            try Files.writeDurably(memory, kept)
            #expect(try witness(folder, log).logs.map(\.known.size) == [20])
            // A folder made anew around a copy of the key has seen nothing: that is said, not guessed.
            for file in [memory, folder + "/seen"] { try Files.remove(file) }
            #expect(throws: WitnessError.memoryIsMissing) { try witness(folder, log) }
            let anew = try Witness(folder: folder, logs: [log.key], isForgetting: true)
            #expect(anew.logs.map(\.known.size) == [0])
            #expect(try witness(folder, log).logs.map(\.known.size) == [0])
        }
    }

    @Test func `a log that signs one head many times does not spoil the memory`() throws {
        try withTemporaryFolder { folder in
            let first = try witness(folder, log)
            let request = try log.request(from: 0, to: 20)
            let lines = String(decoding: request.checkpoint.bytes, as: UTF8.self)
            let signature = try #require(lines.split(separator: "\n").last)
            let many = lines + String(repeating: signature + "\n", count: 63)
            let doubled = try AddCheckpoint(
                oldSize: 0,
                hashes: request.hashes,
                checkpoint: SignedCheckpoint(Array(many.utf8))
            )
            #expect(first.add(doubled).isCosigned)
            #expect(try witness(folder, log).logs.map(\.known.size) == [20])
        }
    }

    @Test func `each log has a memory of its own, and a forgotten one comes back`() throws {
        try withTemporaryFolder { folder in
            let other = try WitnessedLog(seed: 4, name: "other.example.org/ledger")
            let both = try witness(folder, log, other)
            #expect(both.add(try log.request(from: 0, to: 20)).isCosigned)
            #expect(both.add(try other.request(from: 0, to: 33)).isCosigned)
            #expect(try witness(folder, other).logs.map(\.known.size) == [33])
            #expect(try witness(folder, log, other).logs.map(\.known.size) == [20, 33])
        }
    }
}
