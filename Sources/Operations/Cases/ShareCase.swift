// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// Lets the readers of another room read and write a case with its reports; how to reach people stays at home.
    ///
    /// - Throws: `notAllowed` for a room that nobody reads, and where restricted matters would leave their readers;
    ///   `takenOut` for a room that somebody reads who was taken out of the case.
    package func shareCase(
        _ id: RecordID,
        with compartment: CompartmentID,
        reason: String,
        passphrase: String,
        _ session: Session
    ) throws {
        try changeSharing(of: id, reason: reason, passphrase: passphrase, session) { tx, file, reason in
            guard let room = directory.compartments[compartment],
                room.readers.contains(where: { directory.people[$0]?.isActive == true }),
                !file.state.isRestricted || room.kind == .restricted
            else { throw Refusal.notAllowed }
            // Whoever was taken out comes back by the word of an outside reader only (Domain 4.12).
            let out = Set(file.state.recusals.map(\.recused.member))
            guard out.isDisjoint(with: room.readers) || isOutsideReader(session.member) else {
                throw Refusal.takenOut
            }
            try tx.share(&file, with: compartment, reason: reason, by: session.writer)
            for id in file.state.reports {
                var report = try tx.open(ReportState.self, id, session.ring)
                try tx.share(&report, with: compartment, reason: reason, by: session.writer)
            }
        }
    }

    /// From here on the case and its reports are read at home only; what was read stays read.
    package func unshareCase(
        _ id: RecordID,
        with compartment: CompartmentID,
        reason: String,
        passphrase: String,
        _ session: Session
    ) throws {
        try changeSharing(of: id, reason: reason, passphrase: passphrase, session) { tx, file, reason in
            try tx.unshare(&file, with: compartment, reason: reason, by: session.writer)
            for id in file.state.reports {
                var report = try tx.open(ReportState.self, id, session.ring)
                try tx.unshare(&report, with: compartment, reason: reason, by: session.writer)
            }
        }
    }

    private func changeSharing(
        of id: RecordID,
        reason: String,
        passphrase: String,
        _ session: Session,
        _ body: (RecordTransaction, inout Opened<CaseState>, String) throws -> Void
    ) throws {
        let reason = try Operations.reason(reason)
        try confirm(passphrase, session)
        try change(CaseState.self, id, seen: nil, session) { tx, file in try body(tx, &file, reason) }
    }
}
