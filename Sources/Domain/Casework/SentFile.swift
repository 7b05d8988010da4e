// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What a file is to those who read its report; its own name may name somebody.
package enum FileKind: Int, Sendable, CaseIterable {
    case photo = 1
    case recording = 2
    case document = 3
    case other = 4

    /// By the type that a file was sent with, or that its cleaned copy has.
    package init(contentType: String) {
        func has(_ words: [String]) -> Bool { words.contains { contentType.contains($0) } }
        if contentType.hasPrefix("image/") {
            self = .photo
        } else if contentType.hasPrefix("audio/") || contentType.hasPrefix("video/") {
            self = .recording
        } else if has([
            "text/plain", "text/csv", "pdf", "document", "msword", "ms-excel", "powerpoint", "rtf",
        ]) {
            self = .document
        } else {
            self = .other
        }
    }

    package var word: String {
        switch self {
        case .photo: "Photo"
        case .recording: "Recording"
        case .document: "Document"
        case .other: "File"
        }
    }
}

/// Why there is no cleaned copy of a file; the codes are stored.
package enum NoCopy: Int, Sendable, CaseIterable {
    /// It came before cleaned copies were made on arrival.
    case cameBefore = 1
    /// This machine has no program that cleans such files safely.
    case noTool = 2
    case tooBig = 3
    /// Of no kind that is cleaned.
    case unknownKind = 4
    /// The program would not read it, or died over it.
    case failed = 5
    /// There was no time left, or too many files came at once.
    case noTime = 6
    /// It was a voice; what it says was typed, or its time was over.
    case voiceGone = 7
    /// The disk was full, or nearly.
    case noRoom = 8
}

/// What readers may see of a file: a copy that was drawn, sounded or packed anew, or why there is none.
package enum CleanedCopy: Hashable, Sendable {
    case made(FileReference)
    case none(NoCopy)

    package var file: FileReference? {
        if case .made(let file) = self { file } else { nil }
    }
}

extension CleanedCopy: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        writer.bool(file != nil)
        switch self {
        case .made(let file): writer.value(file)
        case .none(let why): writer.code(why)
        }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        self = try reader.bool() ? .made(try reader.value()) : .none(try reader.code())
    }
}

/// What readers hold of an original that is kept apart: where it lies and their half, and nothing that names anybody.
///
/// What is derived from it, for whoever erases: the record `part.record`, and the sealed file `blob`.
package struct ApartFile: Hashable, Sendable, BinaryCodable, CustomStringConvertible {
    package let part: KeptApart
    /// The sealed file: its key lies in the record that opens with both halves.
    package let blob: [UInt8]
    package let kind: FileKind
    /// Its length, rounded up to a power of two.
    package let roomLength: Int64
    /// The digest of the content, by which an original can be recognised.
    package let digest: [UInt8]

    package init(_ file: FileReference, part: KeptApart, kind: FileKind) {
        self.part = part
        blob = file.blob
        self.kind = kind
        var room: Int64 = 1024
        while room < file.length { room <<= 1 }
        roomLength = room
        digest = file.digest
    }

    package var description: String { "ApartFile(redacted)" }

    package func write(to writer: inout ByteWriter) {
        writer.value(part)
        writer.blob(blob)
        writer.code(kind)
        writer.int(roomLength)
        writer.blob(digest)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        part = try reader.value()
        blob = try reader.blob()
        kind = try reader.code()
        roomLength = try reader.int64()
        digest = try reader.blob()
    }
}

/// A file that came with a report, as the readers of the report hold it.
package struct SentFile: Hashable, Sendable, CustomStringConvertible {
    package enum Original: Hashable, Sendable {
        /// Whoever reads the report can have it: in a house without custodians.
        case here(FileReference)
        /// It opens with two halves (Design 4).
        case apart(ApartFile)
    }

    package let original: Original
    package private(set) var copy: CleanedCopy
    /// It is gone for good, and its original too: what is left is its fingerprint.
    ///
    /// A step of the report's history says so; the entry that brought it stays as it was.
    package private(set) var isErased = false

    package init(_ original: Original, copy: CleanedCopy) {
        self.original = original
        self.copy = copy
    }

    var erased: SentFile {
        var file = self
        file.isErased = true
        return file
    }

    var withoutVoice: SentFile {
        var file = self
        file.copy = .none(.voiceGone)
        return file
    }

    /// Whether readers hear somebody's voice in it, while the original is kept apart.
    package var hasVoice: Bool { kind == .recording && apart != nil && copy.file != nil }

    /// A file as it stands in entries from before there were cleaned copies.
    package init(_ file: FileReference) { self.init(.here(file), copy: .none(.cameBefore)) }

    package var apart: ApartFile? {
        if case .apart(let file) = original, !isErased { file } else { nil }
    }

    /// Whoever reads the report has it; nil where it is kept apart.
    package var here: FileReference? {
        if case .here(let file) = original, !isErased { file } else { nil }
    }

    package var kind: FileKind {
        switch original {
        case .here(let file): FileKind(contentType: copy.file?.contentType ?? file.contentType)
        case .apart(let file): file.kind
        }
    }

    /// The sealed file as it came.
    package var originalBlob: [UInt8] {
        switch original {
        case .here(let file): file.blob
        case .apart(let file): file.blob
        }
    }

    package var digest: [UInt8] {
        switch original {
        case .here(let file): file.digest
        case .apart(let file): file.digest
        }
    }

    /// Every sealed file that belongs to it.
    package var blobs: [[UInt8]] {
        isErased ? [] : [here?.blob ?? apart?.blob, copy.file?.blob].compactMap { $0 }
    }

    package var description: String { "SentFile(redacted)" }

    /// Whether an entry from before there were cleaned copies says the same.
    fileprivate var isOfFirstVersion: Bool { here != nil && copy == .none(.cameBefore) }
}

/// Files in the entries of a report: 1 is a list of references, 2 says of each where its original is and what readers see.
package enum SentFiles {
    package static func version(of files: [SentFile]) -> Int {
        files.allSatisfy(\.isOfFirstVersion) ? 1 : 2
    }

    static func write(_ files: [SentFile], to writer: inout ByteWriter) {
        let isFirst = version(of: files) == 1
        writer.list(files) { writer, file in
            switch file.original {
            case .here(let reference):
                if !isFirst { writer.bool(false) }
                writer.value(reference)
            case .apart(let part):
                writer.bool(true)
                writer.value(part)
            }
            if !isFirst { writer.value(file.copy) }
        }
    }

    static func read(version: Int, from reader: inout ByteReader) throws(DecodingFailure) -> [SentFile] {
        try reader.list { r throws(DecodingFailure) in
            if version == 1 { return SentFile(try r.value()) }
            let isApart = try r.bool()
            let original: SentFile.Original = isApart ? .apart(try r.value()) : .here(try r.value())
            return SentFile(original, copy: try r.value())
        }
    }
}
