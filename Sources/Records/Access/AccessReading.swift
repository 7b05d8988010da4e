// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
package import Domain
package import Vault

/// What is wrong at one line of the log.
package enum AccessTrouble: Hashable, Sendable {
    /// So many of this member's lines before it are gone; nought where it cannot be told how many.
    case missingBefore(Int)
    /// It names another line as the one before than the one that stands there.
    case doesNotFollow
    /// Its place is taken twice.
    case doubled
    /// The session it belongs to has no end.
    case notClosed
}

/// A line of the log as its auditor sees it, with what is wrong at its place.
package struct AccessLine: Sendable {
    /// The id of its row.
    package let id: [UInt8]
    package let log: CompartmentID
    package let entry: AccessEntry
    package internal(set) var troubles: [AccessTrouble] = []
    let hash: [UInt8]
}

/// What is wrong with the log where no line is left to show it at.
package enum AccessLoss: Hashable, Sendable {
    /// The newest lines of this member are gone; nought where it cannot be told how many.
    case cutOff(MemberID, log: CompartmentID, Int)
    /// What says how many there must be is gone, or was put back to an older state.
    case unmarked(MemberID, log: CompartmentID)
}

/// Some days of those logs that somebody may read.
package struct AccessReading: Sendable {
    /// The newest first.
    package internal(set) var lines: [AccessLine] = []
    package internal(set) var losses: [AccessLoss] = []
    /// Rows that this program did not write as they stand: changed, or put in by somebody else.
    package internal(set) var changedRows = 0
    /// More rows than are opened at once: then these are some of them, and what is missing is not looked for.
    package internal(set) var isTooMany = false

    package init() {}
}

extension RecordTransaction {
    /// How many rows are opened for one page.
    package static let accessRows = 10_000

    /// The lines of some days in the logs that these keys open, each chain held against what must be there.
    package func accessLog(_ days: ClosedRange<Int>, _ logs: KeyRing) throws -> AccessReading {
        var reader = AccessReader(logs, store, today: now.day)
        // A session that began on the last day may end on the next ones.
        let wide = days.lowerBound...days.upperBound + 2
        guard try reader.load(wide, database) else {
            return try reader.part(of: days, database)
        }
        var marks: [MemberID: AccessMark] = [:]
        for member in store.directory.state.people.keys {
            marks[member] = try AccessMark.find(member, locking: false, store, database)
        }
        for day in reader.daysBefore(wide) {
            guard try reader.load(day...day, isBefore: true, database) else { break }
        }
        return reader.reading(of: days, marks: marks)
    }

    /// What one member opened on some days, the newest first; nil where there are more rows than are opened at once.
    package func ownAccess(_ days: ClosedRange<Int>, _ pair: SealingKeyPair) throws -> [OwnOpening]? {
        let limit = RecordTransaction.accessRows
        let rows = try AccessTable.rows(days, atMost: limit + 1, database)
        guard rows.count <= limit else { return nil }
        return rows.filter { $0.isGenuine(store.secrets) }
            .compactMap { AccessSeal.openOwn($0.box(AccessSeal.ownSlot), with: pair) }
            .sorted { $0.minute > $1.minute }
    }
}
