// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why there is no cleaned copy; the original is kept all the same.
package enum CleanerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No sandbox or no tool on this machine: nothing is ever opened outside the sandbox.
    case unavailable
    case tooBig
    /// The first bytes are not those of a kind that is cleaned.
    case notRecognised
    /// The tool would not read it, or it broke a limit of memory or pixels.
    case refused
    case timedOut
    case tooMuchOutput
    /// As many files are being cleaned as may.
    case busy

    package var description: String {
        switch self {
        case .unavailable: "cleaning is not available here"
        case .tooBig: "too big to be cleaned"
        case .notRecognised: "not of a kind that is cleaned"
        case .refused: "refused by the cleaner"
        case .timedOut: "cleaning took too long"
        case .tooMuchOutput: "the cleaned copy is too big"
        case .busy: "too many files are being cleaned"
        }
    }
}
