// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Operations
internal import Platform
internal import Records

/// Keeps room for words on the disk of the data folder, and says when the disk fills up (Design 7).
final class DiskWatch: Sendable {
    private enum State { case roomy, nearlyFull, full }

    private let reserve: DiskReserve
    private let said = Monitor(State.roomy)

    init(_ folder: DataFolder) {
        reserve = DiskReserve(folder.reserve)
    }

    /// For the store, when it was refused something: true when another try is worthwhile.
    func makeRoom() -> Bool { reserve.release() }

    /// Again and again: takes the room back once it is there, raises and ends the alarm, and logs each turn once.
    func look(_ operations: Operations, _ log: Log) throws {
        // A reserve that cannot be taken is as good as used: it is said below, and tried again.
        try? reserve.refill(leaving: DiskReserve.standardBytes)
        let isShort = !operations.hasRoom() || !reserve.isWhole
        operations.store.alarms.set(.diskNearlyFull, isShort ? 1 : 0)
        let state: State =
            operations.store.alarms.all[.diskFull] != nil ? .full : isShort ? .nearlyFull : .roomy
        let isNews = said.change { said in
            defer { said = state }
            return said != state
        }
        guard isNews else { return }
        switch state {
        case .roomy: log.event("disk has room again")
        case .nearlyFull: log.event("disk nearly full", level: .warning)
        case .full: log.event("disk full", level: .error)
        }
    }
}
