// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Domain
internal import Platform
internal import Records
internal import Sandbox
internal import Vault

/// The files of one form, as they go into the report: cleaned, and their originals kept apart where there are custodians.
struct TakenFiles {
    let files: [SentFile]
    let originals: [SealedApart]
    /// Those that were sealed once more: they are this form's alone.
    let sealedAnew: [[UInt8]]

    static let none = TakenFiles(files: [], originals: [], sealedAnew: [])
}

extension Operations {
    /// Makes of files that have arrived what the report's entry says of them: the last moment at which the node has their keys.
    ///
    /// What cannot be cleaned in time has no copy, and says why: that refuses no report.
    /// - Throws: `noCustodian` where a page promised two halves and, by now, nobody is there to keep one of them.
    func take(_ files: [FileReference], isPromisedApart: Bool, at: Instant) throws -> TakenFiles {
        guard !files.isEmpty else { return .none }
        let copies = cleanedCopies(of: files)
        var sealedAnew: [[UInt8]] = []
        do {
            // As late as can be: while the copies were made, another form may have taken the same file.
            let files = try ownFiles(files, &sealedAnew)
            var taken: [SentFile] = []
            var originals: [SealedApart] = []
            for (file, copy) in zip(files, copies) {
                guard let sealed = try store.keepApart(.file(file), by: nil, at: at) else {
                    guard !isPromisedApart else { throw Refusal.noCustodian }
                    taken.append(SentFile(.here(file), copy: copy))
                    continue
                }
                let kind = SentFile(.here(file), copy: copy).kind
                taken.append(SentFile(.apart(ApartFile(file, part: sealed.part, kind: kind)), copy: copy))
                originals.append(sealed)
            }
            return TakenFiles(files: taken, originals: originals, sealedAnew: sealedAnew)
        } catch {
            discard(copies.compactMap(\.file))
            discard(blobs: sealedAnew)
            throw error
        }
    }

    /// The files, each in a sealed file that no other report has: else an erasure in one would take it from the other.
    ///
    /// A form that is shown again carries its files, and so may the page before it, which by then is another report.
    /// - Throws: `busy` when there is no room for it, or when the other one has just been erased: nothing typed is lost.
    private func ownFiles(_ files: [FileReference], _ sealedAnew: inout [[UInt8]]) throws -> [FileReference] {
        try files.map { file in
            let isTaken = try store.read { try $0.isTaken(blob: file.blob) }
            guard isTaken else { return file }
            let own = try sealAnew(file)
            sealedAnew.append(own.blob)
            return own
        }
    }

    private func sealAnew(_ file: FileReference) throws -> FileReference {
        do {
            let reader = try open(file).reader
            let intake = try beginFile(name: file.name, contentType: file.contentType)
            do {
                var piece = [UInt8](repeating: 0, count: 1 << 16)
                while true {
                    let isOver = try unsafe piece.withUnsafeMutableBytes { room in
                        let count = try unsafe reader.next(into: room)
                        try unsafe intake.receive(UnsafeRawBufferPointer(rebasing: room[..<count]))
                        return count == 0
                    }
                    if isOver { return try intake.finish() }
                }
            } catch {
                intake.cancel()
                throw error
            }
        } catch is NoRoom {
            throw Refusal.busy
        } catch let error as BlobError where error.code == .missing {
            throw Refusal.busy
        }
    }

    /// A copy of each, or why there is none; all of them together take no longer than the options say.
    private func cleanedCopies(of files: [FileReference]) -> [CleanedCopy] {
        let deadline = monotonicMilliseconds() + Int64(options.cleaningMilliseconds)
        return files.enumerated().map { index, file in
            let left = Int(clamping: deadline - monotonicMilliseconds())
            guard left > 0 else { return .none(.noTime) }
            // One that is made to take long leaves time for those after it.
            let share = index + 1 < files.count ? max(left / 2, left / (files.count - index)) : left
            return cleanedCopy(of: file, within: share)
        }
    }

    private func cleanedCopy(of file: FileReference, within milliseconds: Int) -> CleanedCopy {
        guard let cleaner = options.cleaner else { return .none(.noTool) }
        guard file.length <= Cleaner.inputLimit else { return .none(.tooBig) }
        guard hasRoom() else { return .none(.noRoom) }
        do {
            let source = PeekedFile(try open(file).reader)
            let key = store.randomness.secretKey()
            let writer = try store.blobs.writer(key: key)
            do {
                let type = try unsafe cleaner.clean(
                    head: try source.head(Cleaner.headCount),
                    length: Int(file.length),
                    within: milliseconds,
                    next: { try unsafe source.next(into: $0) },
                    take: { try unsafe writer.push($0) }
                )
                let stored = try writer.finish()
                return .made(
                    FileReference(
                        blob: stored.id.bytes,
                        key: key.copyBytes(),
                        name: "",
                        contentType: type,
                        length: Int64(stored.length),
                        digest: stored.plainDigest
                    )
                )
            } catch {
                writer.cancel()
                throw error
            }
        } catch let error as CleanerError {
            return .none(NoCopy(error))
        } catch let error as BlobError where error.code == .full {
            return .none(.noRoom)
        } catch {
            // A file that was changed under our hands: the report goes on without.
            return .none(.failed)
        }
    }
}

extension NoCopy {
    fileprivate init(_ error: CleanerError) {
        switch error {
        case .unavailable: self = .noTool
        case .tooBig, .tooMuchOutput: self = .tooBig
        case .notRecognised: self = .unknownKind
        case .refused: self = .failed
        case .timedOut, .busy: self = .noTime
        }
    }
}

/// A sealed file opened piece by piece, whose first bytes may be looked at before they are given.
private final class PeekedFile {
    private let reader: BlobReader
    private var ahead: [UInt8] = []

    init(_ reader: BlobReader) { self.reader = reader }

    func head(_ count: Int) throws -> [UInt8] {
        var piece = [UInt8](repeating: 0, count: count)
        while ahead.count < count {
            let wanted = count - ahead.count
            let got = try unsafe piece.withUnsafeMutableBytes { room in
                try unsafe reader.next(into: UnsafeMutableRawBufferPointer(rebasing: room[..<wanted]))
            }
            if got == 0 { break }
            ahead += piece[..<got]
        }
        return ahead
    }

    func next(into room: UnsafeMutableRawBufferPointer) throws -> Int {
        guard !ahead.isEmpty else { return try unsafe reader.next(into: room) }
        let count = min(room.count, ahead.count)
        unsafe room.copyBytes(from: ahead[..<count])
        ahead.removeFirst(count)
        return count
    }
}
