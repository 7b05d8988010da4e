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

    package func liftHold(_ id: RecordID, reason: String, seen: Int?, _ session: Session) throws {
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard file.state.hold != nil else { throw Refusal.notThisStage }
            try tx.append(&file, [.holdLifted(reason: reason)], by: session.writer)
        }
    }
}
