// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTTP
internal import Operations

/// What arrived, and what was wrong with how it arrived.
struct Arrived {
    let data: FormData
    let files: [FileReference]
    let isForeign: Bool

    /// Nil when nothing stands against reading the form; else what to say and the status to say it with.
    var trouble: (message: Message, status: Int)? {
        if isForeign { return (.errorsFormForeign, 403) }
        for problem in data.problems {
            switch problem {
            case .bodyTooLarge, .textTooLong, .fieldTooLong, .tooManyFields: return (.errorsFormTooBig, 413)
            case .malformed, .unreadablePart: return (.errorsFormBroken, 400)
            case .invalidText: return (.errorsBrokenText, 400)
            case .tooManyFiles, .fileEmpty, .fileRefused, .fileTooLarge, .fileBroken: continue
            }
        }
        return nil
    }

    /// A sentence for each file that could not be taken.
    func refusedFiles(_ t: Speaker, largest: Int64) -> [LocalizedText] {
        data.problems.compactMap { problem in
            switch problem {
            case .fileEmpty(_, let name): t(.errorsFileEmpty, .text("name", FileName.shown(name)))
            case .fileTooLarge(_, let name):
                t(
                    .errorsFileTooBig,
                    .text("name", FileName.shown(name)),
                    .number("megabytes", Int(largest >> 20))
                )
            case .fileBroken(_, let name), .fileRefused(_, let name):
                t(.errorsFileBroken, .text("name", FileName.shown(name)))
            case .tooManyFiles: t(.errorsTooManyFiles, .number("limit", FormLimits().files))
            default: nil
            }
        }
    }
}
