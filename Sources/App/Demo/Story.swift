// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

/// One matter of the demonstration as data: what came in, and who did what about it when (Domain 8).
struct Story: Sendable {
    /// The number in the register that the scenario goes by; it ends the title.
    let register: String
    let title: String
    let site: DemoSite
    /// Who leads the case from the moment it is opened; nil while it is a report alone.
    var lead: DemoPerson?
    /// The stages that the lead took it through.
    var course: [StoryTurn] = []
    let steps: [StoryStep]

    var fullTitle: String { "\(title) (\(register))" }

    /// The steps with those of whoever leads among them.
    var allSteps: [StoryStep] {
        guard let lead else { return steps }
        return steps.flatMap { step -> [StoryStep] in
            guard step.deed.opensCase, let person = step.by else { return [step] }
            return [step, .by(person, step.at, .assign(lead, "Read it first and stays with it."))]
        } + course.map { .by(lead, $0.at, .stage($0.stage, $0.because)) }
    }
}

/// One stage of a case: since when, and why.
struct StoryTurn: Sendable {
    let at: String
    let stage: CaseStage
    let because: String

    init(_ at: String, _ stage: CaseStage, _ because: String) {
        self.at = at
        self.stage = stage
        self.because = because
    }
}

/// One thing that somebody did at one moment.
struct StoryStep: Sendable {
    /// As in `2025-02-14 18:05`, by Greenwich.
    let at: String
    /// Nil for those outside, who hold a receipt.
    let by: DemoPerson?
    let deed: Deed

    static func by(_ person: DemoPerson, _ at: String, _ deed: Deed) -> StoryStep {
        StoryStep(at: at, by: person, deed: deed)
    }

    static func outside(_ at: String, _ deed: Deed) -> StoryStep { StoryStep(at: at, by: nil, deed: deed) }

    /// The moment, or nil for something that is no date.
    var instant: Instant? {
        let parts = at.split(separator: " ")
        guard parts.count == 2, let day = Day(iso: String(parts[0])) else { return nil }
        let time = parts[1].split(separator: ":").compactMap { Int($0) }
        guard time.count == 2, (0..<24).contains(time[0]), (0..<60).contains(time[1]) else { return nil }
        return day.start.adding(minutes: time[0] * 60 + time[1])
    }
}

/// What can be done in a story; each is one verb of the operations.
enum Deed: Sendable {
    case report(StoryReport)
    case acknowledge
    case openCase(Track)
    case join(String)
    case openUnasked(IncidentOrigin, AccessChannel, String)
    case describe(StoryFacts)
    case acts([ActCode], String)
    case assess(Int, Int, Int, child: Bool = false, ongoing: Bool = false, String)
    case urgent(Bool, String)
    case call(UrgentCall)
    case reviewCall(String)
    case assign(DemoPerson, String)
    case stage(CaseStage, String)
    /// At severity 4 and 5, and lowered at any, it waits for the signature of a second person (Domain 2.4).
    case credibility(Credibility, String)
    /// Why the company must look into it itself, or not (Domain 4.2).
    case triggers(TriggerFacts, String)
    /// What was done about a promise; where none of that name runs, it is told as a note.
    case met(ClockRule, String)
    case pause(ClockRule, PauseReason)
    case note(String)
    case reply(String, days: Int? = nil)
    case link(String, String)
    case group(GroupClaim)
    case told(String)
    case close(ClosureOutcome, String, [ClosingItem: String])
    case sign
    case reopen(String)
    case hear(ReporterAct, of: Int = 0)

    fileprivate var opensCase: Bool {
        switch self {
        case .openCase, .openUnasked: true
        default: false
        }
    }
}

/// What somebody outside says, and how it reaches the team.
struct StoryReport: Sendable {
    let channel: AccessChannel
    let language: String
    let words: String
    var on = ""
    var place = ""
    var who = ""
    var danger = OpenAnswer.no
    var hiddenFrom = ""
    var contact = WorkingContact(mode: .viaCode)
    var isSensitive = false
    var file: DemoFile?

    init(
        _ channel: AccessChannel,
        _ language: String,
        _ words: String,
        on: String = "",
        place: String = "",
        who: String = "",
        danger: OpenAnswer = .no,
        hiddenFrom: String = "",
        contact: WorkingContact = WorkingContact(mode: .viaCode),
        isSensitive: Bool = false,
        file: DemoFile? = nil
    ) {
        self.channel = channel
        self.language = language
        self.words = words
        self.on = on
        self.place = place
        self.who = who
        self.danger = danger
        self.hiddenFrom = hiddenFrom
        self.contact = contact
        self.isSensitive = isSensitive
        self.file = file
    }
}

/// What the officer writes into the facts of a case once they are known.
struct StoryFacts: Sendable {
    let what: String
    let place: String
    let on: String
    let who: String
    let howToAnswer: String
    let whatWasDone: String

    init(
        _ what: String,
        place: String,
        on: String,
        who: String,
        howToAnswer: String = "",
        whatWasDone: String = ""
    ) {
        self.what = what
        self.place = place
        self.on = on
        self.who = who
        self.howToAnswer = howToAnswer
        self.whatWasDone = whatWasDone
    }

    func facts(title: String) -> CaseFacts {
        CaseFacts(
            title: title,
            what: what,
            place: place,
            occurred: .on(on),
            alleged: who,
            howToAnswer: howToAnswer,
            whatWasDone: whatWasDone
        )
    }
}

extension Occurrence {
    /// A day as in `2025-02-14`, or not known.
    static func on(_ text: String) -> Occurrence {
        Day(iso: text).map { Occurrence(first: $0, precision: .day) } ?? .unknown
    }
}
