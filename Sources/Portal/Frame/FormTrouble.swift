// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTTP
internal import Operations

/// What arrived, and what was wrong with how it arrived.
struct Arrived {
    let data: FormData
    /// Those that came just now.
    let new: [KeptFile]
    /// Those that came with an earlier try and travel along in the form.
    let kept: [KeptFile]
    let isForeign: Bool
    private let hadNoRoom: Bool
    private let isOneGone: Bool
    /// Names of those that would have been more than may come in one form.
    private let tooMuch: [String]

    /// `together`: the most bytes of all files, those that came with an earlier try included; what is more of the new ones is forgotten.
    init(_ data: FormData, kept: KeptFiles, _ attached: AttachedFiles, together: Int, isForeign: Bool) {
        var bytes: Int64 = 0
        var tooMuch: [String] = []
        func fits(_ file: KeptFile) -> Bool {
            guard bytes + file.reference.length <= Int64(together) else {
                tooMuch.append(file.reference.name)
                return false
            }
            bytes += file.reference.length
            return true
        }
        self.data = data
        self.kept = kept.files.filter(fits)
        new = attached.take(where: fits)
        self.isForeign = isForeign
        hadNoRoom = attached.hadNoRoom
        isOneGone = kept.isOneGone
        self.tooMuch = tooMuch
    }

    var files: [KeptFile] { kept + new }

    /// Nil when nothing stands against reading the form; else what to say and the status to say it with.
    var trouble: Trouble? {
        if isForeign { return Trouble(.errorsFormForeign, 403) }
        if data.problems.contains(.memoryFull) { return Trouble(.errorsBusy, 503) }
        for problem in data.problems {
            switch problem {
            case .textTooLong, .fieldTooLong, .tooManyFields: return Trouble(.errorsFormTooBig, 413)
            case .malformed, .unreadablePart: return Trouble(.errorsFormBroken, 400)
            case .invalidText: return Trouble(.errorsBrokenText, 400)
            case .tooManyFiles, .fileEmpty, .fileRefused, .fileTooLarge, .filesTooLarge, .fileBroken,
                .memoryFull:
                continue
            }
        }
        return nil
    }

    /// Each file that could not be taken, and why.
    var refused: [RefusedFile] {
        var refused = data.problems.compactMap { problem in
            switch problem {
            case .fileEmpty(_, let name): RefusedFile(.empty, name)
            case .fileTooLarge(_, let name): RefusedFile(.tooBig, name)
            case .filesTooLarge(_, let name): RefusedFile(.tooBigTogether, name)
            case .fileBroken(_, let name), .fileRefused(_, let name):
                RefusedFile(hadNoRoom ? .noRoom : .broken, name)
            case .tooManyFiles: RefusedFile(.tooMany, "")
            default: nil
            }
        }
        // Scripts send the files before the form: what was refused then stands in the form.
        refused += data.all("skipped").prefix(FormLimits().files).compactMap { RefusedFile(skipped: $0) }
        refused += tooMuch.map { RefusedFile(.tooBigTogether, $0) }
        if data.all("kept").count > FormLimits().files { refused.append(RefusedFile(.tooMany, "")) }
        if isOneGone { refused.append(RefusedFile(.gone, "")) }
        return refused
    }
}

/// Why a form cannot be taken as it came.
struct Trouble {
    let message: Message
    let status: Int

    init(_ message: Message, _ status: Int) {
        self.message = message
        self.status = status
    }
}

/// A file that could not be taken.
struct RefusedFile {
    /// The raw value is what scripts are told.
    enum Reason: String {
        case empty, tooBig, tooBigTogether, broken, tooMany, noRoom, gone
    }

    let reason: Reason
    private let name: String

    init(_ reason: Reason, _ name: String) {
        self.reason = reason
        self.name = name
    }

    /// From a field `reason:name`.
    init?(skipped field: String) {
        let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let reason = Reason(rawValue: String(parts[0])) else { return nil }
        self.init(reason, String(parts[1].prefix(200)))
    }

    /// After the rest was taken, or while nothing has been yet: the two must never be confused.
    func sentence(_ frame: PortalFrame, isTaken: Bool) -> LocalizedText {
        let t = frame.t
        let shown = Argument.text("name", FileName.shown(name))
        switch reason {
        case .empty: return t(isTaken ? .errorsFileEmpty : .errorsUnsentFileEmpty, shown)
        case .broken: return t(isTaken ? .errorsFileBroken : .errorsUnsentFileBroken, shown)
        case .noRoom: return t(isTaken ? .errorsFileNoRoom : .errorsUnsentFileNoRoom, shown)
        case .gone: return t(isTaken ? .errorsFileGone : .errorsUnsentFileGone)
        case .tooBig:
            return t(
                isTaken ? .errorsFileTooBig : .errorsUnsentFileTooBig,
                shown,
                .number("megabytes", Int(frame.installation.largestFile >> 20))
            )
        case .tooBigTogether:
            return t(
                isTaken ? .errorsFilesTooBig : .errorsUnsentFilesTooBig,
                shown,
                .number("megabytes", Int(frame.largestTotal >> 20))
            )
        case .tooMany:
            return t(
                isTaken ? .errorsTooManyFiles : .errorsUnsentTooManyFiles,
                .number("limit", FormLimits().files)
            )
        }
    }
}
