// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Sorts the parts of a multipart form into words and files.
final class PartReader: MultipartSink {
    private enum Part {
        case none
        case field(name: String, value: [UInt8], isTooLong: Bool)
        case file(FilePart)
    }

    private static let longestNames = 2_048

    private(set) var fields: FormFields
    private(set) var files: [ReceivedFile] = []

    private let limits: FormLimits
    private let receiver: any FileReceiver
    private var part = Part.none
    private let share: FormShare
    private var fileParts = 0
    /// Of the files that were taken and of the one that is arriving.
    private var filesBytes = 0

    init(_ limits: FormLimits, _ receiver: any FileReceiver, _ share: FormShare) {
        self.limits = limits
        self.share = share
        self.receiver = receiver
        fields = FormFields(limits)
    }

    func part(_ head: PartHead?) {
        let names = (head?.name.utf8.count ?? 0) + (head?.fileName?.utf8.count ?? 0)
        // Names stay in memory as words do, and the longest of our forms is short.
        guard let head, names <= PartReader.longestNames, share.take(names) == names else {
            fields.report(.unreadablePart)
            part = .none
            return
        }
        if head.hasInvalidText { fields.report(.invalidText(name: head.name)) }
        if head.fileName == nil {
            part = .field(name: head.name, value: [], isTooLong: false)
        } else {
            part = .file(FilePart(head))
        }
    }

    func data(_ bytes: UnsafeRawBufferPointer) {
        switch part {
        case .none:
            return
        case .field(let name, var value, var isTooLong):
            part = .none  // so that the array is not copied at every piece
            // After a gap nothing more is kept, for it would not join.
            let room = isTooLong ? 0 : limits.fieldBytes - value.count
            let kept = share.take(min(bytes.count, room))
            if kept < bytes.count { isTooLong = true }
            unsafe value.append(contentsOf: bytes[..<kept])
            part = .field(name: name, value: value, isTooLong: isTooLong)
        case .file(let file):
            unsafe take(bytes, file)
        }
    }

    func partEnd(isWhole: Bool) {
        defer { part = .none }
        switch part {
        case .none:
            return
        case .field(let name, let value, let isTooLong):
            fields.add(name: Array(name.utf8), value: value, isCut: isTooLong)
        case .file(let file):
            end(file, isWhole: isWhole)
        }
    }

    private func take(_ bytes: UnsafeRawBufferPointer, _ file: FilePart) {
        if file.state == .untouched { begin(file) }
        guard file.state == .arriving else { return }
        file.bytes += bytes.count
        filesBytes += bytes.count
        guard file.bytes <= limits.fileBytes else {
            return give(up: file, .fileTooLarge(name: file.name, fileName: file.fileName))
        }
        guard filesBytes <= limits.filesBytes else {
            return give(up: file, .filesTooLarge(name: file.name, fileName: file.fileName))
        }
        do {
            try unsafe receiver.receive(bytes)
        } catch {
            give(up: file, .fileBroken(name: file.name, fileName: file.fileName))
        }
    }

    private func begin(_ file: FilePart) {
        fileParts += 1
        guard fileParts <= limits.files else {
            file.state = .skipped
            return fields.report(.tooManyFiles)
        }
        guard receiver.begin(name: file.name, fileName: file.fileName, contentType: file.contentType) else {
            file.state = .skipped
            return fields.report(.fileRefused(name: file.name, fileName: file.fileName))
        }
        file.state = .arriving
    }

    private func give(up file: FilePart, _ problem: FormProblem) {
        file.state = .skipped
        filesBytes -= file.bytes
        receiver.cancel()
        fields.report(problem)
    }

    private func end(_ file: FilePart, isWhole: Bool) {
        let broken = FormProblem.fileBroken(name: file.name, fileName: file.fileName)
        switch file.state {
        case .skipped:
            return
        case .untouched:
            // Browsers send a nameless, empty part for a field in which no file was chosen.
            if file.fileName.isEmpty { return }
            fields.report(isWhole ? .fileEmpty(name: file.name, fileName: file.fileName) : broken)
        case .arriving:
            guard isWhole else { return give(up: file, broken) }
            do {
                try receiver.end()
                files.append(file.received)
            } catch {
                give(up: file, broken)
            }
        }
    }
}

/// A file on its way.
private final class FilePart {
    enum State {
        case untouched, arriving, skipped
    }

    let name: String
    let fileName: String
    let contentType: String
    var state = State.untouched
    var bytes = 0

    init(_ head: PartHead) {
        name = head.name
        fileName = head.fileName ?? ""
        contentType = head.contentType
    }

    var received: ReceivedFile {
        ReceivedFile(name: name, fileName: fileName, contentType: contentType, bytes: bytes)
    }
}
