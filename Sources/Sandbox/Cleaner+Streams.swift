// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// What a file is, as its first bytes say, and so which program makes its copy.
private enum Way {
    case picture(MediaKind), sound(MediaKind), document

    init(_ head: [UInt8]) throws {
        if let kind = MediaKind(head) {
            self = kind.isImage ? .picture(kind) : .sound(kind)
        } else if DocumentKind.mayBe(head) {
            self = .document
        } else {
            throw CleanerError.notRecognised
        }
    }
}

extension Cleaner {
    /// How many of the first bytes `clean` wants to see.
    package static let headCount = 4096

    /// Makes the copy that readers see of a file that has just come, piece by piece, and says of which kind it is.
    ///
    /// `head`: the first bytes, which `next` gives once more; `length`: of all of it. `milliseconds` is all that it may take, the wait for its turn
    /// included. What `take` got counts only when this returns.
    /// - Throws: `CleanerError`, or what `next` or `take` throws.
    package func clean(
        head: [UInt8],
        length: Int,
        within milliseconds: Int,
        next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
        take: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws -> String {
        guard length <= Cleaner.inputLimit else { throw CleanerError.tooBig }
        let way = try Way(head)
        let deadline = monotonicMilliseconds() + Int64(milliseconds)
        let found = tools.found
        guard let jail = found.jail else { throw CleanerError.unavailable }
        do {
            return try arriving.run(within: max(0, milliseconds)) {
                let left = Int(clamping: deadline - monotonicMilliseconds())
                guard left > 0 else { throw CleanerError.timedOut }
                return try unsafe clean(
                    way,
                    found,
                    jail,
                    length: length,
                    within: left,
                    next: next,
                    take: take
                )
            }
        } catch is SlotsFull {
            throw CleanerError.busy
        }
    }

    private func clean(
        _ way: Way,
        _ found: FoundTools.Found,
        _ jail: Jail,
        length: Int,
        within milliseconds: Int,
        next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int,
        take: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws -> String {
        func within(_ limits: JailLimits) -> JailLimits {
            var limits = share(limits)
            limits.milliseconds = min(limits.milliseconds, milliseconds)
            return limits
        }
        let gate = unsafe OutputGate(take)
        switch way {
        case .picture(let kind):
            guard let tool = found.images else { throw CleanerError.unavailable }
            let target: MediaKind = kind == .png || kind == .gif ? .png : .jpeg
            let command = ImageCommand(tool: tool, from: kind, to: target, size: length).arguments
            try unsafe jail.stream(command, within(ImageCommand.limits), next: next) {
                try unsafe gate.pass($0)
            }
            guard MediaKind(gate.head) == target else { throw CleanerError.refused }
            return "image/\(target.rawValue)"
        case .sound(let kind):
            guard let tool = found.audio else { throw CleanerError.unavailable }
            let command = AudioCommand(tool: tool, from: kind).arguments
            let file = AudioCommand.recording
            try unsafe jail.stream(command, inputFile: file, within(AudioCommand.limits), next: next) {
                try unsafe gate.pass($0)
            }
            guard MediaKind(gate.head) == .ogg else { throw CleanerError.refused }
            return "audio/ogg"
        case .document:
            guard let tool = found.documents else { throw CleanerError.unavailable }
            let command = DocumentCommand(tool: tool).arguments
            let file = DocumentCommand.document
            try unsafe jail.stream(command, inputFile: file, within(DocumentCommand.limits), next: next) {
                try unsafe gate.passAfterLine($0)
            }
            guard let kind = DocumentKind(rawValue: gate.line), !gate.head.isEmpty else {
                throw CleanerError.refused
            }
            return kind.contentType
        }
    }
}

/// What comes out of the jail on its way to where it is kept: its first bytes are looked at.
@safe private final class OutputGate {
    private(set) var head: [UInt8] = []
    /// The first line, where one is asked for; it is not passed on.
    private(set) var line = ""
    private var hasLine = false
    private let take: (UnsafeRawBufferPointer) throws -> Void

    init(_ take: @escaping (UnsafeRawBufferPointer) throws -> Void) { unsafe self.take = take }

    func pass(_ bytes: UnsafeRawBufferPointer) throws {
        if head.count < 16 { unsafe head += bytes.prefix(16 - head.count) }
        try unsafe take(bytes)
    }

    func passAfterLine(_ bytes: UnsafeRawBufferPointer) throws {
        if hasLine { return try unsafe pass(bytes) }
        let end = unsafe bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        guard line.utf8.count + end <= 16 else { throw CleanerError.refused }
        line += unsafe String(decoding: bytes[..<end], as: UTF8.self)
        guard end < bytes.count else { return }
        hasLine = true
        if end + 1 < bytes.count {
            try unsafe pass(UnsafeRawBufferPointer(rebasing: bytes[(end + 1)...]))
        }
    }
}
