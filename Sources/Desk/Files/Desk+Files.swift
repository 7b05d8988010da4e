// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Domain
internal import HTML
internal import HTTP
internal import Operations
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

    /// A copy drawn or sounded anew inside the jail; nothing else is ever shown in the page (Design 9).
    func view(_ kind: RecordKind, _ id: RecordID, _ index: Int, _ request: DeskRequest) throws -> Response {
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
                type: Desk.shown(clean.contentType)
            )
        } catch let error as CleanerError {
            return notShown("No safe copy could be made: \(error).", request)
        }
    }

    private func notShown(_ why: String, _ request: DeskRequest) -> Response {
        message(415, "This file cannot be shown here", why + " You can download it.", request)
    }

    private static func shown(_ type: String) -> StaticString {
        switch type {
        case "image/png": "image/png"
        case "image/jpeg": "image/jpeg"
        default: "audio/ogg"
        }
    }

    /// A file in a page: a safe copy where one can be made, and always the way to the original.
    func media(_ file: FileReference, _ kind: RecordKind, _ id: RecordID, _ index: Int) -> MediaView {
        let isImage = file.contentType.hasPrefix("image/")
        let isAudio = file.contentType.hasPrefix("audio/")
        let fits = file.length <= Int64(Cleaner.inputLimit)
        let canShow =
            fits
            && (isImage && cleaner?.imagesAvailable == true || isAudio && cleaner?.audioAvailable == true)
        let size = file.length < 1 << 20 ? "\(max(1, file.length >> 10)) kB" : "\(file.length >> 20) MB"
        return MediaView(
            !canShow ? .none : isImage ? .image(width: 480, height: 360, description: file.name) : .audio,
            name: file.name,
            note: canShow
                ? "\(size). Shown as a safe copy." : "\(size). Not shown here; it can be downloaded.",
            source: DeskRoute.view(kind, id, index).link,
            download: DeskRoute.file(kind, id, index).link
        )
    }
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
