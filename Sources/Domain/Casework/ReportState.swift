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
    /// Every case that it was ever put into, also those it was taken out of.
    package private(set) var everIn: [RecordID] = []
    package private(set) var contact: RecordID?
    /// What is kept apart from this report, the oldest first, and the requests to read it.
    package private(set) var apart: [(at: Instant, part: KeptApart)] = []
    package private(set) var readings: [RecordID] = []
    /// Every contact it ever named that has not been erased, taken back or not.
    package private(set) var contactsLeft: [RecordID] = []
    package private(set) var contactWithdrawnAt: Instant?
    /// Those that nobody has decided yet, the oldest first.
    package private(set) var disagreements: [(at: Instant, words: String)] = []
    package private(set) var ratings: (process: Int?, outcome: Int?, words: String)?
    /// Until when it is set aside; what the reporter says later brings it back at once.
    package private(set) var asideUntil: Instant?
    /// When somebody last said that the words had arrived.
    package private(set) var seenAt: Instant?
    package private(set) var lastPromise: PublicStatus?
    /// When the reporter last wrote, and when somebody last answered.
    package private(set) var lastHeard: Instant?
    package private(set) var lastTouched = Instant(milliseconds: 0)
    package private(set) var messageCount = 0
    package private(set) var transcripts: [TypedTranscript] = []
    /// Those that are gone, and those of which only the voice is.
    package private(set) var filesErased: Set<Int> = []
    package private(set) var voicesErased: Set<Int> = []
    /// Requests to erase it that were answered with no.
    package private(set) var erasuresDeclined: Set<ErasureID> = []

    package init() {}

    /// The latest that waits for a decision.
    package var disagreement: (at: Instant, words: String)? { disagreements.last }

    package var files: [SentFile] {
        let sent = filesSent
        guard !filesErased.isEmpty || !voicesErased.isEmpty else { return sent }
        return sent.enumerated().map { index, file in
            if filesErased.contains(index) { return file.erased }
            return voicesErased.contains(index) ? file.withoutVoice : file
        }
    }

    /// As they came, gone or not.
    package var filesSent: [SentFile] { (intake?.files ?? []) + additions.flatMap { $0.addition.files } }

    /// What is gone by what two people have signed, whatever the steps of the report say.
    package mutating func setGone(files: Set<Int>, voices: Set<Int>) {
        filesErased = files
        voicesErased = voices
    }

    /// All that opens with two halves: names, and the originals of files.
    package var halves: [KeptApart] { apart.map(\.part) + files.compactMap(\.apart?.part) }

    /// The reporter wrote after the last answer, or it was taken in after it.
    package var isUnread: Bool {
        guard let lastHeard else { return false }
        guard let lastSeen else { return true }
        return lastHeard > lastSeen
    }

    /// When somebody last answered or said that it arrived.
    private var lastSeen: Instant? { [answeredAt, acknowledgedAt, seenAt].compactMap { $0 }.max() }

    package mutating func apply(_ step: Stamped<ReportEntry>) {
        // That it stays is no work on it: the time for keeping it goes on.
        if case .erasureDeclined(let id) = step.entry {
            erasuresDeclined.insert(id)
            return
        }
        lastTouched = max(lastTouched, step.at)
        switch step.entry {
        case .received(let intake):
            self.intake = intake
            contact = intake.contact
            contactsLeft += intake.contact.map { [$0] } ?? []
            lastHeard = intake.received
        case .added(let addition):
            additions.append((step.at, addition))
            hear(step.at)
        case .disagreed(let words):
            disagreements.append((step.at, words))
            hear(step.at)
        case .rated(let process, let outcome, let words):
            ratings = (process, outcome, words)
        case .contactGiven(let id):
            contact = id
            contactsLeft.append(id)
            contactWithdrawnAt = nil
            hear(step.at)
        case .contactWithdrawn:
            contact = nil
            contactWithdrawnAt = step.at
            hear(step.at)
        case .keptApart(let part): apart.append((step.at, part))
        case .readingAsked(let id): readings.append(id)
        case .adopted: isAdopted = true
        case .acknowledged:
            acknowledgedAt = acknowledgedAt ?? step.at
            seenAt = step.at
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
            if let caseFile, !everIn.contains(caseFile) { everIn.append(caseFile) }
        case .unlinked(let caseFile, _):
            cases.removeAll { $0 == caseFile }
            if cases.isEmpty, stage == .linked { stage = .acknowledged }
        case .noted, .moved, .shared, .erasureDeclined: break
        case .contactErased: (contact, contactsLeft, contactWithdrawnAt) = (nil, [], nil)
        case .transcribed(let transcript):
            transcripts.append(
                TypedTranscript(
                    number: transcripts.count + 1,
                    at: step.at,
                    author: step.author,
                    transcript: transcript
                )
            )
        case .fileErased(let file, let voiceOnly):
            if voiceOnly { voicesErased.insert(file) } else { filesErased.insert(file) }
        case .setAside(let until, _): asideUntil = until
        case .reviewDecided(let asked, _): disagreements.removeAll { $0.at == asked }
        }
    }

    private mutating func hear(_ at: Instant) {
        // What took longer to come in than what was said after it is no news of an earlier time, and whoever
        // answered before it was taken in has not seen it.
        let unseen = lastSeen.map { Instant(milliseconds: $0.milliseconds + 1) }
        lastHeard = [lastHeard, unseen, at].compactMap { $0 }.max()
        asideUntil = nil
    }

    package var isInDanger: Bool { intake?.dangerNow == .yes }

    /// Whether care that helps only for some hours may be needed (Domain 4.6).
    package var asksForCare: Bool {
        guard let intake else { return false }
        return intake.isSensitive || intake.pictograms.contains(where: \.isSexualViolence)
    }

    package var searchable: [String] {
        guard let intake else { return [] }
        return [intake.words, intake.place] + additions.map(\.addition.words)
            + transcripts.map(\.transcript.words)
    }

    package var language: String { intake?.language ?? "" }
}
