// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// Port Dessu, 17 July 2025: gas on a picket line, and what came of it.
    static let portDessuStrike: [Story] = [
        Story(
            register: "PD-25-003",
            title: "Tear gas on the picket at the main gate",
            site: .port,
            lead: .officerPort,
            course: [
                StoryTurn(
                    "2025-08-07 12:00",
                    .decision,
                    "Findings of our own are written; three authorities have theirs."
                ),
                StoryTurn(
                    "2025-08-08 09:10",
                    .action,
                    "Treatment for all; no request to clear a gate of people."
                ),
                StoryTurn("2026-01-26 09:20", .monitoring, "The Ombudsman has found; remedies go on."),
            ],
            steps: strikeReports + strikeFirstDays + strikeFindings + strikeEnd
        )
    ]

    private static let strikeReports: [StoryStep] = [
        .outside(
            "2025-07-18 08:00",
            .report(
                StoryReport(
                    .union,
                    "fr",
                    """
                    Hier, notre piquet de grève était assis devant la porte principale. Sans sommation, la \
                    brigade a lancé du gaz lacrymogène. Dix-sept personnes ont été blessées, dont six \
                    femmes. Nous demandons une enquête indépendante et que personne ne soit puni pour avoir \
                    fait grève.
                    """,
                    on: "2025-07-17",
                    place: "Terminal, main gate",
                    who: "Resource Protection Brigade"
                )
            )
        ),
        .outside(
            "2025-07-18 09:30",
            .report(
                StoryReport(
                    .webForm,
                    "fr",
                    """
                    J'étais au piquet avec deux collègues. On ne pouvait plus respirer et la route était \
                    fermée des deux côtés. Je tousse encore. Je ne veux pas que mon chef sache que j'écris.
                    """,
                    on: "2025-07-17",
                    place: "Terminal, main gate",
                    who: "Resource Protection Brigade"
                )
            )
        ),
        .outside(
            "2025-07-18 16:45",
            .report(
                StoryReport(
                    .sms,
                    "en",
                    "A canister hit my leg at the gate. We were sitting down. Nobody told us to leave.",
                    on: "2025-07-17",
                    place: "Terminal, main gate",
                    who: "Men of the brigade"
                )
            )
        ),
    ]

    private static let strikeFirstDays: [StoryStep] = [
        .by(.officerPort, "2025-07-18 17:00", .acknowledge),
        .by(.officerPort, "2025-07-18 17:05", .openCase(.heavy)),
        .by(.officerPort, "2025-07-18 17:10", .join("The same gate on the same morning, told by others.")),
        .by(
            .officerPort,
            "2025-07-18 17:20",
            .acts([.v05, .v18], "Gas on people who sat peacefully; a strike broken up.")
        ),
        .by(
            .officerPort,
            "2025-07-18 17:35",
            .assess(3, 3, 4, "Seventeen hurt; two have lungs that may not heal fully.")
        ),
        .by(
            .officerPort,
            "2025-07-18 17:45",
            .met(.protectionScreen, "Medium: no list of those present is made or kept by anybody.")
        ),
        .by(.officerPort, "2025-07-18 17:55", .met(.headquarters, "Headquarters told by telephone.")),
        .by(
            .officerPort,
            "2025-07-19 07:30",
            .reply(
                """
                Thank you for telling us. The clinic treats everybody who was at the gate, and asks for no \
                name. Your wages and your shifts stay as they were. / La clinique soigne toutes les \
                personnes présentes, sans demander de nom. Vos salaires et vos horaires ne changent pas.
                """,
                days: 14
            )
        ),
        .by(.officerPort, "2025-07-21 08:30", .stage(.safety, "Everybody hurt has seen a doctor.")),
        .by(.officerPort, "2025-07-22 09:00", .stage(.assessment, "Camera pictures and radio log secured.")),
        .by(
            .officerPort,
            "2025-07-23 10:30",
            .credibility(.credible, "Three independent accounts, and the clinic's list.")
        ),
        .by(
            .headquarters,
            "2025-07-23 14:00",
            .sign
        ),
    ]

    private static let strikeFindings: [StoryStep] = [
        .by(
            .legal,
            "2025-07-25 13:00",
            .note(
                """
                Our control room had asked that the gate be opened; the request is part of the inquiry. \
                Labour Inspectorate, Inspectorate of Ferrow and Ombudsman told. We ask no worker about the \
                union.
                """
            )
        ),
        .by(
            .officerPort,
            "2025-07-25 14:00",
            .triggers(
                TriggerFacts(place: .yes, equipment: .unknown, activity: .yes, staff: .unknown),
                "The main gate is our ground, and our control room had asked for it to be opened."
            )
        ),
        .by(
            .officerPort,
            "2025-07-26 09:00",
            .met(.investigationStart, "Full investigation begun; our control room answers first.")
        ),
        .by(
            .officerPort,
            "2025-08-06 09:00",
            .credibility(.verified, "B1: the camera shows a seated picket, no warning, nine canisters.")
        ),
        .by(
            .headquarters,
            "2025-08-06 13:00",
            .sign
        ),
        .by(
            .officerPort,
            "2025-08-07 11:00",
            .describe(
                StoryFacts(
                    """
                    Gas was used without warning on a seated picket after the terminal's control room asked \
                    that the gate be opened. Seventeen people were hurt, six of them women.
                    """,
                    place: "Terminal, main gate",
                    on: "2025-07-17",
                    who: "Protection brigade, gate platoon",
                    howToAnswer: "Through the codes, and through the union for what is said to all",
                    whatWasDone: "Treatment for all; full investigation; three authorities told."
                )
            )
        ),
        .by(
            .officerPort,
            "2025-08-08 09:00",
            .met(.referral, "Letter to the Inspectorate of Ferrow and to the Ombudsman, without names.")
        ),
        .by(
            .officerPort,
            "2026-01-22 14:00",
            .credibility(
                .confirmedByAuthority,
                "The Ombudsman's report: the use of gas was disproportionate."
            )
        ),
        .by(
            .headquarters,
            "2026-01-22 16:00",
            .sign
        ),
        .by(
            .officerPort,
            "2026-01-26 09:00",
            .reply(
                """
                L'Ombudsman a conclu que l'usage du gaz était disproportionné. Nous préparons avec le \
                syndicat ce qui doit être réparé. / The Ombudsman found the use of gas disproportionate.
                """,
                days: 45
            )
        ),
    ]

    private static let strikeEnd: [StoryStep] = [
        .by(
            .officerPort,
            "2026-04-14 10:00",
            .told("To each through the code; to all at a meeting in the union's own hall.")
        ),
        .by(
            .officerPort,
            "2026-04-17 08:30",
            .close(
                .substantiatedByAuthority,
                """
                The Ombudsman found the use of gas disproportionate. The terminal regrets its request in \
                public and no longer asks for a gate to be cleared of people.
                """,
                [
                    .outcomeNeeds: "The Ombudsman's report of 22 January 2026 is in the file.",
                    .remedyDecided: "Treatment and lost days paid to all seventeen; two lung checks a year.",
                    .reprisalPlan: "A talk each month until October through the union; no list is kept.",
                    .rootCause: "Our control room could ask the brigade to act with nobody else deciding.",
                ]
            )
        ),
        .by(.headquarters, "2026-04-17 14:00", .sign),
        .outside(
            "2026-06-12 18:20",
            .hear(
                .disagree(
                    words: """
                        Les jours perdus sont payés, mais personne de la brigade ne nous a présenté \
                        d'excuses. Je demande que d'autres personnes regardent encore.
                        """
                ),
                of: 1
            )
        ),
        .by(
            .officerPort,
            "2026-06-15 08:00",
            .note("A first request for a review. I proposed the end, so others decide it.")
        ),
        .outside(
            "2026-06-18 19:05",
            .hear(
                .disagree(words: "I was paid eight days for my leg. It was five weeks."),
                of: 2
            )
        ),
        .by(
            .headquarters,
            "2026-06-19 09:10",
            .note("A second request. Somebody who had no part decides both by mid July.")
        ),
    ]
}
