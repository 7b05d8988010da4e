// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records
internal import Vault

extension Operations {
    /// The second signature: over the very proposal that was read, and the case as it stood (Design 5).
    ///
    /// The digest is that of the head as the signer's page showed it: another head voids the first signature.
    package func signSecond(
        _ id: RecordID,
        over digest: [UInt8],
        passphrase: String,
        _ session: Session
    ) throws {
        try confirm(passphrase, session)
        try change(CaseState.self, id, seen: nil, session) { tx, file in
            guard Digest.equal(digest, file.headDigest) else { throw Refusal.conflict(head: file.head) }
            guard let proposal = file.state.proposal, now < proposal.expires else {
                throw Refusal.notThisStage
            }
            guard proposal.by != .member(session.member), !session.has(.securityManager),
                !proposal.needsHeadquarters || session.has(.headquarters)
            else { throw Refusal.needsSecondPerson }
            if case .closing(let closing) = proposal.step {
                // A file may have been lost since; what no sentence replaces is looked at again.
                guard closingChecklist(file.state, closing).canClose else { throw Refusal.checklistOpen }
            }
            try tx.append(&file, [.secondSigned(over: digest), proposal.entry], by: session.writer)
            if case .closing = proposal.step { try tellOfClosing(&file, tx, session) }
            try setTimer(file, tx)
        }
    }
}
