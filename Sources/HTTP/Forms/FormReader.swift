// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Reads a form as its bytes arrive: words within limits, files into their receiver (Design 11 "Forms").
package final class FormReader {
    private enum Format {
        case urlencoded(UrlencodedMachine)
        case multipart(MultipartMachine, PartReader)
    }

    private let limits: FormLimits
    private var format: Format
    private var fields: FormFields
    private var received = 0

    package init(
        head: RequestHead,
        limits: FormLimits = FormLimits(),
        files: any FileReceiver = NoFiles()
    ) throws(FormRefusal) {
        if let length = head.contentLength, length > limits.bodyBytes * 2 { throw .tooLarge }
        guard let type = head.header("content-type").flatMap({ ContentType($0) }) else {
            throw .unsupportedType
        }
        switch type.type {
        case "application/x-www-form-urlencoded":
            let name = 1_024
            format = .urlencoded(UrlencodedMachine(pairBytes: (limits.fieldBytes + name) * 3))
        case "multipart/form-data":
            guard let boundary = type.boundary else { throw .noBoundary }
            format = .multipart(MultipartMachine(boundary: boundary), PartReader(limits, files))
        default:
            throw .unsupportedType
        }
        self.limits = limits
        fields = FormFields(limits)
    }

    package func receive(_ chunk: UnsafeRawBufferPointer) {
        received += chunk.count
        guard received <= limits.bodyBytes else { return }
        switch format {
        case .urlencoded(var machine):
            unsafe machine.receive(chunk) { add($0) }
            format = .urlencoded(machine)
        case .multipart(var machine, let reader):
            unsafe machine.receive(chunk, into: reader)
            format = .multipart(machine, reader)
        }
    }

    package func finish() -> FormData {
        var form = FormData()
        switch format {
        case .urlencoded(var machine):
            machine.finish { add($0) }
            form.fields = fields.fields
            form.problems = fields.problems
        case .multipart(var machine, let reader):
            let fault = machine.finish(into: reader)
            form.fields = reader.fields.fields
            form.files = reader.files
            form.problems = reader.fields.problems
            if let fault, received <= limits.bodyBytes { form.problems.append(.malformed(fault)) }
        }
        if received > limits.bodyBytes { form.problems.append(.bodyTooLarge) }
        return form
    }

    /// The connection died: a file that was arriving is forgotten.
    package func abort() {
        if case .multipart(_, let reader) = format { reader.partEnd(isWhole: false) }
    }

    private func add(_ event: UrlencodedMachine.Event) {
        switch event {
        case .pair(let name, let value): fields.add(name: name, value: value)
        case .tooLong(let name): fields.report(.fieldTooLong(name: String(decoding: name, as: UTF8.self)))
        }
    }
}
