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
    case credibilitySet(Credibility, reason: String)
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
    /// The reporter's voice as it reached this case: disagreement, ratings, new words.
    case heardFromReporter(report: RecordID, disagrees: Bool, process: Int?, outcome: Int?)
    case reviewDecided(upheld: Bool, words: String)
    case closingProposed(Closing)
    case closed(Closing)
    case reopened(reason: String)
    case moved(reason: String, restricted: Bool)
    case shared(Sharing)
}
