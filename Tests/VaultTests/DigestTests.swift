// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct DigestTests {
    private let ab = Array("ab".utf8)
    private let c = Array("c".utf8)

    @Test func `digests are the BLAKE2b that another implementation computes`() {
        #expect(
            Digest.of("label", [ab, c])
                == hex("0ada2f93c8a249ea25cc41b613008448a568a16077261320827bdbdc76406fd8")
        )
        var stream = Digest.Stream("label")
        stream.update(ab + c)
        #expect(stream.finish() == hex("026978f342766f732a4a40b52a2b4335d52d9310a2571830bd75553d20bd47e8"))
    }

    @Test func `the same bytes cut into other parts are another thing`() {
        let cuts = [[ab, c], [ab + c], [ab, c, []], [[], ab, c], [Array("a".utf8), Array("bc".utf8)], []]
        #expect(Set(cuts.map { Digest.of("label", $0) }).count == cuts.count)
        #expect(Digest.of("label", [ab]) != Digest.of("other", [ab]))
    }

    @Test func `a stream does not care how the bytes arrived`() {
        let bytes = SeededRandomness(seed: 1).bytes(10_000)
        var whole = Digest.Stream("file")
        whole.update(bytes)
        var parts = Digest.Stream("file")
        for start in stride(from: 0, to: bytes.count, by: 777) {
            parts.update(Array(bytes[start..<min(bytes.count, start + 777)]))
        }
        #expect(whole.finish() == parts.finish())
    }

    @Test func `comparison sees every difference`() {
        let bytes = SeededRandomness(seed: 2).bytes(32)
        #expect(Digest.equal(bytes, bytes))
        #expect(Digest.equal([], []))
        for other in tampered(bytes) { #expect(!Digest.equal(bytes, other)) }
    }

    @Test func `a digest cannot be finished twice`() async {
        await #expect(processExitsWith: .failure) {
            var stream = Digest.Stream("label")
            _ = stream.finish()
            _ = stream.finish()
        }
    }
}
