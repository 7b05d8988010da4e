// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A form as it was filled in, with what had to be left out.
package struct FormData: Sendable {
    package var fields: [(name: String, value: String)] = []
    package var files: [ReceivedFile] = []
    package var problems: [FormProblem] = []

    package init() {}

    package func first(_ name: StaticString) -> String? {
        let wanted = name.description
        return fields.first { $0.name == wanted }?.value
    }

    package func all(_ name: StaticString) -> [String] {
        let wanted = name.description
        return fields.filter { $0.name == wanted }.map(\.value)
    }
}

/// A file that its receiver took whole.
package struct ReceivedFile: Equatable, Sendable {
    /// Of the form's field.
    package let name: String
    /// As the sender called it: not to be trusted as a path or as words.
    package let fileName: String
    package let contentType: String
    package let bytes: Int
}

/// Takes the files of a form as they arrive; they are never whole in memory.
package protocol FileReceiver: AnyObject {
    /// False skips the file, and the form says so.
    func begin(name: String, fileName: String, contentType: String) -> Bool
    func receive(_ chunk: UnsafeRawBufferPointer) throws
    func end() throws
    /// After a `begin` that gets no `end`: forget it.
    func cancel()
}

/// For forms without file fields: refuses every file.
package final class NoFiles: FileReceiver {
    package init() {}

    package func begin(name: String, fileName: String, contentType: String) -> Bool { false }

    package func receive(_ chunk: UnsafeRawBufferPointer) {}

    package func end() {}

    package func cancel() {}
}
