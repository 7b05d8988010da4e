// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Reads a form as its bytes arrive: words within limits, files into their receiver (Design 11 "Forms").
package final class FormReader {
    private enum Format {
        case urlencoded(UrlencodedMachine)
        case multipart(MultipartMachine, PartReader)
    }

    private let limits: FormLimits
    private let share: FormShare
    private var format: Format
    private var fields: FormFields
    /// What may still be asked of the memory for words that come encoded.
    private var unpaid: Int

    package init(
        head: RequestHead,
        limits: FormLimits = FormLimits(),
        files: any FileReceiver = NoFiles(),
        memory: FormMemory = .shared
    ) throws(FormRefusal) {
        guard let type = head.header("content-type").flatMap({ ContentType($0) }) else {
            throw .unsupportedType
        }
        let share = FormShare(memory)
        switch type.type {
        case "application/x-www-form-urlencoded":
            let name = 1_024
            format = .urlencoded(UrlencodedMachine(pairBytes: (limits.fieldBytes + name) * 3))
        case "multipart/form-data":
            guard let boundary = type.boundary else { throw .noBoundary }
            format = .multipart(MultipartMachine(boundary: boundary), PartReader(limits, files, share))
        default:
            throw .unsupportedType
        }
        self.limits = limits
        self.share = share
        unpaid = limits.textBytes * 3 + FormMemory.freeBytes
        fields = FormFields(limits)
    }

    package func receive(_ chunk: UnsafeRawBufferPointer) {
        switch format {
        case .urlencoded(var machine):
            unsafe machine.receive(room(in: chunk)) { add($0) }
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
            if let fault { form.problems.append(.malformed(fault)) }
        }
        if share.isExhausted { form.problems.append(.memoryFull) }
        return form
    }

    /// The connection died: a file that was arriving is forgotten.
    package func abort() {
        if case .multipart(_, let reader) = format { reader.partEnd(isWhole: false) }
    }

    /// As much of the chunk as may be kept; after a gap nothing more, for it would not join.
    private func room(in chunk: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        if share.isExhausted { return unsafe UnsafeRawBufferPointer(rebasing: chunk[..<0]) }
        // Whatever the length of the body, no more than this of it is held.
        let wanted = min(chunk.count, unpaid)
        let granted = share.take(wanted)
        unpaid -= granted
        return granted < wanted ? unsafe UnsafeRawBufferPointer(rebasing: chunk[..<granted]) : unsafe chunk
    }

    private func add(_ event: UrlencodedMachine.Event) {
        switch event {
        case .pair(let name, let value): fields.add(name: name, value: value)
        case .tooLong(let name, let value): fields.add(name: name, value: value, isCut: true)
        }
    }
}
