// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How mat2 is called: as a library inside our own jail, by a few lines that look at the content and never at a name.
///
/// PDF pages are drawn anew as pictures, as many as there is time for, else there is no copy: as lines and letters, mat2's light way,
/// they would keep the pictures in them as they were sent, with place and camera. Office documents are unpacked, cleaned
/// part by part and packed again without what mat2 does not know, and texts lose what is no text. A script of our own, because
/// the program `mat2` wants a jail of its own, keeps names, and gives up on the first part that it does not know.
struct DocumentCommand {
    static let limits = JailLimits(
        milliseconds: 60_000,
        processorSeconds: 60,
        memoryBytes: 1 << 30,
        scratchBytes: 200 << 20,
        outputBytes: 64 << 20
    )

    /// mat2 opens its file by name, and ZIP has its index at the end.
    static let document = "/tmp/document"

    let tool: String

    var arguments: [String] { [tool, "-I", "-c", DocumentCommand.script, DocumentCommand.document] }

    /// What is asked of it where it only has to show that it works.
    var trial: [String] { [tool, "-I", "-c", DocumentCommand.trialScript] }

    private static let trialScript = "from libmat2 import parser_factory, office, pdf"

    /// Says which kind it is in one line, then gives the cleaned copy.
    ///
    /// Any other ending than 0 means that there is none.
    private static let script = """
        import os, shutil, sys, zipfile

        def kind(path):
            with open(path, "rb") as f:
                head = f.read(5)
            if head == b"%PDF-":
                return "pdf"
            if head[:4] != b"PK\\x03\\x04":
                return "txt"
            with zipfile.ZipFile(path) as z:
                parts = z.infolist()
                # A bomb is not unpacked to find out how large it is.
                if len(parts) > 3000 or sum(part.file_size for part in parts) > 100 << 20:
                    sys.exit(3)
                names = {part.filename for part in parts}
                if "[Content_Types].xml" in names:
                    for part, found in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"),
                                        ("ppt/presentation.xml", "pptx")):
                        if part in names:
                            return found
                if "mimetype" in names and z.getinfo("mimetype").file_size < 100:
                    return {
                        b"application/vnd.oasis.opendocument.text": "odt",
                        b"application/vnd.oasis.opendocument.spreadsheet": "ods",
                        b"application/vnd.oasis.opendocument.presentation": "odp",
                    }.get(z.read("mimetype").strip())
            return None

        def text(path):
            with open(path, "rb") as f:
                words = f.read().decode("utf-8-sig")
            kept = "".join(c for c in words if c in "\\n\\r\\t" or (ord(c) >= 32 and not 127 <= ord(c) < 160))
            if carries_more(kept.lower().replace("\\ufeff", "").strip().splitlines()):
                sys.exit(3)
            return kept.encode()

        # As `TextKind` does it with the beginning.
        def carries_more(lines):
            if not lines or lines[0][0] in (\(TextKind.beginnings.quoted)):
                return True
            if any(line.strip().startswith((\(TextKind.marks.quoted))) for line in lines):
                return True
            if lines[0].lstrip(">").startswith("from "):
                lines = lines[1:]
            heads = set()
            for line in lines:
                if line[:1] in (" ", "\\t"):
                    continue
                name, colon, _ = line.partition(":")
                if not colon:
                    break
                heads.add(name.strip())
            return len(heads & {\(TextKind.heads.quoted)}) > 1

        path = sys.argv[1]
        found = kind(path)
        if found is None:
            sys.exit(3)
        if found == "txt":
            sys.stdout.buffer.write(b"txt\\n" + text(path))
            sys.exit(0)
        # What is unpacked belongs to us already, and the call is not on the list.
        os.chmod = lambda *_, **__: None
        named = path + "." + found
        os.rename(path, named)
        from libmat2 import UnknownMemberPolicy, parser_factory
        if found == "pdf":
            from libmat2.pdf import PDFParser
            parser = PDFParser(named)
            parser.lightweight_cleaning = False
        else:
            from libmat2 import office
            parser = (office.LibreOfficeParser if found[0] == "o" else office.MSOfficeParser)(named)
            parser.unknown_member_policy = UnknownMemberPolicy.OMIT
        parser.sandbox = False
        if not parser.remove_all():
            sys.exit(4)
        os.remove(named)
        sys.stdout.buffer.write(found.encode() + b"\\n")
        with open(parser.output_filename, "rb") as f:
            shutil.copyfileobj(f, sys.stdout.buffer)
        """
}

/// What the script says in its first line.
enum DocumentKind: String {
    case pdf, docx, xlsx, pptx, odt, ods, odp, txt

    var contentType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .odp: "application/vnd.oasis.opendocument.presentation"
        case .txt: "text/plain"
        }
    }

    /// Whether these first bytes may be a document's; the script looks at all of it.
    static func mayBe(_ head: [UInt8]) -> Bool {
        func starts(_ text: StaticString) -> Bool { head.starts(with: Array(text.description.utf8)) }
        if starts("%PDF-") || head.starts(with: [0x50, 0x4B, 3, 4]) { return true }
        return TextKind.isPlain(head)
    }
}
