// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// What can go wrong between an operation and its records; no case carries content.
package enum RecordsError: Error, Equatable, CustomStringConvertible {
    /// No such record, or none that this member may open: the two look alike.
    case notFound
    /// Somebody else wrote first; the head they left is carried.
    case conflict(head: Int)
    case damaged
    /// Written by a newer Amparo: may be read as far as it goes, not written.
    case readOnly
    case notEntitled
    case directory(DirectoryProblem)
    case busy

    package enum DirectoryProblem: Equatable, Sendable {
        case notFounded, brokenChain, wrongRoot, stale, noCustodian
        case refused(DirectoryState.Refusal)
    }

    package var description: String {
        switch self {
        case .notFound: "not found"
        case .conflict: "somebody else wrote first"
        case .damaged: "what is stored does not match its seal"
        case .readOnly: "needs a newer Amparo"
        case .notEntitled: "not entitled"
        case .directory(let problem): "directory: \(problem)"
        case .busy: "too many at once"
        }
    }
}
