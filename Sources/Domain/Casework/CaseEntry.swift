// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One step in the life of a case (Domain 2.4).
package enum CaseEntry: Hashable, Sendable {
    case opened(CaseOpening)
    case described(CaseFacts)
    case reportLinked(RecordID, reason: String)
    case reportUnlinked(RecordID, reason: String)
    case actsSet([ActCode], reason: String)
    case assessed(Assessment)
    case urgentSet(Bool, reason: String)
    case calledForHelp(UrgentCall)
    case callReviewed(sequence: Int, words: String)
    case assigned(MemberID?, reason: String)
    case trackSet(Track, reason: String)
    case stageSet(CaseStage, reason: String)
    /// What an authority said names its document (Domain 2.4).
    case credibilitySet(Credibility, reason: String, document: String)
    case noted(text: String)
    case repliedTo(report: RecordID, text: String)
    case acknowledged
    case clockMet(ClockRule, words: String)
    case clockPaused(ClockRule, reason: String)
    case clockResumed(ClockRule)
    /// "Not now, because": costs a sentence, never shows as a failure (Domain 1, Moment 9).
    case postponed(until: Instant, reason: String)
    case fileAdded(FileReference)
    case linked(RecordID, reason: String)
    case unlinked(RecordID, reason: String)
    case grouped(GroupClaim)
    case groupAnswered(answered: Int, text: String)
    case outcomeTold(how: String)
    /// The reporter's voice as it reached this case: ratings, new words, and when they wrote that they disagree.
    case heardFromReporter(report: RecordID, disagreedAt: Instant?, process: Int?, outcome: Int?)
    /// One disagreement, by the entry that brought it, is decided by other people than those who closed.
    case reviewDecided(sequence: Int, upheld: Bool, words: String)
    case closingProposed(Closing)
    case closed(Closing)
    case reopened(reason: String)
    case moved(reason: String, restricted: Bool)
    /// Waits for a second reviewer, who signs over this very entry.
    case credibilityProposed(Credibility, reason: String, document: String)
    /// What the company's own inquiry hangs on (Domain 4.2).
    case triggersSet(TriggerFacts, reason: String)
    case withholdingProposed(ClockRule, reason: String)
    /// Left undone for a reason that two people signed, as with a survivor's choice (Domain 4.6).
    case clockWithheld(ClockRule, reason: String)
    /// The digest of the proposal and of all that stood before it; what was proposed follows (Design 5).
    case secondSigned(over: [UInt8])
    case shared(Sharing)
    /// Somebody lost sight of it, and why; the outside reader looks at it within a day (Domain 4.12).
    case recused(Recused)
    case recusalConfirmed(MemberID, words: String)
    /// A suggestion to take somebody out was not followed.
    case recusalDeclined(MemberID, reason: String)
    /// Nothing of it is erased until somebody lifts this (Domain 4.8).
    case held(LegalHold)
    case holdLifted(reason: String)
    /// This request to erase it was answered with no.
    case erasureDeclined(ErasureID)
}
