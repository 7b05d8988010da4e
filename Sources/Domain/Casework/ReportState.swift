// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A report as its history has made it.
package struct ReportState: RecordState {
    package static let kind = RecordKind.report

    package private(set) var intake: Intake?
    package private(set) var additions: [(at: Instant, addition: Addition)] = []
    package private(set) var stage = ReportStage.received
    package private(set) var isAdopted = false
    package private(set) var acknowledgedAt: Instant?
    package private(set) var answeredAt: Instant?
    package private(set) var cases: [RecordID] = []
    package private(set) var contact: RecordID?
    package private(set) var disagreement: (at: Instant, words: String)?
    package private(set) var ratings: (process: Int?, outcome: Int?, words: String)?
    package private(set) var isSetAside = false
    package private(set) var lastPromise: PublicStatus?
    /// When the reporter last wrote, and when somebody last answered.
    package private(set) var lastHeard: Instant?
    package private(set) var lastTouched = Instant(milliseconds: 0)
    package private(set) var messageCount = 0

    package init() {}

    package var files: [FileReference] {
        (intake?.files ?? []) + additions.flatMap { $0.addition.files }
    }

    /// The reporter wrote after the last answer.
    package var isUnread: Bool {
        guard let lastHeard else { return false }
        guard let answered = answeredAt ?? acknowledgedAt else { return true }
        return lastHeard > answered
    }

    package mutating func apply(_ step: Stamped<ReportEntry>) {
        lastTouched = max(lastTouched, step.at)
        switch step.entry {
        case .received(let intake):
            self.intake = intake
            contact = intake.contact
            lastHeard = intake.received
        case .added(let addition):
            additions.append((step.at, addition))
            lastHeard = step.at
        case .disagreed(let words):
            disagreement = (step.at, words)
            lastHeard = step.at
        case .rated(let process, let outcome, let words):
            ratings = (process, outcome, words)
        case .contactGiven(let id):
            contact = id
            lastHeard = step.at
        case .contactWithdrawn:
            contact = nil
            lastHeard = step.at
        case .adopted: isAdopted = true
        case .acknowledged:
            acknowledgedAt = acknowledgedAt ?? step.at
            if stage == .received { stage = .acknowledged }
        case .replied(_, let message):
            answeredAt = step.at
            acknowledgedAt = acknowledgedAt ?? step.at
            messageCount = max(messageCount, message)
        case .promised(let phrase, let next): lastPromise = PublicStatus(phrase: phrase, next: next)
        case .triaged(let stage, let caseFile, _):
            self.stage = stage
            acknowledgedAt = acknowledgedAt ?? step.at
            if let caseFile, !cases.contains(caseFile) { cases.append(caseFile) }
        case .unlinked(let caseFile, _):
            cases.removeAll { $0 == caseFile }
            if cases.isEmpty, stage == .linked { stage = .acknowledged }
        case .noted, .moved, .shared: break
        case .setAside(let aside, _): isSetAside = aside
        }
    }

    package var searchable: [String] {
        guard let intake else { return [] }
        return [intake.words, intake.place] + additions.map(\.addition.words)
    }

    package var language: String { intake?.language ?? "" }
}
