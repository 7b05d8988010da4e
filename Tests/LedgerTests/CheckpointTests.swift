// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Testing
internal import Vault

/// A log of a few leaves that signs, and a witness.
struct SmallLog {
    let leaves: [MerkleHash]
    let signer: LedgerSigner
    let cosigner: Cosigner

    init(_ count: Int = 20, seed: UInt64 = 1) throws {
        leaves = LedgerTests.leaves(count)
        let randomness = SeededRandomness(seed: seed)
        let name = line("amparo.example.org/ledger")
        signer = try LedgerSigner(name: name, pair: SigningKeyPair(seed: randomness.secretKey()))
        let pair = SigningKeyPair(seed: randomness.secretKey())
        cosigner = try Cosigner(name: line("witness.example.org"), pair: pair)
    }

    func head(_ size: Int) throws -> SignedCheckpoint {
        try signer.sign(size: size, root: MerkleTree.root(Array(leaves[..<size])))
    }

    func proof(_ index: Int, extra: [UInt8]? = nil) throws -> ProofFile {
        try ProofFile(
            extra: extra,
            proof: MerkleTree.inclusionProof(of: index, in: leaves),
            checkpoint: head(leaves.count)
        )
    }
}

@Suite struct Checkpoints {
    @Test func `the checkpoint that the specifications show is read`() throws {
        let signed = try SignedCheckpoint(Array(KnownNotes.shownCheckpoint.utf8))
        #expect(signed.checkpoint.origin == line("example.com/behind-the-sofa"))
        #expect(signed.checkpoint.size == 20_852_163 && signed.checkpoint.extensions.isEmpty)
        #expect(signed.checkpoint.root.hex.hasPrefix("0ac5186a91863e8e1d90c808"))
        #expect(
            signed.note.signatures.map(\.name.text) == [
                "example.com/behind-the-sofa", "witness.example.com/w1",
            ]
        )
        #expect(signed.bytes == Array(KnownNotes.shownCheckpoint.utf8))
    }

    @Test func `what a log signs it verifies, and a witness's signature joins it`() throws {
        let log = try SmallLog()
        let head = try log.head(20)
        try head.verify(log: log.signer.verifierKey)
        #expect(try head.cosignatures(of: [log.cosigner.verifierKey]).isEmpty)
        let cosigned = head.adding(log.cosigner.cosign(head.checkpoint, unixSeconds: 1_782_800_000))
        let read = try SignedCheckpoint(cosigned.bytes)
        #expect(read == cosigned)
        try read.verify(log: log.signer.verifierKey)
        #expect(try read.cosignatures(of: [log.cosigner.verifierKey]).map(\.unixSeconds) == [1_782_800_000])
        let again = read.adding(log.cosigner.cosign(head.checkpoint, unixSeconds: 1_782_800_060))
        #expect(again.note.signatures.count == 2)
        #expect(again.only([log.signer.verifierKey]) == head)
    }

    @Test func `extensions belong to what is signed`() throws {
        let checkpoint = try Checkpoint(
            origin: line("a b"),
            size: 0,
            root: MerkleTree.emptyRoot,
            extensions: [line("one"), line("two words")]
        )
        #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
        #expect(String(decoding: checkpoint.text, as: UTF8.self).hasSuffix("\none\ntwo words\n"))
    }

    @Test(arguments: [
        "", "a\n", "a\n1\n", "\n1\nROOT\n", "a\n\nROOT\n", "a\n01\nROOT\n", "a\n-1\nROOT\n", "a\n+1\nROOT\n",
        "a\n1 \nROOT\n",
        "a\n1\nROOT", "a\n1\nROOT\n\n", "a\n1\nROOT\nb\n\nc\n", "a\n9223372036854775807\nROOT\n",
        "a\n4611686018427387905\nROOT\n", "a\n18446744073709551616\nROOT\n", "a\n1\n\n", "a\n1\nAAAA\n",
        "a\n1\nROOTROOT\n", "a\n1\n ROOT\n", "a\n٣\nROOT\n", "a\n1e3\nROOT\n",
    ])
    func `what is not quite a checkpoint is refused`(_ text: String) {
        let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
        let bytes = Array(text.replacing("ROOT", with: root).utf8)
        #expect(throws: LedgerError.malformedCheckpoint) { try Checkpoint(text: bytes) }
    }

    @Test func `a root in another spelling of base 64 is refused`() {
        // The last letter carries two bits that belong to no byte.
        let text = "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n"
        #expect(throws: LedgerError.malformedCheckpoint) { try Checkpoint(text: Array(text.utf8)) }
    }

    @Test func `the largest tree is taken, and none above it`() throws {
        let root = MerkleTree.emptyRoot
        #expect(try Checkpoint(origin: line("a"), size: 1 << 62, root: root).size == 1 << 62)
        #expect(throws: LedgerError.outsideTree) {
            try Checkpoint(origin: line("a"), size: 1 << 62 + 1, root: root)
        }
        #expect(throws: LedgerError.outsideTree) { try Checkpoint(origin: line("a"), size: -1, root: root) }
    }
}

@Suite struct ProofFiles {
    @Test func `a proof file is written, read and verified`() throws {
        let log = try SmallLog()
        for extra in [nil, [], [1, 2, 3]] as [[UInt8]?] {
            let file = try log.proof(7, extra: extra)
            #expect(try ProofFile(file.bytes) == file)
            try file.verify(leaf: log.leaves[7])
            #expect(throws: LedgerError.wrongProof) { try file.verify(leaf: log.leaves[8]) }
        }
        let text = String(decoding: try log.proof(0, extra: [1, 2, 3]).bytes, as: UTF8.self)
        #expect(text.hasPrefix("c2sp.org/tlog-proof@v1\nextra AQID\nindex 0\n"))
    }

    @Test func `a proof in a tree of one leaf has no hashes`() throws {
        let log = try SmallLog(1)
        let file = try log.proof(0)
        #expect(file.proof.hashes.isEmpty)
        #expect(try ProofFile(file.bytes) == file)
        try file.verify(leaf: log.leaves[0])
    }

    @Test func `one bit turned anywhere, and the proof does not hold`() throws {
        let log = try SmallLog()
        let bytes = try log.proof(7).bytes
        for place in bytes.indices {
            for bit in 0..<8 {
                var other = bytes
                other[place] ^= 1 << UInt8(bit)
                #expect(throws: LedgerError.self) {
                    let file = try ProofFile(other)
                    try file.verify(leaf: log.leaves[7])
                    try file.checkpoint.verify(log: log.signer.verifierKey)
                }
            }
        }
        for cut in bytes.indices {
            #expect(throws: LedgerError.self) { try ProofFile(Array(bytes[..<cut])) }
        }
    }

    @Test func `what is not quite a proof file is refused`() throws {
        let log = try SmallLog()
        let text = String(decoding: try log.proof(7, extra: [1]).bytes, as: UTF8.self)
        let changes = [
            ("@v1", "@v2"), ("@v1\n", "@v1\r\n"), ("extra AQ==", "extra AQ"), ("extra AQ==", "extra  AQ=="),
            ("extra AQ==\n", "extra AQ==\nextra AQ==\n"), ("index 7", "index 07"), ("index 7", "index -7"),
            ("index 7", "index 20"), ("index 7", "index 9223372036854775807"), ("index 7\n", "index 7\n\n"),
            ("index 7\n", ""), ("index 7\n", "index 7\nAAAA\n"), ("c2sp", "\nc2sp"),
        ]
        for (from, to) in changes {
            let other = text.replacing(from, with: to, maxReplacements: 1)
            #expect(other != text)
            #expect(throws: LedgerError.self) { try ProofFile(Array(other.utf8)) }
        }
        let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
        let long = text.replacing("index 7\n", with: "index 7\n" + String(repeating: hash, count: 60))
        #expect(throws: LedgerError.malformedProof) { try ProofFile(Array(long.utf8)) }
        #expect(throws: LedgerError.tooLarge) {
            try ProofFile([UInt8](repeating: 0x61, count: ProofFile.mostBytes + 1))
        }
        #expect(throws: LedgerError.tooLarge) {
            try log.proof(7, extra: [UInt8](repeating: 0, count: ProofFile.mostExtraBytes + 1))
        }
    }
}

@Suite struct WitnessRequests {
    @Test func `the request that the specification shows is read, and written the same`() throws {
        let request = try AddCheckpoint(Array(KnownNotes.shownRequest.utf8))
        #expect(request.oldSize == 20_852_014 && request.hashes.count == 4)
        #expect(request.checkpoint.checkpoint.size == 20_852_163)
        #expect(request.bytes == Array(KnownNotes.shownRequest.utf8))
    }

    @Test func `what is not quite a request is refused`() {
        let text = KnownNotes.shownRequest
        let hash = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
        let changes = [
            ("old ", "old"), ("old ", "Old "), ("old 2", "old 02"), ("old 2", "old -2"),
            ("old 20852014\n", ""),
            (hash, hash.replacing("=", with: "")), (hash, " " + hash), (hash, "\n" + hash),
            (hash, String(repeating: hash, count: 61)),
        ]
        for (from, to) in changes {
            let other = text.replacing(from, with: to, maxReplacements: 1)
            #expect(throws: LedgerError.self) { try AddCheckpoint(Array(other.utf8)) }
        }
    }

    @Test func `what a witness answers is read line by line`() throws {
        let log = try SmallLog()
        let signature = log.cosigner.cosign(try log.head(20).checkpoint, unixSeconds: 1)
        #expect(
            try NoteSignature.lines(Array((signature.line + signature.line).utf8)) == [signature, signature]
        )
        for text in ["", "\n", signature.line + "\n", String(signature.line.dropLast()), "ok\n"] {
            #expect(throws: LedgerError.malformedSignature) { try NoteSignature.lines(Array(text.utf8)) }
        }
    }
}
