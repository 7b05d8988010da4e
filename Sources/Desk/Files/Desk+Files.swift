// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Records
internal import Sandbox

extension Desk {
    /// The original, to be kept and never shown by the browser.
    func download(_ kind: RecordKind, _ id: RecordID, _ index: Int, _ request: DeskRequest) throws -> Response
    {
        let file = try operations.openFile(kind, id, index: index, request.session)
        return .download(
            BlobStream(file.reader),
            length: file.reader.length,
            type: "application/octet-stream",
            fileName: file.reference.name
        )
    }

    /// The cleaned copy: pictures and sounds in the page, documents as a download (Design 9).
    ///
    /// What came before copies were made, and what members add, is drawn or sounded anew while it is looked at.
    func view(_ kind: RecordKind, _ id: RecordID, _ index: Int, _ request: DeskRequest) throws -> Response {
        if kind == .report, let copy = try operations.openCopy(id, index: index, request.session) {
            let type = copy.reference.contentType
            let stream = BlobStream(copy.reader)
            if let shown = Desk.shown(type) {
                return .media(stream, length: copy.reader.length, type: shown)
            }
            let name = "\(FileKind(contentType: type).word) \(index + 1).\(Desk.ending(type))"
            return .download(stream, length: copy.reader.length, type: type, fileName: name)
        }
        let file = try operations.openFile(kind, id, index: index, request.session)
        guard let cleaner, file.reader.length <= Cleaner.inputLimit else {
            return notShown("It is too big, or this machine has no safe viewer.", request)
        }
        do {
            let bytes = try BlobStream(file.reader).all()
            let clean =
                file.reference.contentType.hasPrefix("audio/")
                    || file.reference.contentType.hasPrefix("video/")
                ? try cleaner.reencode(audio: bytes) : try cleaner.reencode(image: bytes)
            return .media(
                MemoryStream(clean.bytes),
                length: clean.bytes.count,
                type: Desk.shown(clean.contentType) ?? "audio/ogg"
            )
        } catch let error as CleanerError {
            return notShown("No safe copy could be made: \(error).", request)
        }
    }

    private func notShown(_ why: String, _ request: DeskRequest) -> Response {
        message(415, "This file cannot be shown here", why + " You can download it.", request)
    }

    /// The only types that a page shows by itself; nil for every other.
    private static func shown(_ type: String) -> StaticString? {
        switch type {
        case "image/png": "image/png"
        case "image/jpeg": "image/jpeg"
        case "audio/ogg": "audio/ogg"
        default: nil
        }
    }

    /// How the name of a cleaned document ends.
    private static func ending(_ type: String) -> String {
        if type.hasSuffix(".text") { return "odt" }
        if type.hasSuffix("opendocument.spreadsheet") { return "ods" }
        if type.hasSuffix("opendocument.presentation") { return "odp" }
        if type.contains("wordprocessingml") { return "docx" }
        if type.contains("spreadsheetml") { return "xlsx" }
        if type.contains("presentationml") { return "pptx" }
        return type == "application/pdf" ? "pdf" : "txt"
    }

    /// A file of a case in a page: a safe copy where one can be made, and always the way to the original.
    func media(_ file: FileReference, _ kind: RecordKind, _ id: RecordID, _ index: Int) -> MediaView {
        let canShow = canDraw(file)
        let size = Desk.size(file.length)
        return MediaView(
            !canShow ? .none : Desk.shape(file.contentType, file.name),
            name: file.name,
            note: canShow
                ? "\(size). Shown as a safe copy." : "\(size). Not shown here; it can be downloaded.",
            source: DeskRoute.view(kind, id, index).link,
            download: DeskRoute.file(kind, id, index).link
        )
    }

    /// A file of a report in a page: its safe copy, and the original only where whoever reads the report may have it.
    func media(_ index: Int, of report: Opened<ReportState>) -> MediaView {
        let file = report.state.files[index]
        let isTyped = report.state.transcript(of: index) != nil
        let view = DeskRoute.view(.report, report.id, index).link
        if file.isErased {
            let note: Phrase =
                isTyped ? "Erased for good; what was typed of it stands below." : "Erased for good."
            return MediaView(.none, name: file.shownName(index), note: note, source: view)
        }
        let original = DeskRoute.file(.report, report.id, index).link
        if let here = file.here, file.copy == .none(.cameBefore) || file.copy.file == nil && canDraw(here) {
            return media(here, .report, report.id, index)
        }
        let name = file.shownName(index)
        let size = file.here.map { Desk.size($0.length) } ?? "Up to \(Desk.size(file.apart?.roomLength ?? 0))"
        let note: Phrase
        let shape: MediaView.Kind
        var copy: Link?
        switch file.copy {
        case .made(let made) where Desk.shown(made.contentType) != nil:
            shape = Desk.shape(made.contentType, name)
            note = "\(size). Shown as a safe copy."
        case .made:
            shape = .none
            copy = view
            note = "\(size). The safe copy holds no names of writers, no earlier versions and no scripts."
        case .none(.voiceGone):
            shape = .none
            note =
                isTyped
                ? "\(size). No reader hears the voice any more; what was typed of it stands below."
                : "\(size). No reader hears the voice any more, and nothing was typed of it."
        case .none(let why):
            shape = .none
            note = "\(size). No safe copy: \(Desk.words(why))."
        }
        return MediaView(
            shape,
            name: name,
            note: note,
            source: view,
            download: file.here != nil ? original : nil,
            copy: copy
        )
    }

    private func canDraw(_ file: FileReference) -> Bool {
        file.length <= Int64(Cleaner.inputLimit)
            && (file.contentType.hasPrefix("image/") && cleaner?.imagesAvailable == true
                || file.contentType.hasPrefix("audio/") && cleaner?.audioAvailable == true)
    }

    private static func shape(_ type: String, _ name: String) -> MediaView.Kind {
        type.hasPrefix("image/") ? .image(width: 480, height: 360, description: name) : .audio
    }

    private static func size(_ length: Int64) -> String {
        length < 1 << 20 ? "\(max(1, length >> 10)) kB" : "\(length >> 20) MB"
    }

    private static func words(_ why: NoCopy) -> String {
        switch why {
        case .cameBefore: "it came before safe copies were made"
        case .noTool: "this machine had no safe viewer when it came"
        case .tooBig: "it is too big"
        case .unknownKind: "it is of no kind that can be cleaned"
        case .failed: "the program that cleans could not read it"
        case .noTime: "there was no time for it when it came"
        case .noRoom: "the disk of this machine was full when it came"
        case .voiceGone: "no reader hears the voice any more"
        }
    }
}

extension SentFile {
    /// Its own name where readers may know it, else what it is and its place in the report.
    func shownName(_ index: Int) -> String { here?.name ?? "\(kind.word) \(index + 1)" }
}

/// A sealed file, opened piece by piece while it is sent.
final class BlobStream: BodyStream {
    private let reader: BlobReader

    init(_ reader: BlobReader) { self.reader = reader }

    func next(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try unsafe reader.next(into: buffer)
    }

    func all() throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(reader.length)
        var piece = [UInt8](repeating: 0, count: 1 << 17)
        while true {
            let count = try unsafe piece.withUnsafeMutableBytes { try unsafe next(into: $0) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }
}

/// Bytes in memory, sent piece by piece.
final class MemoryStream: BodyStream {
    private let bytes: [UInt8]
    private var sent = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func next(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = min(buffer.count, bytes.count - sent)
        guard count > 0 else { return 0 }
        unsafe buffer.copyBytes(from: bytes[sent..<(sent + count)])
        sent += count
        return count
    }
}
