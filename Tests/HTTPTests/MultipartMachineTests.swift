// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Testing

@Suite struct MultipartMachineTests {
    @Test func `parts, data and ends come in order`() {
        let body = bytes(
            "--b0",
            "Content-Disposition: form-data; name=\"words\"",
            "",
            "line one",
            "two \r",
            "--b1 --b",
            "--b0",
            "content-disposition:form-data; name=\"empty\"",
            "",
            "",
            "--b0",
            "Content-Disposition: form-data; name=\"f\"; filename=\"a.png\"",
            "Content-Type: image/png",
            "",
            "\r\n--b\r\r\n-",
            "--b0--",
            ""
        )
        let (events, fault) = read(body, pieces: [body.count])
        #expect(fault == nil)
        #expect(
            events == [
                "part words - -", "line one\r\ntwo \r\r\n--b1 --b", "end", "part empty - -", "end",
                "part f a.png image/png", "\r\n--b\r\r\n-", "end",
            ]
        )
    }

    @Test func `where the body is split makes no difference, at any byte or at every byte`() {
        let body = bytes(
            "--b0",
            "Content-Disposition: form-data; name=\"a\"",
            "",
            "\r\r\n\r\n--\r\n--b\r\n-",
            "--b0",
            "Content-Disposition: form-data; name=\"f\"; filename=\"x\"",
            "",
            "\r",
            "--b0--",
            ""
        )
        let expected = ["part a - -", "\r\r\n\r\n--\r\n--b\r\n-", "end", "part f x -", "\r", "end"]
        for first in 0...body.count {
            let (events, fault) = read(body, pieces: [first, body.count - first])
            #expect(events == expected && fault == nil, "split at \(first)")
        }
        for size in 1...8 {
            let pieces = Array(repeating: size, count: body.count / size + 1)
            let (events, fault) = read(body, pieces: pieces)
            #expect(events == expected && fault == nil, "pieces of \(size)")
        }
    }

    @Test func `a body cut anywhere is called truncated, and its last part is not whole`() {
        let body = bytes(
            "--b0",
            "Content-Disposition: form-data; name=\"a\"",
            "",
            "value",
            "--b0",
            "Content-Disposition: form-data; name=\"c\"",
            "",
            "more",
            "--b0--"
        )
        for count in 0..<body.count {
            let (events, fault) = read(Array(body[..<count]), pieces: [count])
            #expect(fault == .truncated, "cut at \(count)")
            #expect(
                events.filter { $0.hasPrefix("part") }.count == events.filter { $0.contains("end") }.count
            )
        }
        #expect(read(Array(body.dropLast(2)), pieces: [body.count]).fault == .truncated)
        #expect(read(body, pieces: [body.count]).fault == nil)
    }

    @Test(
        arguments: [
            ("preamble\r\n--b0\r\n", .noOpeningBoundary),
            (
                "--wrong\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--wrong--\r\n",
                .noOpeningBoundary
            ),
            ("--b0\nContent-Disposition: form-data; name=\"a\"\n\nx\n--b0--\n", .bareLineFeed),
            ("--b0\r\nContent-Disposition: form-data; name=\"a\"\n\nx\r\n--b0--", .bareLineFeed),
            ("--b0\r\nContent-Disposition: form-data;\rname=\"a\"\r\n\r\nx", .brokenPartHead),
            ("--b0x\r\n", .brokenBoundary),
            ("--b0-x", .brokenBoundary),
            ("--b0--\r\nepilogue", .bytesAfterEnd),
            ("--b0--\r\n--b0\r\n", .bytesAfterEnd),
            ("", .truncated),
        ] as [(String, MultipartFault)]
    )
    func `what is not strictly well-formed has a name`(_ text: String, _ expected: MultipartFault) {
        let body = Array(text.utf8)
        #expect(read(body, pieces: [body.count]).fault == expected)
        #expect(read(body, pieces: Array(repeating: 1, count: body.count)).fault == expected)
    }

    @Test func `a part's head is held only up to its limit`() {
        let body = Array(("--b0\r\nX: " + String(repeating: "x", count: 9_000)).utf8)
        #expect(read(body, pieces: [body.count]).fault == .partHeadTooLarge)
    }

    @Test(arguments: [
        "Content-Disposition: form-data", "Content-Disposition: attachment; name=\"a\"", "X: y",
        "Content-Disposition: form-data; name=\"a", "Content-Disposition: form-data; name=\"a\"; name=\"b\"",
        "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=c",
        "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
        "Content-Disposition: form-data; name=\"a\"\r\n folded: x", "no colon",
        "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
    ])
    func `a part whose head makes no sense is passed over, the next one is read`(_ head: String) {
        let body = bytes(
            "--b0",
            head,
            "",
            "secret",
            "--b0",
            "Content-Disposition: form-data; name=\"ok\"",
            "",
            "v",
            "--b0--"
        )
        let (events, fault) = read(body, pieces: [body.count])
        #expect(events == ["part ?", "secret", "end", "part ok - -", "v", "end"])
        #expect(fault == nil)
    }

    @Test(arguments: [
        ("name=\"a\"; filename=\"C:\\temp\\x.png\"", "part a C:\\temp\\x.png -"),
        ("name=\"a\"; filename=\"say %22hi%22.png\"", "part a say \"hi\".png -"),
        ("name=\"a\"; filename=\"say \\\"hi\\\".png\"", "part a say \"hi\".png -"),
        ("name=\"a\"; filename=\"\"", "part a  -"),
        ("name=a ; filename=b", "part a b -"),
        ("NAME=\"ü;=\"", "part ü;= - -"),
        ("name=\"../../x\"; filename=\"../../etc/passwd\"", "part ../../x ../../etc/passwd -"),
    ])
    func `names are read as browsers and tools write them`(_ parameters: String, _ expected: String) {
        let body = bytes("--b0", "Content-Disposition: form-data; \(parameters)", "", "", "--b0--")
        #expect(read(body, pieces: [body.count]).events.first == expected)
    }

    @Test(arguments: 0..<8)
    func `no mutation of a body traps, and parts and ends always alternate`(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let body = bytes(
            "--b0",
            "Content-Disposition: form-data; name=\"a\"",
            "",
            "one\r\n--b",
            "--b0",
            "Content-Disposition: form-data; name=\"f\"; filename=\"x\"",
            "Content-Type: a/b",
            "",
            "\r\n\r\n",
            "--b0--",
            ""
        )
        let spice = Array("\r\n-b0\":;=%\0 ".utf8) + [0x80, 0xff]
        for _ in 0..<1_500 {
            var mutant = body
            for _ in 0...random.below(6) where !mutant.isEmpty {
                let index = random.below(mutant.count)
                switch random.below(4) {
                case 0: mutant[index] = spice[random.below(spice.count)]
                case 1: mutant.insert(spice[random.below(spice.count)], at: index)
                case 2: mutant.remove(at: index)
                default:
                    let end = index + random.below(mutant.count - index)
                    mutant.insert(contentsOf: mutant[index..<end], at: random.below(mutant.count))
                }
            }
            var pieces: [Int] = []
            while pieces.reduce(0, +) < mutant.count { pieces.append(1 + random.below(40)) }
            let inPieces = read(mutant, pieces: pieces)
            let atOnce = read(mutant, pieces: [mutant.count])
            #expect(inPieces.events == atOnce.events)
            #expect(inPieces.fault == atOnce.fault)
            let frame = atOnce.events.filter { $0.hasPrefix("part") || $0 == "end" || $0 == "broken end" }
            #expect(
                frame.enumerated().allSatisfy { $0.element.hasPrefix("part") == $0.offset.isMultiple(of: 2) }
            )
        }
    }
}

private func bytes(_ lines: String...) -> [UInt8] {
    Array(lines.joined(separator: "\r\n").utf8)
}

private final class Recorder: MultipartSink {
    private(set) var events: [String] = []
    private var data: [UInt8] = []

    func part(_ head: PartHead?) {
        guard let head else { return events.append("part ?") }
        let type = head.contentType.isEmpty ? "-" : head.contentType
        events.append("part \(head.name) \(head.fileName ?? "-") \(type)")
    }

    func data(_ bytes: UnsafeRawBufferPointer) {
        unsafe data += bytes
    }

    func partEnd(isWhole: Bool) {
        if !data.isEmpty { events.append(String(decoding: data, as: UTF8.self)) }
        data = []
        events.append(isWhole ? "end" : "broken end")
    }
}

private func read(_ body: [UInt8], pieces: [Int]) -> (events: [String], fault: MultipartFault?) {
    var machine = MultipartMachine(boundary: Array("b0".utf8))
    let recorder = Recorder()
    var start = 0
    for count in pieces {
        let end = min(start + count, body.count)
        let piece = Array(body[start..<end])
        unsafe piece.withUnsafeBytes { unsafe machine.receive($0, into: recorder) }
        start = end
    }
    let fault = machine.finish(into: recorder)
    return (recorder.events, fault)
}

/// A small generator with a seed, so that a failing mutation can be repeated.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int {
        bound <= 0 ? 0 : Int(next() % UInt64(bound))
    }
}
