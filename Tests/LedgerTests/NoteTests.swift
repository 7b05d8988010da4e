// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Testing
internal import Vault

@Suite struct Notes {
    @Test func `a note that Go signed is read and verified, and written the same`() throws {
        let key = try VerifierKey(KnownNotes.key)
        #expect(key.name == line("PeterNeumann") && key.id == 0xc74f_20a3 && key.kind == .ed25519)
        #expect(key.text == KnownNotes.key)
        let note = try SignedNote(Array(KnownNotes.note.utf8))
        #expect(note.text == Array(KnownNotes.text.utf8))
        #expect(note.bytes == Array(KnownNotes.note.utf8))
        let found = try note.verified(by: [key])
        #expect(found.map(\.key) == [key] && found.map(\.unixSeconds) == [nil])
    }

    @Test func `no key but the one that signed verifies, and only its name and id count`() throws {
        let note = try SignedNote(Array(KnownNotes.note.utf8))
        let pair = SigningKeyPair(seed: SeededRandomness(seed: 3).secretKey())
        let stranger = try VerifierKey(name: line("PeterNeumann"), kind: .ed25519, key: pair.verifyKey)
        #expect(throws: LedgerError.notSigned) { try note.verified(by: [stranger]) }
        #expect(throws: LedgerError.notSigned) { try note.verified(by: []) }
        let key = try VerifierKey(KnownNotes.key)
        let renamed = try VerifierKey(name: line("Peter"), kind: .ed25519, key: key.key)
        #expect(throws: LedgerError.notSigned) { try note.verified(by: [renamed]) }
        #expect(try note.verified(by: [stranger, renamed, key]).map(\.key) == [key])
    }

    @Test func `one bit turned anywhere in a note, and it does not verify`() throws {
        let key = try VerifierKey(KnownNotes.key)
        let bytes = Array(KnownNotes.note.utf8)
        for place in bytes.indices {
            for bit in 0..<8 {
                var other = bytes
                other[place] ^= 1 << UInt8(bit)
                #expect(throws: LedgerError.self) { try SignedNote(other).verified(by: [key]) }
            }
        }
    }

    @Test func `the witnesses of a public log are verified with their time`() throws {
        let signed = try SignedCheckpoint(Array(KnownNotes.publicCheckpoint.utf8))
        let log = try VerifierKey(KnownNotes.publicLogKey)
        let witness = try VerifierKey(KnownNotes.publicWitnessKey)
        #expect(signed.checkpoint.size == 1_432_088_532 && signed.note.signatures.count == 6)
        try signed.verify(log: log)
        let found = try signed.cosignatures(of: [witness])
        #expect(found.map(\.key) == [witness] && found.map(\.unixSeconds) == [1_779_573_024])
        #expect(signed.bytes == Array(KnownNotes.publicCheckpoint.utf8))
        #expect(throws: LedgerError.wrongOrigin) { try signed.verify(log: witness) }
        let other = KnownNotes.publicCheckpoint.replacing("1432088532", with: "1432088533")
        let forged = try SignedCheckpoint(Array(other.utf8))
        #expect(throws: LedgerError.wrongSignature) { try forged.verify(log: log) }
        #expect(throws: LedgerError.wrongSignature) { try forged.cosignatures(of: [witness]) }
    }

    @Test func `a cosignature that is cut, or of a later time than there is, does not verify`() throws {
        let witness = try VerifierKey(KnownNotes.publicWitnessKey)
        let signed = try SignedCheckpoint(Array(KnownNotes.publicCheckpoint.utf8))
        let real = try #require(signed.note.signatures.first { $0.name == witness.name })
        let late = [UInt8](repeating: 255, count: 8) + real.bytes.dropFirst(8)
        for bytes in [Array(real.bytes.prefix(8)), Array(real.bytes.dropLast()), real.bytes + [0], late, [0]]
        {
            let other = NoteSignature(name: real.name, keyID: real.keyID, bytes: bytes)
            #expect(throws: LedgerError.wrongSignature) {
                try signed.adding(other).cosignatures(of: [witness])
            }
        }
    }

    @Test(arguments: [
        "", "\n", "\n\n", "text\n", "text\n\n", "text\n\n— a\n", "text\n\n— a b\n", "text\n\n— a  AAAAAAA=\n",
        "text\n\n— a AAAAAAA=", "text\n\n- a AAAAAAA=\n", "text\n\n—a AAAAAAA=\n", "text\n\n— a+b AAAAAAA=\n",
        "text\n\n— a\u{a0}b AAAAAAA=\n", "text\n\n— a AAAAAAA\n", "text\n\n— a AAAAAAB=\n",
        "text\n\n— a AAAAAA==\n",
        "text\n\n— a AAAAAAA= \n", "text\n\n—  AAAAAAA=\n", "text\n\n— a AAAA*AA=\n",
        "text\n\n— a A=AAAAA=\n",
        "te\txt\n\n— a AAAAAAA=\n", "text\r\n\n— a AAAAAAA=\n", "text\0\n\n— a AAAAAAA=\n",
        "text\n\n— a AAAAAAA=\nmore\n",
        "text\n\n— a AAAAAAA=\n\n",
    ])
    func `what is not quite a note is refused`(_ text: String) {
        #expect(throws: LedgerError.self) { try SignedNote(Array(text.utf8)) }
    }

    @Test func `what is not text, and what is too much, is refused`() throws {
        let note = Array("text\n\n— a AAAAAAA=\n".utf8)
        _ = try SignedNote(note)
        #expect(throws: LedgerError.notText) { try SignedNote([0xff] + note) }
        #expect(throws: LedgerError.notText) { try SignedNote([0xc0, 0x80] + note) }
        let line = Array("— a AAAAAAA=\n".utf8)
        let most = note + (1..<64).flatMap { _ in line }
        #expect(try SignedNote(most).signatures.count == 64)
        #expect(throws: LedgerError.tooLarge) { try SignedNote(most + line) }
        #expect(throws: LedgerError.tooLarge) {
            try SignedNote([UInt8](repeating: 0x61, count: SignedNote.mostBytes) + note)
        }
    }

    @Test func `a text may hold empty lines: the last one ends it`() throws {
        let note = try SignedNote(Array("a\n\nb\n\n— a AAAAAAA=\n".utf8))
        #expect(note.text == Array("a\n\nb\n".utf8))
    }

    @Test func `names are compared byte by byte`() {
        #expect(line("caf\u{e9}") != line("cafe\u{301}"))
        #expect("caf\u{e9}" == "cafe\u{301}")
        #expect(line("a b").isKeyName == false && line("a+b").isKeyName == false && line("a/b").isKeyName)
        #expect(NoteLine("") == nil && NoteLine("a\nb") == nil)
        #expect(NoteLine(String(repeating: "a", count: 1_025)) == nil)
    }
}

@Suite struct VerifierKeys {
    @Test func `no part of a key stands for the whole, and no letter can be another`() throws {
        let text = KnownNotes.key
        for start in text.indices {
            for end in text[start...].indices where !(start == text.startIndex && end == text.endIndex) {
                #expect(throws: LedgerError.self) { try VerifierKey(String(text[start..<end])) }
            }
        }
        let bytes = Array(text.utf8)
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 1
            #expect(throws: LedgerError.self) { try VerifierKey(String(decoding: other, as: UTF8.self)) }
        }
        #expect(throws: LedgerError.malformedKey) { try VerifierKey(text.uppercased()) }
        #expect(throws: LedgerError.malformedKey) { try VerifierKey(text + "\n") }
    }

    @Test func `a key of a kind that is not known is said to be one`() {
        #expect(throws: LedgerError.unknownKind) { try VerifierKey("a+00000000+AgAA") }
        #expect(throws: LedgerError.malformedKey) { try VerifierKey("a+00000000+") }
        #expect(throws: LedgerError.malformedKey) { try VerifierKey("a+00000000+AQAA") }
    }

    @Test func `the same key is another one for logs and for witnesses`() throws {
        let pair = SigningKeyPair(seed: SeededRandomness(seed: 5).secretKey())
        let log = try VerifierKey(name: line("a"), kind: .ed25519, key: pair.verifyKey)
        let witness = try VerifierKey(name: line("a"), kind: .cosignature, key: pair.verifyKey)
        #expect(log.id != witness.id)
        #expect(throws: LedgerError.malformedKey) {
            try VerifierKey(name: line("a b"), kind: .ed25519, key: pair.verifyKey)
        }
    }

    @Test func `a witness's secret is written and read back, whole or not at all`() throws {
        let seed = SeededRandomness(seed: 6).secretKey()
        let text = try Cosigner.secretText(name: line("witness.example.org"), seed: seed)
        #expect(text.hasPrefix("PRIVATE+KEY+witness.example.org+"))
        let read = try Cosigner(secretText: text)
        let made = try Cosigner(name: line("witness.example.org"), pair: SigningKeyPair(seed: seed))
        #expect(read.verifierKey == made.verifierKey)
        let bytes = Array(text.utf8)
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 1
            #expect(throws: LedgerError.malformedKey) {
                try Cosigner(secretText: String(decoding: other, as: UTF8.self))
            }
        }
    }
}
