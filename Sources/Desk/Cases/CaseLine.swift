// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML

/// One step of a case's history as a person reads it: a heading, who took it, and its words.
struct CaseLine {
    let kind: Timeline.Kind
    let title: Phrase
    let who: String
    let words: String

    init(_ step: Stamped<CaseEntry>, _ scene: CaseScene) {
        who = scene.name(step.author)
        (kind, title, words) = CaseLine.parts(step.entry, scene)
    }

    private static func parts(_ entry: CaseEntry, _ scene: CaseScene) -> (Timeline.Kind, Phrase, String) {
        switch entry {
        case .opened(let opening): (.event, "Opened", opening.title)
        case .described(let facts): (.event, "Facts written down", facts.title)
        case .reportLinked(_, let reason): (.fromReporter, "A report joined this case", reason)
        case .reportUnlinked(_, let reason): (.decision, "A report was taken out", reason)
        case .actsSet(let acts, let reason):
            (.decision, Phrase("Acts: \(acts.map(\.code).joined(separator: ", "))"), reason)
        case .assessed(let assessment):
            (.decision, Phrase("Severity \(String(assessment.severity))"), assessment.reason)
        case .urgentSet(let flag, let reason):
            (flag ? .warning : .decision, flag ? "Marked as urgent" : "No longer urgent", reason)
        case .calledForHelp(let call): (.warning, Phrase("Called: \(call.called)"), call.said)
        case .callReviewed(_, let words): (.decision, "A second person looked at the call", words)
        case .assigned(let member, let reason):
            (
                .event, member.map { Phrase("In the hands of \(scene.name($0))") } ?? "In nobody's hands",
                reason
            )
        case .trackSet(let track, let reason): (.decision, Phrase("Now \(track.title)"), reason)
        case .stageSet(let stage, let reason): (.decision, Phrase("Stage: \(stage.title)"), reason)
        case .credibilitySet(let state, let reason, let document):
            (.decision, Phrase("Held to be: \(state.title)"), joined(reason, document))
        case .credibilityProposed(let state, let reason, let document):
            (.decision, Phrase("Proposed to be held: \(state.title)"), joined(reason, document))
        case .noted(let text): (.note, "Note among ourselves", text)
        case .repliedTo(_, let text): (.toReporter, "To the reporter", text)
        case .acknowledged: (.toReporter, "Acknowledged", "")
        case .clockMet(let clock, let words): (.event, Phrase("Kept: \(clock.title)"), words)
        case .clockPaused(let clock, let reason):
            (.decision, Phrase("Stands still: \(clock.title)"), PauseReason(code: reason)?.title ?? reason)
        case .clockResumed(let clock): (.event, Phrase("Runs again: \(clock.title)"), "")
        case .postponed(let until, let reason): (.event, Phrase("Put off until \(scene.day(until))"), reason)
        case .fileAdded(let file): (.event, Phrase("File added: \(file.name)"), "")
        default: later(entry, scene)
        }
    }

    private static func later(_ entry: CaseEntry, _ scene: CaseScene) -> (Timeline.Kind, Phrase, String) {
        switch entry {
        case .linked(_, let reason): (.event, "Linked with another case", reason)
        case .unlinked(_, let reason): (.event, "A link was taken away", reason)
        case .grouped(let claim):
            (
                .decision,
                Phrase("One claim for \(String(claim.homes)) homes, \(String(claim.people)) people"),
                claim.note
            )
        case .groupAnswered(let answered, let text):
            (
                .toReporter,
                Phrase("Answered together: \(answered == 1 ? "1 report" : "\(answered) reports")"), text
            )
        case .outcomeTold(let how): (.toReporter, "The outcome was told", how)
        case .heardFromReporter(_, let disagreedAt, let process, let outcome):
            (
                disagreedAt == nil ? .fromReporter : .warning,
                disagreedAt.map { Phrase("The person who reported disagreed on \(scene.day($0))") }
                    ?? "The person who reported wrote again",
                [
                    process.map { "The way it was handled: \($0) of 5." },
                    outcome.map { "What came of it: \($0) of 5." },
                ]
                .compactMap { $0 }.joined(separator: " ")
            )
        case .reviewDecided(_, let upheld, let words):
            (.decision, upheld ? "The review was upheld" : "The review changed nothing", words)
        case .closingProposed(let closing):
            (.decision, Phrase("Closing proposed: \(closing.outcome.title)"), closing.summary)
        case .closed(let closing): (.decision, Phrase("Closed: \(closing.outcome.title)"), closing.summary)
        case .reopened(let reason): (.decision, "Opened again", reason)
        case .moved(let reason, let restricted):
            (.decision, restricted ? "Moved to the restricted readers" : "Moved to other readers", reason)
        case .triggersSet(let facts, let reason):
            (.decision, Phrase("Why we look into it ourselves: \(letters(facts))"), reason)
        case .withholdingProposed(let clock, let reason):
            (.decision, Phrase("Proposed to leave undone: \(clock.title)"), reason)
        case .clockWithheld(let clock, let reason):
            (.decision, Phrase("Left undone: \(clock.title)"), reason)
        case .secondSigned: (.decision, "A second person signed what was proposed", "")
        case .shared(let sharing):
            (.decision, sharing.isShared ? "Shared with other readers" : "No longer shared", sharing.reason)
        default: rights(entry, scene)
        }
    }

    private static func rights(_ entry: CaseEntry, _ scene: CaseScene) -> (Timeline.Kind, Phrase, String) {
        switch entry {
        case .recused(let recused):
            (
                .decision, Phrase("\(scene.name(recused.member)) was taken out: \(recused.ground.title)"),
                recused.reason
            )
        case .recusalConfirmed(let member, let words):
            (.decision, Phrase("Agreed that \(scene.name(member)) stays out"), words)
        case .recusalDeclined(let member, let reason):
            (.decision, Phrase("\(scene.name(member)) may go on reading"), reason)
        case .held(let hold):
            (.decision, Phrase("Kept for the law, to be looked at on \(scene.day(hold.review))"), hold.reason)
        case .holdLifted(let reason): (.decision, "No longer kept for the law", reason)
        case .erasureDeclined: (.decision, "Somebody asked to erase it; it stays", "")
        default: (.event, "A step", "")
        }
    }

    private static func joined(_ reason: String, _ document: String) -> String {
        document.isEmpty ? reason : "\(reason)\nDocument: \(document)"
    }

    private static func letters(_ facts: TriggerFacts) -> String {
        let found = TriggerLetter.allCases.filter { facts[$0] == .yes }.map(\.code)
        return found.isEmpty ? "nothing known" : found.joined(separator: ", ")
    }
}
