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
    /// A member wrote what only whoever reports can have said.
    case notTheirs
    case newer
}

/// A record opened by somebody entitled: its state, its history and what is needed to write on.
package struct Opened<State: RecordState>: Sendable {
    package let id: RecordID
    package internal(set) var state: State
    package internal(set) var history: [HistoryItem<State.Entry>]
    /// Its home, whoever opened it.
    package internal(set) var compartment: CompartmentID
    /// The other compartments that read it, in the order in which they came.
    package internal(set) var shares: [CompartmentID] = []
    /// The number of entries: what a form carries to notice that somebody else wrote first.
    package internal(set) var head: Int
    package internal(set) var isReadOnly: Bool
    /// What outsiders left for it that cannot be opened.
    package internal(set) var unreadableNotes = 0

    /// The compartment whose keys opened it here: its home, or one it is shared with.
    var via: CompartmentID
    /// For which epoch of each of its readers the newest key was wrapped, as far as that is known.
    var epochs: [CompartmentID: Int]
    var isForeignKey: Bool
    var hash: [UInt8]
    var generation: Int
    var keys: [Int: SecretKey]
    var inbox: [UInt8]
    var wraps: [UInt8]

    /// Every entry that is what it says, in order.
    package var steps: [Stamped<State.Entry>] {
        history.compactMap { if case .entry(let step) = $0 { step } else { nil } }
    }

    /// How many of them were left by people outside after the record was made.
    var notesTaken: Int {
        steps.count { step in
            if case .member = step.author { false } else { step.sequence > 1 }
        }
    }

    /// What a second person signs: the newest entry, exactly as it is sealed, and all that stands before it (Design 5).
    package var headDigest: [UInt8] { Digest.of("amparo second signature", [id.bytes, hash]) }

    /// What is signed away of it when it is erased as it stands.
    package var erased: ErasedRecord { ErasedRecord(id: id, head: head, hash: hash) }

    package var damage: [(sequence: Int, what: Damage)] {
        history.compactMap { if case .damaged(let sequence, let what) = $0 { (sequence, what) } else { nil } }
    }

    /// Its home first: a reader's place here is the slot of their wrap and of their summary.
    var readers: [CompartmentID] { [compartment] + shares }
}

extension Opened {
    init(_ row: RecordTable.Row, _ found: Opening.Found) {
        self.init(
            id: row.id,
            state: State(),
            history: [],
            compartment: found.compartment,
            head: row.head,
            isReadOnly: false,
            via: found.compartment,
            epochs: [found.compartment: found.epoch],
            isForeignKey: found.isForeign,
            hash: row.hash,
            generation: row.generation,
            keys: found.keys,
            inbox: row.inbox,
            wraps: RecordTable.digest(found.wraps, generation: row.generation)
        )
    }

    /// One that is about to be written for the first time.
    ///
    /// Generation 1 is what comes from outside; a record made inside begins where an adopted one stands.
    init(new id: RecordID, in compartment: CompartmentID, key: SecretKey) {
        self.init(
            id: id,
            state: State(),
            history: [],
            compartment: compartment,
            head: 0,
            isReadOnly: false,
            via: compartment,
            epochs: [:],
            isForeignKey: false,
            hash: [],
            generation: 2,
            keys: [2: key],
            inbox: Inbox.publicKey(of: key),
            wraps: []
        )
    }

    mutating func take(_ fold: SharingFold, _ found: Opening.Found) {
        shares = fold.shares
        guard !shares.isEmpty else { return }
        if shares.contains(via), let home = fold.home { compartment = home }
        guard let key = keys[generation] else { return }
        epochs = Audience.open(found.wraps, record: id, generation: generation, key: key) ?? [:]
    }
}
