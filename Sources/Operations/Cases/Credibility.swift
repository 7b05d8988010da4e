// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// Says how well founded it is; a lowering, and any change from S4 on, waits for a second reviewer (Domain 2.4).
    ///
    /// The security manager never decides it. What an authority said names its document.
    package func setCredibility(
        _ id: RecordID,
        _ state: Credibility,
        reason: String,
        document: String = "",
        seen: Int?,
        _ session: Session
    ) throws {
        guard !session.has(.securityManager) else { throw Refusal.notAllowed }
        let reason = try Operations.reason(reason)
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            let now = opened.state
            guard !now.isClosed,
                let needs = now.credibility.requirements(for: state, severity: now.closingSeverity)
            else { throw Refusal.notThisStage }
            if needs.contains(.authorityDocument), !document.contains(where: { !$0.isWhitespace }) {
                throw Refusal.documentMissing
            }
            let entry: CaseEntry =
                needs.contains(.secondReviewerOutsideSecurity)
                ? .credibilityProposed(state, reason: reason, document: document)
                : .credibilitySet(state, reason: reason, document: document)
            try tx.append(&opened, [entry], by: session.writer)
            try setTimer(opened, tx)
        }
    }
}
