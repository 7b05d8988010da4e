// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform
import Sandbox
import TestSupport
import Testing

/// Documents with a writer, earlier versions and scripts in them, made on the spot by the Python that mat2 runs with.
private enum Document: String, CaseIterable, Sendable {
    case docx, xlsx, odt, pdf

    /// Every planted word begins so; "told" is what the document says.
    static let planted = "PLANTED"

    func bytes(_ extra: String = "") throws -> [UInt8] {
        try Samples.bytes(["/usr/bin/python3", "-c", Document.program, rawValue, extra])
    }

    /// What a reader unpacks of a copy: every part of the archive, or the PDF as it is.
    static func content(_ copy: [UInt8]) throws -> [UInt8] {
        try Samples.bytes(["/usr/bin/python3", "-c", unpacking, Samples.hex(copy)])
    }

    private static let unpacking = """
        import io, sys, zipfile
        copy = bytes.fromhex(sys.argv[1])
        out = sys.stdout.buffer
        if copy[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(copy)) as z:
                for part in z.infolist():
                    out.write(part.filename.encode() + b"\\n" + z.read(part) + b"\\n")
        else:
            out.write(copy)
        """

    /// A PDF of twenty-one pages that all show one JPEG.
    static let album = """
        import sys
        jpeg, pages = bytes.fromhex(sys.argv[1]), 21
        def stream(head, body):
            return b"<< %s /Length %d >>\\nstream\\n" % (head, len(body)) + body + b"\\nendstream"
        kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(pages))
        bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
            stream(b"/Type /XObject /Subtype /Image /Width 60 /Height 40 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg),
            stream(b"", b"q 60 0 0 40 20 20 cm /P Do Q")]
        bodies += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 80] /Contents 4 0 R /Resources << /XObject << /P 3 0 R >> >> >>"] * pages
        out, places = b"%PDF-1.4\\n", []
        for number, body in enumerate(bodies, 1):
            places.append(len(out))
            out += b"%d 0 obj\\n" % number + body + b"\\nendobj\\n"
        start = len(out)
        out += b"xref\\n0 %d\\n0000000000 65535 f \\n" % (len(bodies) + 1) + b"".join(b"%010d 00000 n \\n" % p for p in places)
        out += b"trailer << /Size %d /Root 1 0 R >>\\nstartxref\\n%d\\n%%%%EOF\\n" % (len(bodies) + 1, start)
        sys.stdout.buffer.write(out)
        """

    private static let program = """
        import io, sys, zipfile
        kind, extra = sys.argv[1], sys.argv[2]
        P = "PLANTED-"
        M = "application/vnd.openxmlformats-officedocument.%s.main+xml"
        def archive(parts):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
                for name, words in parts:
                    z.writestr(name, words)
                if extra == "bomb":
                    z.writestr("word/bomb.xml", b"<a>" + b" " * (300 << 20) + b"</a>")
                if extra == "script":
                    z.writestr("word/vbaProject.bin", P + "MACRO")
                if extra == "outside":
                    z.writestr("../../tmp/PLANTED-outside", "x")
            return out.getvalue()
        def types(part, kind):
            return ("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/%s" ContentType="%s"/></Types>' % (part, kind))
        core = ("docProps/core.xml", '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>%sAUTHOR</dc:creator></cp:coreProperties>' % P)
        if kind == "docx":
            w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            out = archive([types("word/document.xml", M % "wordprocessingml.document"), core, ("word/document.xml", '<?xml version="1.0"?><w:document xmlns:w="%s"><w:body><w:p w:rsidR="00AB"><w:r><w:t>told</w:t></w:r><w:ins w:id="1" w:author="%sREVIEWER"><w:r><w:t>added</w:t></w:r></w:ins><w:del w:id="2" w:author="%sREVIEWER"><w:r><w:delText>%sREMOVED</w:delText></w:r></w:del></w:p></w:body></w:document>' % (w, P, P, P))])
        elif kind == "xlsx":
            x = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            out = archive([types("xl/workbook.xml", M % "spreadsheetml.sheet"), core, ("xl/workbook.xml", '<?xml version="1.0"?><workbook xmlns="%s"><sheets><sheet name="told"/></sheets></workbook>' % x)])
        elif kind == "odt":
            o = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            out = archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", '<?xml version="1.0"?><office:document-content xmlns:office="%s" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>told</text:p></office:text></office:body></office:document-content>' % o), ("meta.xml", '<?xml version="1.0"?><office:document-meta xmlns:office="%s" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:creator>%sAUTHOR</dc:creator></office:meta></office:document-meta>' % (o, P)), ("META-INF/manifest.xml", '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="meta.xml" m:media-type="text/xml"/></m:manifest>')])
        else:
            bodies = [b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (PLANTED-SCRIPT) >> >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
                b"<< /Author (PLANTED-AUTHOR) >>"]
            out = b"%PDF-1.4\\n"
            places = []
            for number, body in enumerate(bodies, 1):
                places.append(len(out))
                out += b"%d 0 obj\\n" % number + body + b"\\nendobj\\n"
            start = len(out)
            out += b"xref\\n0 5\\n0000000000 65535 f \\n" + b"".join(b"%010d 00000 n \\n" % p for p in places)
            out += b"trailer << /Size 5 /Root 1 0 R /Info 4 0 R >>\\nstartxref\\n%d\\n%%%%EOF\\n" % start
        sys.stdout.buffer.write(out)
        """
}

@Suite(.enabled(if: isWanted(Cleaner.detect().documentsAvailable), "no mat2 in a jail on this machine"))
struct `A cleaned document` {
    let cleaner = Cleaner.detect()

    private func clean(
        _ bytes: [UInt8],
        within milliseconds: Int = 60_000,
        by cleaner: Cleaner? = nil,
        meanwhile: @escaping () throws -> Void = {}
    ) throws -> CleanedFile {
        let cleaner = cleaner ?? self.cleaner
        var sent = 0
        var copy: [UInt8] = []
        let type = try unsafe cleaner.clean(
            head: Array(bytes.prefix(Cleaner.headCount)),
            length: bytes.count,
            within: milliseconds,
            next: { room in
                if sent == 0 { try meanwhile() }
                let count = min(room.count, bytes.count - sent)
                unsafe room.copyBytes(from: bytes[sent..<(sent + count)])
                sent += count
                return count
            },
            take: { unsafe copy.append(contentsOf: $0) }
        )
        return CleanedFile(bytes: copy, contentType: type)
    }

    @Test(arguments: Document.allCases)
    fileprivate func `has lost who wrote it, what was crossed out and what it would run`(_ kind: Document)
        throws
    {
        let bytes = try kind.bytes("script")
        if kind == .pdf { #expect(Samples.contains(bytes, Document.planted)) }
        #expect(Samples.contains(try Document.content(bytes), Document.planted))
        let copy = try clean(bytes)
        let content = try Document.content(copy.bytes)
        #expect(!Samples.contains(content, Document.planted))
        #expect(!Samples.contains(content, "JavaScript"))
        if kind != .pdf { #expect(Samples.contains(content, "told")) }
        #expect(copy.contentType.hasPrefix("application/"))
        #expect(copy.contentType.contains(kind == .pdf ? "pdf" : "document"))
    }

    @Test func `of many pages holds no picture as it was sent`() throws {
        let tool = try #require(Cleaner.Tools.installed().images)
        let jpeg = Samples.jpegWithPlace(
            try Samples.bytes([tool, "-size", "60x40", "gradient:red-blue", "jpeg:-"])
        )
        let bytes = try Samples.bytes(["/usr/bin/python3", "-c", Document.album, Samples.hex(jpeg)])
        #expect(Samples.contains(bytes, "Exif") && Samples.contains(bytes, "PLANTED"))
        let copy = try clean(bytes)
        #expect(copy.contentType == "application/pdf")
        #expect(!Samples.contains(copy.bytes, "Exif") && !Samples.contains(copy.bytes, "PLANTED"))
    }

    /// What the jail is told of addresses and of its scratch folder, in MB, on a machine of so many.
    fileprivate struct Share: CustomTestStringConvertible {
        let machine: Int
        let addresses: Int
        let scratch: Int

        var testDescription: String { "\(machine) MB" }
    }

    /// What is told to the jail of a cleaner on a machine of so many MB, when `body` lets it clean something.
    private func told(_ machine: Int, _ body: (Cleaner) throws -> Void) throws -> String {
        try withTemporaryFolder { folder in
            let path = folder + "/limiter"
            let script = """
                #!/bin/sh
                case "$*" in */tmp/document* | *auto-orient* | */tmp/recording*) echo "$*" > \(folder)/told ;; esac
                exec /usr/bin/prlimit "$@"
                """
            try Files.writeDurably(path, Array(script.utf8), mode: 0o755)
            var tools = Cleaner.Tools.installed()
            tools.jail.limiter = path
            try body(Cleaner(tools: tools, machineBytes: machine << 20))
            return String(decoding: try Files.read(folder + "/told", limit: 1 << 20), as: UTF8.self)
        }
    }

    @Test(arguments: [
        Share(machine: 512, addresses: 384, scratch: 96), Share(machine: 1_000, addresses: 384, scratch: 96),
        Share(machine: 2_000, addresses: 384, scratch: 125),
        Share(machine: 3_200, addresses: 600, scratch: 200),
        Share(machine: 64_000, addresses: 1_024, scratch: 200),
    ])
    fileprivate func `is made with a quarter of the memory, its scratch folder included`(_ share: Share)
        throws
    {
        let told = try told(share.machine) { cleaner in
            let copy = try clean(Array("two goats".utf8), by: cleaner)
            #expect(copy.contentType == "text/plain")
        }
        #expect(told.contains(" --as=\(share.addresses << 20) "))
        #expect(
            told.contains(" --size \(share.scratch << 20) ")
                && told.contains(" --fsize=\(share.scratch << 20) ")
        )
    }

    @Test func `is made for readers with no more than when the file came`() throws {
        let tool = try #require(Cleaner.Tools.installed().images)
        let jpeg = try Samples.bytes([tool, "-size", "600x400", "gradient:red-blue", "jpeg:-"])
        let picture = try told(1_000) { _ = try $0.reencode(image: jpeg) }
        #expect(picture.contains(" --as=\(384 << 20) ") && picture.contains(" --size \(80 << 20) "))
        let sound = try told(1_000) { cleaner in
            // Of no sound at all: what is told to the jail is what counts.
            let bytes = Array("RIFF\u{0}\u{0}\u{0}\u{0}WAVEfmt ".utf8)
            #expect(throws: CleanerError.refused) { try cleaner.reencode(audio: bytes) }
        }
        #expect(sound.contains(" --as=\(384 << 20) ") && sound.contains(" --size \(80 << 20) "))
    }

    @Test func `comes one at a time on a small machine, and two at a time on another`() throws {
        let words = Array("two goats".utf8)
        let small = Cleaner(tools: .installed(), machineBytes: 1_999_999_999)
        small.tryTools()
        _ = try clean(words, by: small) {
            #expect(throws: CleanerError.busy) { try self.clean(words, within: 10, by: small) }
        }
        let other = Cleaner(tools: .installed(), machineBytes: 2_000_000_000)
        _ = try clean(words, by: other) {
            _ = try self.clean(words, by: other) {
                #expect(throws: CleanerError.busy) { try self.clean(words, within: 10, by: other) }
            }
        }
        #expect(try clean(words, by: small).bytes == words)
    }

    @Test func `of a text holds its words and no more`() throws {
        let copy = try clean(Array("\u{FEFF}One goat,\tthen two.\r\nذهب الجنود\n".utf8))
        #expect(copy.contentType == "text/plain")
        #expect(String(decoding: copy.bytes, as: UTF8.self) == "One goat,\tthen two.\r\nذهب الجنود\n")
    }

    @Test func `is refused to a bomb, to what reaches outside, and to half a file`() throws {
        #expect(throws: CleanerError.refused) { try clean(Document.docx.bytes("bomb")) }
        #expect(throws: CleanerError.refused) { try clean(Document.docx.bytes("outside")) }
        for kind in [Document.docx, .odt] {
            let whole = try kind.bytes()
            #expect(throws: CleanerError.self) { try clean(Array(whole.prefix(whole.count / 2))) }
        }
        #expect(throws: CleanerError.self) { try clean(Array("%PDF-1.4 and nothing more".utf8)) }
        #expect(throws: CleanerError.self) { try clean([0x50, 0x4B, 3, 4] + Array("only pretends".utf8)) }
    }

    @Test(arguments: [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "  <html><script/></html>",
        "{\\rtf1{\\info{\\author PLANTED}}}", "%!PS-Adobe", "a\u{0}b", "", "\u{B}<svg>",
        "BEGIN:VCARD", "\u{FEFF}BEGIN:VCARD", "\r\n \nBEGIN:VCALENDAR", "begin:vcard",
        "Ana's card:\nBEGIN:VCARD",
        // Saved mails, from several programs; RFC 5322 asks for no more than From and Date.
        "Received: from [192.0.2.7]\r\n\tby mx; Thu, 1 Jan\r\nFrom: Ana <ana@example.org>\r\n\r\nThey came.",
        "Return-Path: <ana@example.org>\n\nThey came.",
        "\u{FEFF}\nfrom: ana@example.org\ndate: 1 May\n\nThey came.",
        "From ana@example.org Thu Jan  1 10:00:00 2026\nX-Seen: 1\nSubject: They\n came\nTo: ben@example.org\n",
        "X-Mailer: A\rDate: 1 May\rFrom: ana@example.org\r\rThey came.",
        "1234\nMime-Version: 1.0\nContent-Type: text/plain\n\nThey came.",
        "This is a message in parts.\n--x\nContent-Transfer-Encoding: base64\n\n/9j/4AAQSkZJRg==",
    ])
    func `is made of no text that carries more than words`(_ words: String) {
        #expect(throws: CleanerError.notRecognised) { try clean(Array(words.utf8)) }
    }

    @Test(arguments: [
        "12.3.26, 10:15 - Ana: They came.\n12.3.26, 10:16 - Ben: From where?\n12.3.26, 10:17 - Ana: To the well.",
        "[12/03/26, 10:15:02] Ana: They came.\r\n[12/03/26, 10:15:09] Ben: yes\r\n",
        "Ana: They came.\nJean-Pierre: From where?\nAna: Subject: to nothing.",
        "From the well we walked: four of us.",
        "Date: 3 May\nPlace: the well\nWho: four men\n\nTo: see them was enough.",
    ])
    func `is made of a chat and of what is written like a form`(_ words: String) throws {
        let copy = try clean(Array(words.utf8))
        #expect(copy.contentType == "text/plain" && copy.bytes == Array(words.utf8))
    }

    /// The first bytes tell nothing; the script in the jail sees all of it, and what is left of it.
    @Test(arguments: [
        "\r\nMIME-Version: 1.0\r\n\r\nThey came.", "\n \u{FEFF}begin:vcard\nEND:VCARD",
        "\nMessage-ID: <1@example.org>\n",
    ])
    func `is made of no text in which a mail or a card comes later`(_ words: String) {
        let long = String(repeating: "We saw two goats.\n", count: Cleaner.headCount / 16)
        #expect(throws: CleanerError.refused) { try clean(Array((long + words).utf8)) }
    }

    @Test func `is made of no text that is a mail or a page only when all of it was seen`() {
        let folded = "X-Seen: 1\n" + String(repeating: "\tand two goats\n", count: Cleaner.headCount / 14)
        #expect(throws: CleanerError.refused) {
            try clean(Array((folded + "From: ana@example.org\nDate: 1 May\n\nThey came.").utf8))
        }
        #expect(throws: CleanerError.refused) { try clean(Array("\u{9F}<svg/>".utf8)) }
    }

    @Test func `of a picture and a text at once is one of them, with nothing of the other`() throws {
        // A PDF that is a ZIP as well: the archive lies behind the end of the PDF.
        let both = try Document.pdf.bytes() + Document.docx.bytes()
        let copy = try clean(both)
        #expect(copy.contentType == "application/pdf")
        #expect(!Samples.contains(copy.bytes, "PK\u{3}\u{4}") && !Samples.contains(copy.bytes, "PLANTED"))
    }

    @Test func `comes of pictures and recordings as it does for readers, piece by piece`() throws {
        let tool = try #require(Cleaner.Tools.installed().images)
        let jpeg = try Samples.bytes([tool, "-size", "600x400", "gradient:red-blue", "jpeg:-"])
        let planted = Samples.jpegWithPlace(jpeg)
        let copy = try clean(planted)
        #expect(copy == (try cleaner.reencode(image: planted)))
        #expect(!Samples.contains(copy.bytes, "PLANTED"))
    }

    @Test func `is not begun for what is too big, and given up when its time is over`() throws {
        let bytes = try Document.pdf.bytes()
        #expect(throws: CleanerError.tooBig) {
            try unsafe cleaner.clean(
                head: bytes,
                length: Cleaner.inputLimit + 1,
                within: 1_000,
                next: { _ in 0 },
                take: { _ in }
            )
        }
        #expect(throws: CleanerError.timedOut) { try clean(bytes, within: 1) }
    }

    @Test func `ends with the error of whoever reads or keeps it, and leaves the way free`() throws {
        struct Full: Error {}
        let bytes = try Document.docx.bytes()
        for _ in 1...3 {
            #expect(throws: Full.self) {
                try unsafe cleaner.clean(
                    head: bytes,
                    length: bytes.count,
                    within: 60_000,
                    next: { _ in throw Full() },
                    take: { _ in }
                )
            }
        }
        #expect(try clean(bytes).contentType.contains("document"))
    }
}
