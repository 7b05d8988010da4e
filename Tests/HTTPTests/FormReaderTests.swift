// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import TestSupport
import Testing

@Suite struct FormReaderTests {
    @Test func `words and files of a multipart form are told apart`() throws {
        let receiver = Keeper()
        let form = try multipart(
            [("a", "1"), ("a", "zwei"), ("b", "")],
            [file("f", "x.txt", 3), file("f", "", 0)],
            receiver
        )
        #expect(form.all("a") == ["1", "zwei"])
        #expect(form.first("b") == "")
        #expect(form.first("c") == nil)
        #expect(form.files.map(\.fileName) == ["x.txt"])
        #expect(form.files.map(\.bytes) == [3])
        #expect(receiver.kept == ["x.txt": 3])
        #expect(form.problems.isEmpty)
    }

    @Test func `files that are empty, refused, too large or break are named, and the rest is taken`() throws {
        var limits = FormLimits()
        limits.fileBytes = 100_000
        let receiver = Keeper()
        let form = try multipart(
            [("story", "told")],
            [
                file("f", "empty.png", 0), file("f", "refused.exe", 10), file("f", "large.mp4", 100_001),
                file("f", "broken.png", 200_000 / 4), file("f", "unfinished.png", 9), file("f", "../../x", 5),
            ],
            receiver,
            limits
        )
        #expect(form.first("story") == "told")
        #expect(form.files.map(\.fileName) == ["../../x"])
        #expect(
            form.problems == [
                .fileEmpty(name: "f", fileName: "empty.png"),
                .fileRefused(name: "f", fileName: "refused.exe"),
                .fileTooLarge(name: "f", fileName: "large.mp4"),
                .fileBroken(name: "f", fileName: "broken.png"),
                .fileBroken(name: "f", fileName: "unfinished.png"),
            ]
        )
        #expect(receiver.kept == ["../../x": 5])
        #expect(receiver.cancelled == ["large.mp4", "broken.png", "unfinished.png"])
    }

    @Test func `ten thousand fields are not kept, and not fatal`() throws {
        let pairs = (0..<10_000).map { ("f\($0)", "v") }
        for form in [try multipart(pairs, [], Keeper()), try urlencoded(pairs)] {
            #expect(form.fields.count == 500)
            #expect(form.problems == [.tooManyFields])
        }
    }

    @Test func `of a field too long the beginning is kept, in both encodings`() throws {
        var limits = FormLimits()
        limits.fieldBytes = 1_000
        limits.textBytes = 1_500
        let pairs = [
            ("ok", "x"), ("long", String(repeating: "y", count: 100_000)),
            ("fits", String(repeating: "z", count: 1_000)), ("sum", String(repeating: "z", count: 900)),
        ]
        for form in [try multipart(pairs, [], Keeper(), limits), try urlencoded(pairs, limits)] {
            #expect(form.fields.map(\.name) == ["ok", "long", "fits"])
            #expect(form.fields.map(\.value.count) == [1, 1_000, 489])
            #expect(form.problems == [.fieldTooLong(name: "long"), .textTooLong])
        }
    }

    @Test(arguments: ["é", "ب", "語", "🐐"])
    func `a cut goes through no character`(_ character: String) throws {
        var limits = FormLimits()
        limits.fieldBytes = 1_001
        let pairs = [("words", "a" + String(repeating: character, count: 5_000))]
        for form in [try multipart(pairs, [], Keeper(), limits), try urlencoded(pairs, limits)] {
            let value = try #require(form.first("words"))
            #expect(value.dropFirst().allSatisfy { String($0) == character })
            #expect(value.utf8.count > 1_001 - 5)
            #expect(form.problems == [.fieldTooLong(name: "words")])
        }
    }

    @Test func `files that are too large together are named, and what stands after them is taken`() throws {
        var limits = FormLimits()
        limits.filesBytes = 60_000
        let files = HTTPClient.multipart(
            "b",
            [],
            [file("f", "x", 40_000), file("f", "y", 30_000), file("f", "z", 10_000)]
        )
        // The words come last, as behind a file field of a page.
        let words = Array("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nkept\r\n--b--\r\n".utf8)
        let end = files.count - "--b--\r\n".utf8.count
        let receiver = Keeper()
        let form = try read("multipart/form-data; boundary=b", Array(files[..<end]) + words, receiver, limits)
        #expect(form.files.map(\.fileName) == ["x", "z"])
        #expect(receiver.kept == ["x": 40_000, "z": 10_000])
        #expect(form.problems.first == .filesTooLarge(name: "f", fileName: "y"))
        #expect(form.first("a") == "kept")
    }

    @Test func `a body of any announced length is read`() throws {
        let long = try head("multipart/form-data; boundary=b", length: 4_000_000_000)
        #expect(throws: Never.self) { try FormReader(head: long) }
    }

    @Test func `what all forms hold together is bounded, and every form has its first words`() throws {
        let memory = FormMemory(bytes: 100_000)
        let words = String(repeating: "w", count: 150_000)
        func form() throws -> (FormReader, FormData) {
            let body = HTTPClient.multipart("b", [("words", words)], [])
            let reader = try FormReader(
                head: head("multipart/form-data; boundary=b", length: body.count),
                memory: memory
            )
            unsafe body.withUnsafeBytes { unsafe reader.receive($0) }
            return (reader, reader.finish())
        }
        var first: (FormReader, FormData)? = try form()
        #expect(first?.1.first("words") == words)
        let kept = try form().1
        #expect(kept.problems.contains(.memoryFull))
        #expect((FormMemory.freeBytes..<150_000).contains(kept.first("words")?.utf8.count ?? 0))
        // What a form held is free again when it is over.
        first = nil
        #expect(try form().1.first("words") == words)
    }

    @Test func `invalid UTF-8 is replaced and reported`() throws {
        let form = try read("application/x-www-form-urlencoded", Array("a=%ff%fe&b=%C3%BC".utf8))
        #expect(form.first("a") == "\u{fffd}\u{fffd}")
        #expect(form.first("b") == "ü")
        #expect(form.problems == [.invalidText(name: "a")])
        let body =
            Array("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8) + [0xff]
            + Array("\r\n--b--".utf8)
        let parts = try read("multipart/form-data; boundary=b", body)
        #expect(parts.first("a") == "\u{fffd}")
        #expect(parts.problems == [.invalidText(name: "a")])
    }

    @Test func `a truncated body keeps the words that came, and forgets the half file`() throws {
        let receiver = Keeper()
        let body = HTTPClient.multipart("b", [("a", "1"), ("c", "2")], [file("f", "x", 50)])
        let form = try read("multipart/form-data; boundary=b", Array(body.dropLast(20)), receiver)
        #expect(form.fields.map(\.value) == ["1", "2"])
        #expect(form.files.isEmpty)
        #expect(
            form.problems == [.fileBroken(name: "f", fileName: "x"), .malformed(.truncated)]
        )
        #expect(receiver.cancelled == ["x"])
    }

    @Test(
        arguments: [
            ("text/plain", .unsupportedType), ("", .unsupportedType),
            ("multipart/mixed; boundary=b", .unsupportedType),
            ("multipart/form-data", .noBoundary), ("multipart/form-data; boundary=", .noBoundary),
            ("multipart/form-data; boundary=\"a b \"", .noBoundary),
            ("multipart/form-data; boundary=a; boundary=b", .unsupportedType),
            ("multipart/form-data; boundary=" + String(repeating: "b", count: 71), .noBoundary),
            ("multipart/form-data; boundary=a\u{7f}", .noBoundary),
        ] as [(String, FormRefusal)]
    )
    func `a body that cannot be a form is refused at its head`(_ type: String, _ expected: FormRefusal) throws
    {
        // The control character is refused even earlier, by the head's own rules.
        guard let head = try? head(type, length: 10) else { return }
        #expect(throws: expected) { try FormReader(head: head) }
    }

    @Test(arguments: [
        ("a=1&b=2", ["a=1", "b=2"]), ("&&a=1&", ["a=1"]), ("a", ["a="]), ("=b", ["=b"]), ("a=b=c", ["a=b=c"]),
        ("a=%41+%2B", ["a=A +"]), ("a=%4", ["a=%4"]), ("a=%zz%", ["a=%zz%"]), ("", []),
    ])
    func `urlencoded words are read at every split`(_ body: String, _ expected: [String]) throws {
        for size in 1...8 {
            let form = try read(
                "application/x-www-form-urlencoded; charset=UTF-8",
                Array(body.utf8),
                size: size
            )
            #expect(form.fields.map { "\($0.name)=\($0.value)" } == expected)
        }
    }

    @Test func `a dying connection forgets the file that was arriving`() throws {
        let receiver = Keeper()
        let body = HTTPClient.multipart("b", [], [file("f", "x", 50)])
        let reader = try FormReader(
            head: head("multipart/form-data; boundary=b", length: 500),
            files: receiver
        )
        let half = Array(body.dropLast(30))
        unsafe half.withUnsafeBytes { unsafe reader.receive($0) }
        reader.abort()
        #expect(receiver.cancelled == ["x"])
        #expect(receiver.kept.isEmpty)
    }
}

private final class Keeper: FileReceiver {
    private struct Full: Error {}
    private(set) var kept: [String: Int] = [:]
    private(set) var cancelled: [String] = []
    private var current = ""
    private var count = 0

    func begin(name: String, fileName: String, contentType: String) -> Bool {
        current = fileName
        count = 0
        return !fileName.hasSuffix(".exe")
    }

    func receive(_ chunk: UnsafeRawBufferPointer) throws {
        count += chunk.count
        if current == "broken.png" && count > 10_000 { throw Full() }
    }

    func end() throws {
        if current == "unfinished.png" { throw Full() }
        kept[current] = count
    }

    func cancel() { cancelled.append(current) }
}

private func file(_ name: String, _ fileName: String, _ count: Int) -> HTTPClient.Upload {
    HTTPClient.Upload(
        name: name,
        fileName: fileName,
        type: "image/png",
        bytes: [UInt8](repeating: 13, count: count)
    )
}

private func head(_ type: String, length: Int) throws -> RequestHead {
    try RequestHead(
        RawHead(
            method: "POST",
            target: "/report",
            fields: [("Host", "a"), ("Content-Type", type), ("Content-Length", String(length))]
        ),
        from: .loopback
    )
}

private func read(
    _ type: String,
    _ body: [UInt8],
    _ receiver: any FileReceiver = NoFiles(),
    _ limits: FormLimits = FormLimits(),
    size: Int = 4_096
) throws -> FormData {
    let reader = try FormReader(head: head(type, length: body.count), limits: limits, files: receiver)
    for start in stride(from: 0, to: body.count, by: size) {
        let piece = Array(body[start..<min(start + size, body.count)])
        unsafe piece.withUnsafeBytes { unsafe reader.receive($0) }
    }
    return reader.finish()
}

private func multipart(
    _ fields: [(String, String)],
    _ files: [HTTPClient.Upload],
    _ receiver: any FileReceiver,
    _ limits: FormLimits = FormLimits()
) throws -> FormData {
    try read("multipart/form-data; boundary=b", HTTPClient.multipart("b", fields, files), receiver, limits)
}

private func urlencoded(_ fields: [(String, String)], _ limits: FormLimits = FormLimits()) throws -> FormData
{
    let pairs = fields.map { PercentCoding.encode($0) + "=" + PercentCoding.encode($1) }
    let body = Array(pairs.joined(separator: "&").utf8)
    return try read("application/x-www-form-urlencoded", body, NoFiles(), limits)
}
