// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Operations

/// Something small that has to be done again and again.
package struct Chore: Sendable {
    package let name: StaticString
    /// It is done at every so many rounds, beginning with the first.
    package let everyRounds: Int
    package let work: @Sendable () throws -> Void

    package init(_ name: StaticString, everyRounds: Int = 1, _ work: @escaping @Sendable () throws -> Void) {
        self.name = name
        self.everyRounds = max(1, everyRounds)
        self.work = work
    }

    /// What is asked every second and done when its turn has come: the turns of a demonstration are short.
    package static func ofTheLedger(_ operations: Operations) -> [Chore] {
        [Chore("ledger") { try operations.tendLedger() }]
    }

    /// On a thread of its own: somebody outside may take long to answer.
    package static func ofTheWitnesses(_ operations: Operations) -> [Chore] {
        [Chore("witnesses") { try operations.askWitnesses() }]
    }

    /// What every node does, by verbs of the house.
    package static func all(_ operations: Operations) -> [Chore] {
        [
            Chore("sessions") { try operations.endOldSessions() },
            Chore("readings of names") { try operations.endReadings() },
            Chore("reminders") { try operations.remindOfWhatIsDue() },
            Chore("old shares", everyRounds: 60) { try operations.removeOldShares() },
            Chore("old openings", everyRounds: 60) { try operations.removeOldOpenings() },
            Chore("erasures", everyRounds: 60) {
                if let trouble = try operations.replayErasures().trouble { throw trouble }
            },
            Chore("log of the database") { try operations.cleanIfDue() },
            Chore("abandoned files", everyRounds: 60) { try operations.removeAbandonedFiles() },
        ]
    }
}
