// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// Nothing of this case is erased until somebody ends it; it asks to be looked at again on that day (Domain 2.1).
    package func hold(
        _ id: RecordID,
        reason: String,
        review: Day,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        guard review > now.day else { throw Refusal.notThisStage }
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            let hold = LegalHold(reason: reason, review: review)
            try tx.append(&file, [.held(hold)], by: session.writer)
        }
    }

    /// Ends it, by the passphrase again; whoever had set it and reads the case still is called to look.
    package func liftHold(
        _ id: RecordID,
        reason: String,
        passphrase: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        try confirm(passphrase, session)
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard let hold = file.state.hold else { throw Refusal.notThisStage }
            try tx.append(&file, [.holdLifted(reason: reason)], by: session.writer)
            // Who was taken out of the case meanwhile is called to nothing (Domain 4.12).
            guard case .member(let setter) = hold.by, setter != session.member,
                directory.compartments[file.compartment]?.readers.contains(setter) == true
            else { return }
            try tx.post([Notice(recipient: setter, at: tx.now)])
        }
    }
}
