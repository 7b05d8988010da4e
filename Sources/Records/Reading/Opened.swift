// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Vault

/// What stands at one place of a history: an entry that is what it says, or the sign that it is not.
package enum HistoryItem<Entry: RecordEntry>: Sendable {
    case entry(Stamped<Entry>)
    /// Swapped, planted, forged or torn: shown in its place, and the rest stays readable (Design 4).
    case damaged(sequence: Int, Damage)
}

/// What is wrong with an entry that is not what it should be.
package enum Damage: Sendable, Equatable {
    case unreadable, forged, broken, missing
    case newer
}

/// A record opened by somebody entitled: its state, its history and what is needed to write on.
package struct Opened<State: RecordState>: Sendable {
    package let id: RecordID
    package internal(set) var state: State
    package internal(set) var history: [HistoryItem<State.Entry>]
    package internal(set) var compartment: CompartmentID
    /// The number of entries: what a form carries to notice that somebody else wrote first.
    package internal(set) var head: Int
    package internal(set) var isReadOnly: Bool

    var epoch: Int
    var hash: [UInt8]
    var generation: Int
    var keys: [Int: SecretKey]
    var inbox: [UInt8]

    /// Every entry that is what it says, in order.
    package var steps: [Stamped<State.Entry>] {
        history.compactMap { if case .entry(let step) = $0 { step } else { nil } }
    }

    /// What a second person signs: the newest entry, exactly as it is sealed, and all that stands before it (Design 5).
    package var headDigest: [UInt8] { Digest.of("amparo second signature", [id.bytes, hash]) }

    package var damage: [(sequence: Int, what: Damage)] {
        history.compactMap { if case .damaged(let sequence, let what) = $0 { (sequence, what) } else { nil } }
    }
}
