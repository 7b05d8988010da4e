// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Records

/// What somebody gets who asks for a paper to keep.
package enum PaperAnswer: Sendable {
    /// A promise until the batch is closed, afterwards the proof.
    case paper([UInt8])
    /// There is none: a short code gives none, and before the first batch nobody has one.
    case none
    /// The visit's fifteen minutes are over.
    case over
}

extension Operations {
    /// Closes the batch that is due; the house's own time counts, also in a demonstration (Design 11 "Time").
    package func tendLedger() throws { try logbook.closeIfDue(at: wall.now) }

    /// Asks the witnesses outside, and waits for them: never on a thread that something else waits for.
    package func askWitnesses() throws { try logbook.askWitnesses(at: wall.now) }

    /// For whoever holds the receipt.
    package func paper(token: String) throws -> PaperAnswer {
        guard let pass = pass(token) else { return .over }
        guard let record = pass.record else { return .none }
        return try refusing {
            guard let paper = try logbook.paper(of: record, at: wall.now) else { return .none }
            return .paper(paper.bytes)
        }
    }
}
