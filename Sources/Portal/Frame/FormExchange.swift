// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations

/// Reads a form as it arrives and answers when it is whole.
final class FormExchange: Exchange {
    private let reader: FormReader
    private let attached: AttachedFiles
    private let answer: (FormData) -> Response

    init(_ reader: FormReader, _ attached: AttachedFiles, answer: @escaping (FormData) -> Response) {
        self.reader = reader
        self.attached = attached
        self.answer = answer
    }

    func receive(_ chunk: UnsafeRawBufferPointer) { unsafe reader.receive(chunk) }

    func finish() -> Response { answer(reader.finish()) }

    func abort() {
        reader.abort()
        attached.forget()
    }
}

/// The files of a form, sealed while they arrive.
final class AttachedFiles: FileReceiver {
    private(set) var files: [KeptFile] = []
    /// The disk had no room for one of them.
    private(set) var hadNoRoom = false
    private let operations: Operations
    private var arriving: FileIntake?

    init(_ operations: Operations) {
        self.operations = operations
    }

    func begin(name: String, fileName: String, contentType: String) -> Bool {
        guard FieldName.files.contains(name) else { return false }
        arriving = try? noting { try operations.beginFile(name: fileName, contentType: contentType) }
        return arriving != nil
    }

    func receive(_ chunk: UnsafeRawBufferPointer) throws {
        guard let arriving else { throw Refusal.notFound }
        try noting { try unsafe arriving.receive(chunk) }
    }

    func end() throws {
        guard let arriving else { throw Refusal.notFound }
        files.append(operations.keep(try noting { try arriving.finish() }))
        self.arriving = nil
    }

    func cancel() {
        arriving?.cancel()
        arriving = nil
    }

    /// Those of which `fits` says that they may stay; the others go at once.
    func take(where fits: (KeptFile) -> Bool) -> [KeptFile] {
        var kept: [KeptFile] = []
        for file in files {
            if fits(file) { kept.append(file) } else { operations.discard([file.reference]) }
        }
        files = kept
        return kept
    }

    /// The form never became whole: what had come of it goes at once.
    func forget() {
        operations.discard(files.map(\.reference))
        files = []
    }

    private func noting<R>(_ body: () throws -> R) throws -> R {
        do {
            return try body()
        } catch let error as NoRoom {
            hadNoRoom = true
            throw error
        }
    }
}
