// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What was wrong with a form; none of it stops the rest from being taken.
package enum FormProblem: Equatable, Sendable {
    case tooManyFields
    case fieldTooLong(name: String)
    case textTooLong
    case invalidText(name: String)
    case tooManyFiles
    case fileEmpty(name: String, fileName: String)
    case fileRefused(name: String, fileName: String)
    case fileTooLarge(name: String, fileName: String)
    /// It was one too many for all files together.
    case filesTooLarge(name: String, fileName: String)
    /// It could not be stored, or ended before its end.
    case fileBroken(name: String, fileName: String)
    case unreadablePart
    /// Many long forms arrived at once: the end of the words had no room.
    case memoryFull
    case malformed(MultipartFault)
}

/// Why a body cannot be read as a form at all.
package enum FormRefusal: Error, Equatable, Sendable {
    case unsupportedType, noBoundary

    package var status: Int {
        switch self {
        case .unsupportedType: 415
        case .noBoundary: 400
        }
    }
}
