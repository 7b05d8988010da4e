// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Ledger

/// Somebody outside who is asked to countersign, and the way to them.
package struct OutsideWitness: Sendable {
    package let key: VerifierKey
    /// Brings a request (C2SP tlog-witness) there and the answer back; nothing else waits for it.
    ///
    /// - Throws: `WitnessTrouble`.
    package let send: @Sendable ([UInt8]) throws -> WitnessReply

    package init(key: VerifierKey, send: @escaping @Sendable ([UInt8]) throws -> WitnessReply) {
        self.key = key
        self.send = send
    }
}

/// An answer over HTTP as it came.
package struct WitnessReply: Sendable {
    package let status: Int
    package let type: String
    package let body: [UInt8]

    /// More is no answer of a witness.
    package static let mostBytes = 16_384

    package init(status: Int, type: String, body: [UInt8]) {
        self.status = status
        self.type = type
        self.body = body
    }

    /// How far the witness says to know the log; nil where it does not say it in the form of the protocol.
    var knownSize: Int? {
        guard type.prefix(while: { $0 != ";" && $0 != " " }) == "text/x.tlog.size" else { return nil }
        return AddCheckpoint.size(body)
    }
}

/// Why a witness has not countersigned.
package enum WitnessTrouble: Error, Hashable, Sendable, CaseIterable {
    /// It does not answer, or says that it cannot now.
    case unreached
    /// It will not: it does not know this log or its key, or it knows a tree that ours does not go on from.
    case refuses
    /// What came is no countersignature by its key of what was sent.
    case wrongAnswer

    var alarm: Alarm {
        switch self {
        case .unreached: .witnessUnreached
        case .refuses: .witnessRefuses
        case .wrongAnswer: .witnessAnswersWrongly
        }
    }
}
