// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain

extension ReportEntry {
    /// A step of a report, in one or two sentences.
    var inWords: String {
        switch self {
        case .received: "The report arrived."
        case .added(let addition): addition.words.isEmpty ? "Files were added." : addition.words
        case .disagreed(let words): words.isEmpty ? "Does not agree." : "Does not agree: \(words)"
        case .rated(_, _, let words): words.isEmpty ? "Rated how it went." : "Rated how it went: \(words)"
        case .contactGiven: "Told us how to reach them."
        case .contactWithdrawn(let words): words.isEmpty ? "Took back the way to reach them." : words
        case .keptApart: "A name was given. It is kept apart."
        case .readingAsked: "Asked the custodians to read the name that is kept apart."
        case .adopted: "Taken in."
        case .acknowledged: "Told the reporter that it arrived."
        case .replied(let text, _): text
        case .promised: "The reporter's page shows a new standing."
        case .triaged(let stage, _, let reason):
            reason.isEmpty ? "Now: \(stage.title)." : "Now: \(stage.title). \(reason)"
        case .unlinked(_, let reason): "Taken out of a case: \(reason)"
        case .noted(let text): text
        case .setAside(let until, let reason):
            until.map { "Set aside until \($0.day.iso): \(reason)" } ?? "Taken back: \(reason)"
        case .moved(let reason): "Moved: \(reason)"
        case .reviewDecided(_, let upheld):
            upheld ? "The review found that they are right." : "The review changed nothing."
        case .contactErased: "How to reach them was erased for good."
        case .transcribed(let typed): "Typed what is said in file \(typed.file + 1)."
        case .fileErased(let file, voiceOnly: true): "The voice in file \(file + 1) went for good."
        case .fileErased(let file, voiceOnly: false): "File \(file + 1) was erased for good."
        case .erasureDeclined: "Somebody asked to erase it; it stays."
        case .shared(let sharing):
            "\(sharing.isShared ? "Shared with other readers" : "No longer shared"): \(sharing.reason)"
        }
    }
}

extension CaseEntry {
    /// What a colleague's step says that was not there before, for a page where two texts met.
    var newWords: String {
        switch self {
        case .noted(let text): text
        case .repliedTo(_, let text): text
        case .described(let facts): [facts.title, facts.what].filter { !$0.isEmpty }.joined(separator: "\n")
        case .stageSet(let stage, let reason): "Now: \(stage.title). \(reason)"
        case .assessed(let assessment): "Severity \(assessment.severity): \(assessment.reason)"
        case .credibilitySet(let state, let reason, _), .credibilityProposed(let state, let reason, _):
            "\(state.title). \(reason)"
        case .closed(let closing), .closingProposed(let closing):
            "\(closing.outcome.title). \(closing.summary)"
        case .reopened(let reason), .moved(let reason, _), .assigned(_, let reason),
            .postponed(_, let reason):
            reason
        default: "Another step was written; open the case to see it."
        }
    }
}
