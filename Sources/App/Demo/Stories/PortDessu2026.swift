// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// Port Dessu in 2026: a rumour, a restricted case, and an answer that came late.
    static let portDessu2026: [Story] = [bonusRumour, restrictedCook, lateAnswer]

    private static let bonusRumour = Story(
        register: "PD-26-001",
        title: "Rumour of a bonus for each arrest",
        site: .port,
        lead: .officerPort,
        course: [
            StoryTurn("2026-02-26 09:10", .assessment, "The ledger is read."),
            StoryTurn("2026-03-20 10:10", .action, "The schedule is printed and read on the radio."),
        ],
        steps: [
            .outside(
                "2026-02-23 17:30",
                .report(
                    StoryReport(
                        .sms,
                        "en",
                        "They say the company pays the brigade for every man they arrest. Is it true?",
                        on: "2026-02-20",
                        place: "Dessu Old Town"
                    )
                )
            ),
            .by(.officerPort, "2026-02-24 07:30", .acknowledge),
            .by(.officerPort, "2026-02-24 07:40", .openCase(.light)),
            .by(
                .officerPort,
                "2026-02-24 07:45",
                .acts([.v00], "A question about money; nobody was touched or threatened.")
            ),
            .by(
                .officerPort,
                "2026-02-24 07:50",
                .assess(1, 1, 1, "A rumour; an open answer puts it right in days.")
            ),
            .by(
                .officerPort,
                "2026-02-26 09:00",
                .reply(
                    """
                    Thank you for asking. We have asked for the list of everything that is paid to the \
                    brigade, and will tell you what it says.
                    """,
                    days: 28
                )
            ),
            .by(
                .officerPort,
                "2026-03-20 10:00",
                .describe(
                    StoryFacts(
                        "A rumour in the market that the company pays for arrests.",
                        place: "Dessu Old Town",
                        on: "2026-02-20",
                        who: "Nobody in particular",
                        howToAnswer: "By text message through the code",
                        whatWasDone: """
                            The ledger was read for two years: a day rate for each post, nothing for \
                            arrests. The schedule is published and was read on the radio.
                            """
                    )
                )
            ),
            .by(
                .officerPort,
                "2026-03-27 08:30",
                .reply(
                    """
                    There is no such payment. The whole schedule hangs at the community office and was read \
                    on the radio this week. If you see something else, please write again.
                    """
                )
            ),
            .by(
                .officerPort,
                "2026-03-27 09:00",
                .close(
                    .notSubstantiated,
                    "No payment for arrests was found; the schedule is public now.",
                    [.answered: "Answered through the code and on the radio."]
                )
            ),
        ]
    )

    private static let restrictedCook = Story(
        register: "PD-26-002",
        title: "Restricted matter",
        site: .port,
        lead: .focalPort,
        course: [
            StoryTurn("2026-04-14 12:55", .safety, "She is safe tonight; services come first."),
            StoryTurn("2026-04-28 10:10", .assessment, "The setting only: rosters and rooms."),
            StoryTurn(
                "2026-05-05 09:00",
                .decision,
                "Change shifts for everybody, with the changes of the month."
            ),
            StoryTurn("2026-05-18 10:40", .action, "The new shifts run."),
            StoryTurn("2026-06-16 09:10", .monitoring, "Same place, same hour, as she wishes."),
        ],
        steps: [
            .outside(
                "2026-04-14 11:30",
                .report(
                    StoryReport(
                        .mobileTeam,
                        "en",
                        "",
                        on: "2026-04-12",
                        contact: WorkingContact(mode: .viaCode, never: "Not at work"),
                        isSensitive: true
                    )
                )
            ),
            .by(.focalPort, "2026-04-14 12:10", .acknowledge),
            .by(.focalPort, "2026-04-14 12:20", .openCase(.heavy)),
            .by(.focalPort, "2026-04-14 12:40", .acts([.v11, .v13], "As far as she told it herself.")),
            .by(
                .focalPort,
                "2026-04-14 12:50",
                .assess(4, 1, 3, "Pressed by somebody in uniform; she is safe tonight.")
            ),
            .by(
                .focalPort,
                "2026-04-14 13:10",
                .met(.protectionScreen, "Services offered, with hours and cost; she accepted two of them.")
            ),
            .by(.focalPort, "2026-04-14 13:30", .met(.headquarters, "Headquarters told: the category only.")),
            .by(
                .focalPort,
                "2026-04-15 08:00",
                .reply(
                    """
                    What you told us stays with us. Nothing is done unless you want it. I am at the place we \
                    agreed on, at the hour you chose.
                    """,
                    days: 7
                )
            ),
            .by(
                .focalPort,
                "2026-04-20 09:00",
                .met(.credibility, "Her voice; no grading is asked, and nobody asks her to tell it again.")
            ),
            .by(
                .focalPort,
                "2026-04-28 10:00",
                .note(
                    """
                    She agrees to anonymous use only. A review of the setting takes the place of an \
                    investigation: rosters and rooms, no question about any event. She decides when we ask \
                    her again.
                    """
                )
            ),
            .by(
                .focalPort,
                "2026-04-28 10:20",
                .triggers(
                    TriggerFacts(place: .yes),
                    "The kitchen is ours: a review of the setting, no fact-finding."
                )
            ),
            .by(
                .focalPort,
                "2026-04-28 10:40",
                .met(.investigationStart, "Review of the setting begun: rosters and rooms.")
            ),
            .by(
                .focalPort,
                "2026-05-18 10:30",
                .note("The kitchen's shifts were changed for everybody, with the changes of the month.")
            ),
            .by(
                .focalPort,
                "2026-06-16 09:00",
                .reply("We are here at the same place and hour. Nothing has been passed on.", days: 30)
            ),
        ]
    )

    private static let lateAnswer = Story(
        register: "PD-26-003",
        title: "No answer for thirteen days",
        site: .port,
        lead: .officerPort,
        course: [
            StoryTurn("2026-05-19 10:50", .action, "The answer goes out today; the rule changes.")
        ],
        steps: [
            .outside(
                "2026-05-19 09:40",
                .report(
                    StoryReport(
                        .liaisonEncounter,
                        "fr",
                        """
                        J'ai demandé quelque chose au bureau le 6 mai, et depuis, personne ne m'a répondu. \
                        Je croyais que vous répondiez en cinq jours.
                        """,
                        on: "2026-05-06",
                        place: "Lighthouse Point",
                        who: "The company's own office"
                    )
                )
            ),
            .by(.officerPort, "2026-05-19 10:15", .acknowledge),
            .by(.officerPort, "2026-05-19 10:20", .openCase(.light)),
            .by(.officerPort, "2026-05-19 10:25", .acts([.v00], "Our own slowness.")),
            .by(.officerPort, "2026-05-19 10:30", .assess(1, 1, 1, "An annoyance, put right the same day.")),
            .by(
                .officerPort,
                "2026-05-19 10:40",
                .reply(
                    """
                    Vous avez raison, et nous nous en excusons. Votre demande a été retrouvée; la réponse \
                    vous est donnée aujourd'hui par la personne qui vous a écouté.
                    """,
                    days: 14
                )
            ),
            .by(
                .officerPort,
                "2026-05-29 09:00",
                .describe(
                    StoryFacts(
                        "A request of 6 May lay unanswered for thirteen days.",
                        place: "Lighthouse Point",
                        on: "2026-05-06",
                        who: "The company's own office",
                        howToAnswer: "Through the liaison team, in French",
                        whatWasDone: """
                            Apology. The one person who held the key to the box was on leave; each box now \
                            has a deputy, and the duty list says who.
                            """
                    )
                )
            ),
            .by(
                .officerPort,
                "2026-06-02 08:30",
                .close(
                    .resolvedSatisfied,
                    "Apologised and answered; nobody holds a box alone any more.",
                    [.answered: "Answered in the thread and in person."]
                )
            ),
        ]
    )
}
