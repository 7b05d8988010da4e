// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

/// A smaller matter that is open on the morning of the demonstration: one report, a lead, a first answer.
struct OpenMatter: Sendable {
    let register: String
    let title: String
    let site: DemoSite
    /// The day on which it was heard; everything else follows from it.
    let heard: String
    let report: StoryReport
    var acts: [ActCode] = [.v00]
    var scales = (1, 1, 1)
    /// Why the scales are what they are.
    let because: String
    /// The first answer, on the day after; nil where the person left no way but the status.
    var answer: String?
    /// What else was done, and on which day.
    var later: [(day: String, deed: Deed)] = []
    /// The stage it has reached and since when.
    var now: (day: String, stage: CaseStage, because: String)?

    private var person: DemoPerson { site == .ridge ? .officerRidge : .officerPort }

    private var isHeavy: Bool { acts != [.v00] }

    var story: Story {
        Story(
            register: register,
            title: title,
            site: site,
            lead: person,
            course: course,
            steps: [
                .outside("\(heard) 10:15", .report(report)),
                .by(person, "\(heard) 13:40", .acknowledge),
                .by(person, "\(heard) 13:50", .openCase(isHeavy ? .heavy : .light)),
                .by(person, "\(heard) 13:55", .acts(acts, because)),
                .by(person, "\(heard) 14:00", .assess(scales.0, scales.1, scales.2, because)),
            ] + (isHeavy ? screen : [])
                + (answer.map { [.by(person, "\(heard) 15:20", .reply($0, days: 30))] } ?? [])
                + later.map { .by(person, "\($0.day) 09:30", $0.deed) }
        )
    }

    private var screen: [StoryStep] {
        [.by(person, "\(heard) 14:05", .met(.protectionScreen, "Low: nobody is named in what goes out."))]
    }

    /// A full case goes step by step; the light one has one screen and may be anywhere.
    private var course: [StoryTurn] {
        guard let now else { return [] }
        let last = StoryTurn("\(now.day) 10:00", now.stage, now.because)
        guard isHeavy else { return [last] }
        let before: [(CaseStage, String)] = [
            (.safety, "Who speaks is to stay unknown."), (.assessment, "Other accounts are asked for."),
            (.decision, "Whom to take it to."), (.action, "It is taken up."),
        ]
        return before.filter { $0.0.rawValue < now.stage.rawValue }.enumerated()
            .map { StoryTurn("\(heard) 16:\(10 + $0.offset * 10)", $0.element.0, $0.element.1) } + [last]
    }
}
