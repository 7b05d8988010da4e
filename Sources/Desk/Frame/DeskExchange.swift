// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations

/// Reads a form as it arrives and answers when it is whole.
final class DeskExchange: Exchange {
    private let reader: FormReader
    private let files: SealedFiles?
    private let answer: (FormData, [FileReference]) -> Response

    init(
        _ reader: FormReader,
        files: SealedFiles?,
        answer: @escaping (FormData, [FileReference]) -> Response
    ) {
        self.reader = reader
        self.files = files
        self.answer = answer
    }

    func receive(_ chunk: UnsafeRawBufferPointer) { unsafe reader.receive(chunk) }

    func finish() -> Response { answer(reader.finish(), files?.files ?? []) }

    func abort() { reader.abort() }
}

/// The files of a member's form, sealed while they arrive.
final class SealedFiles: FileReceiver {
    private(set) var files: [FileReference] = []
    private let operations: Operations
    private var arriving: FileIntake?

    init(_ operations: Operations) {
        self.operations = operations
    }

    func begin(name: String, fileName: String, contentType: String) -> Bool {
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
