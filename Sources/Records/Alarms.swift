// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform

/// What this node has noticed that belongs to no record that could be named: shown to everybody at work.
package enum Alarm: Hashable, Sendable, CaseIterable {
    /// The machine's clock stands before what was accepted last.
    case clockBehind
    case unreadableTimers
    case unreadableNotices
    case malformedRows
    /// The counter of changes is not where this program left it: lists take nothing new in.
    case changedCounter
    /// The slots of a record that waits are not those it was stored with: its readers may not find it.
    case changedSlots
    /// The ledger in the database does not go on from the checkpoint that this node keeps (Design 6).
    case ledgerSetBack
    /// Leaves that wait without the node's mark: somebody wrote them past the program (Design 11).
    case plantedLeaves
    /// Outside witnesses that do not answer, that will not countersign, that answer with something else.
    case witnessUnreached, witnessRefuses, witnessAnswersWrongly
    /// Steps in the directory that nobody who may sign has signed, or steps that are gone: what was verified before counts.
    case brokenDirectory
    /// A step in the directory names a moment that this machine's clock has not reached.
    case stepDatedAhead
    /// The house was founded before there was a log of openings.
    case openingsNotNoted
    /// Files are refused, so that words have the rest of the disk.
    case diskNearlyFull
    /// What was written last had no room.
    case diskFull
    /// Notices of erasures that nobody here sealed, or that were garbled.
    case unreadableErasures
    /// What the node's own list says is gone could not be erased again: nobody known here has signed it.
    case erasuresNotRepeated
    /// Files that records held stand in the folder, and the rows that said so are gone without two signatures.
    case filesDisowned
}

/// The alarms of this node with how often each stands; they last as long as what raised them.
package final class Alarms: Sendable {
    private struct Standing {
        var counts: [Alarm: Int] = [:]
        var records: [Alarm: Set<RecordID>] = [:]
    }
    private let standing = Monitor(Standing())

    /// Nought takes the alarm back.
    package func set(_ alarm: Alarm, _ count: Int) {
        standing.change { $0.counts[alarm] = count > 0 ? count : nil }
    }

    /// Each record counts once.
    func add(_ alarm: Alarm, _ record: RecordID) {
        standing.change { _ = $0.records[alarm, default: []].insert(record) }
    }

    package var all: [Alarm: Int] {
        standing.change { standing in
            standing.counts.merging(standing.records.mapValues(\.count)) { $0 + $1 }
        }
    }
}
