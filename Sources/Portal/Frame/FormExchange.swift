// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations

/// Reads a form as it arrives and answers when it is whole.
final class FormExchange: Exchange {
    private let reader: FormReader
    private let answer: (FormData) -> Response

    init(_ reader: FormReader, answer: @escaping (FormData) -> Response) {
        self.reader = reader
        self.answer = answer
    }

    func receive(_ chunk: UnsafeRawBufferPointer) { unsafe reader.receive(chunk) }

    func finish() -> Response { answer(reader.finish()) }

    func abort() { reader.abort() }
}

/// The files of a form, sealed while they arrive.
final class AttachedFiles: FileReceiver {
    private(set) var files: [FileReference] = []
    private let operations: Operations
    private var arriving: FileIntake?

    init(_ operations: Operations) {
        self.operations = operations
    }

    func begin(name: String, fileName: String, contentType: String) -> Bool {
        guard FieldName.files.contains(name) else { return false }
        arriving = try? operations.beginFile(name: fileName, contentType: contentType)
        return arriving != nil
    }

    func receive(_ chunk: UnsafeRawBufferPointer) throws {
        guard let arriving else { throw Refusal.notFound }
        try unsafe arriving.receive(chunk)
    }

    func end() throws {
        guard let arriving else { throw Refusal.notFound }
        files.append(try arriving.finish())
        self.arriving = nil
    }

    func cancel() {
        arriving?.cancel()
        arriving = nil
    }
}
