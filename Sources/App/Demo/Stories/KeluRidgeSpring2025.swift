// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// The first reports of the year at the mine, and what became of them.
    static let keluRidgeSpring2025: [Story] = [checkpointFees, noiseAtTheWell, beatenInThePit, goats]

    private static let checkpointFees = Story(
        register: "KR-25-001",
        title: "Fees at the Amboru checkpoint",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn(
                "2025-02-15 08:30",
                .safety,
                "Nobody is to be stopped and asked; riders could be known by it."
            ),
            StoryTurn(
                "2025-02-17 08:00",
                .assessment,
                "More messages come in every week; we wait for no name."
            ),
            StoryTurn(
                "2025-03-17 08:40",
                .decision,
                "An inquiry: it is on the transport route, not on our ground."
            ),
            StoryTurn(
                "2025-03-25 09:00",
                .action,
                "The Inspectorate has it; we watch the road and the pay day."
            ),
            StoryTurn("2025-05-23 09:00", .monitoring, "The post has moved; liaison asks riders each month."),
        ],
        steps: firstMessage + riders + inquiry
    )

    private static let firstMessage: [StoryStep] = [
        .outside(
            "2025-02-14 18:05",
            .report(
                StoryReport(
                    .sms,
                    "en",
                    "Mines police take 20 from every rider. Who has no money waits until night.",
                    on: "2025-02-14",
                    place: "Checkpoint on the Amboru road",
                    who: "Mines police, evening shift"
                )
            )
        ),
        .by(.officerRidge, "2025-02-15 07:30", .acknowledge),
        .by(.officerRidge, "2025-02-15 07:50", .openCase(.heavy)),
        .by(
            .officerRidge,
            "2025-02-15 08:20",
            .acts([.v13], "Money without a receipt, for passing a public road.")
        ),
        .by(
            .officerRidge,
            "2025-02-15 08:40",
            .met(.protectionScreen, "Low while nobody is named: all answers go through the code.")
        ),
    ]

    /// Eleven more messages, none with a name.
    private static let riderMessages: [(at: String, language: String, words: String)] = [
        ("2025-02-17 06:40", "en", "20 again this morning. My cousin too."),
        ("2025-02-18 17:55", "fr", "On paie à chaque passage. Pas de reçu."),
        ("2025-02-20 19:10", "en", "They took my helmet until I paid."),
        ("2025-02-24 05:35", "en", "I carry milk. Every day 20, some days 30."),
        ("2025-02-27 18:20", "fr", "Ma fille n’a pas pu aller au dispensaire sans payer."),
        ("2025-03-03 18:45", "en", "The same post, the same men."),
        ("2025-03-05 06:15", "en", "Three of us paid together today."),
        ("2025-03-08 17:30", "fr", "Ils disent que leur solde n’est pas arrivée."),
        ("2025-03-10 18:00", "en", "I went by the river, so I do not pay. It is two hours more."),
        ("2025-03-12 19:25", "fr", "Encore 20 hier soir."),
        ("2025-03-14 06:05", "en", "Please do not say who writes. It is still going on."),
    ]

    private static let riders: [StoryStep] = riderMessages.map { message in
        .outside(
            message.at,
            .report(
                StoryReport(
                    .sms,
                    message.language,
                    message.words,
                    place: "Checkpoint on the Amboru road",
                    who: "Mines police"
                )
            )
        )
    }

    private static let inquiry: [StoryStep] = [
        .by(.officerRidge, "2025-03-15 08:10", .acknowledge),
        .by(
            .officerRidge,
            "2025-03-15 08:30",
            .join("Same post, same sum, same hours: eleven later messages.")
        ),
        .by(
            .officerRidge,
            "2025-03-15 09:15",
            .describe(
                StoryFacts(
                    "Riders are asked for 20 to 30 orvan; who cannot pay is kept waiting.",
                    place: "Checkpoint on the Amboru road",
                    on: "2025-02-14",
                    who: "Mines Police Kelu Detachment, evening and morning shifts",
                    howToAnswer: "Through the code only; no names were given."
                )
            )
        ),
        .by(
            .officerRidge,
            "2025-03-15 09:40",
            .assess(
                2,
                3,
                1,
                "Small sums, but between ten and a hundred people pay them; money can be given back."
            )
        ),
        .by(
            .officerRidge,
            "2025-03-16 10:00",
            .credibility(
                .credible,
                "Twelve independent messages agree on place, hours and sum: F3 becomes C2."
            )
        ),
        .by(
            .officerRidge,
            "2025-03-17 08:30",
            .triggers(
                TriggerFacts(place: .no, equipment: .no, activity: .no, area: .yes, staff: .no),
                "The checkpoint stands on the transport route."
            )
        ),
        .by(
            .officerRidge,
            "2025-03-18 09:00",
            .met(.investigationStart, "Inquiry begun: two of us watch the road, and the pay lists are read.")
        ),
        .by(
            .officerRidge,
            "2025-03-17 09:05",
            .met(
                .prosecutorNotice,
                "To the Provincial Prosecutor; the Sub-district may not hear police corruption."
            )
        ),
        .by(
            .officerRidge,
            "2025-03-17 11:30",
            .met(
                .referral,
                "Police Inspectorate Solanga. Not the police station: the same man commands both."
            )
        ),
        .by(
            .officerRidge,
            "2025-03-18 07:45",
            .reply(
                """
                Thank you. Twelve messages say the same. People who do not belong to the post are looking at \
                it; your number is not given to anybody.
                """,
                days: 30
            )
        ),
        .by(
            .officerRidge,
            "2025-04-24 13:20",
            .credibility(
                .verified,
                "The Inspectorate's visitors saw it twice; the cash book at the post confirms it."
            )
        ),
        .by(
            .officerRidge,
            "2025-05-22 09:00",
            .note(
                """
                Cause: the January stipend came 41 days late. Payment is now watched monthly; the post moves \
                to the mine gate, in sight of the community office.
                """
            )
        ),
        .by(
            .officerRidge,
            "2025-06-18 15:10",
            .credibility(.confirmedByAuthority, "Letter of the Police Inspectorate Solanga, in the file.")
        ),
        .by(
            .officerRidge,
            "2025-06-19 08:00",
            .told("By text message to all twelve, and read out at the Amboru forum without naming anybody.")
        ),
        .by(
            .officerRidge,
            "2025-06-20 14:30",
            .close(
                .substantiatedByAuthority,
                "Fees were taken. Two men were transferred and the post was moved.",
                [
                    .outcomeNeeds: "The Inspectorate's letter of 18 June is in the file.",
                    .remedyDecided:
                        "The payers are not known; the forum chose the moved post over repayment.",
                    .reprisalPlan: "Liaison asks riders each month until December.",
                    .rootCause: "Stipend 41 days late.",
                ]
            )
        ),
    ]

    private static let noiseAtTheWell = Story(
        register: "KR-25-002",
        title: "Drunken noise at the well",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn("2025-03-05 10:10", .action, "The commander has promised to move the post.")
        ],
        steps: [
            .outside(
                "2025-03-03 08:15",
                .report(
                    StoryReport(
                        .communityOffice,
                        "en",
                        """
                        On Saturday night the men of the post drank at our well and shouted until two. The \
                        girls would not fetch water on Sunday. I say this with my name.
                        """,
                        on: "2025-03-01",
                        place: "Upper well, Amboru",
                        who: "Men of the Mines Police post",
                        contact: WorkingContact(
                            mode: .visit,
                            reach: "Upper well, in the morning",
                            name: "Nala Teri"
                        )
                    )
                )
            ),
            .by(.officerRidge, "2025-03-03 09:00", .acknowledge),
            .by(.officerRidge, "2025-03-03 09:10", .openCase(.light)),
            .by(
                .officerRidge,
                "2025-03-03 09:25",
                .acts([.v00], "Noise and rudeness; nobody was touched or threatened.")
            ),
            .by(
                .officerRidge,
                "2025-03-03 09:35",
                .assess(1, 1, 1, "A nuisance, put right in days; nobody stayed without water.")
            ),
            .by(
                .officerRidge,
                "2025-03-05 10:00",
                .note("We spoke to the commander for the well, not for one person. He will move the post.")
            ),
            .by(
                .officerRidge,
                "2025-03-17 11:40",
                .describe(
                    StoryFacts(
                        "Men of the post drank and shouted at the well at night.",
                        place: "Upper well, Amboru",
                        on: "2025-03-01",
                        who: "Mines Police post at the well",
                        howToAnswer: "Visit in the morning.",
                        whatWasDone: "The post stands 300 m further off since 16 March; no drink on duty."
                    )
                )
            ),
            .by(
                .officerRidge,
                "2025-03-18 07:50",
                .reply(
                    """
                    The commander has moved the post 300 metres away from the well and forbidden drink on \
                    duty. Please tell us whether it stays quiet.
                    """
                )
            ),
            .outside(
                "2025-03-20 08:30",
                .hear(
                    .rate(
                        process: 5,
                        outcome: 5,
                        words: "It is quiet. The girls go again. You came back as you said."
                    )
                )
            ),
            .by(
                .officerRidge,
                "2025-03-21 09:00",
                .close(
                    .resolvedSatisfied,
                    "Post moved 300 m; the woman who came is satisfied, 5 of 5.",
                    [
                        .answered: "Told at the well on 18 March.",
                        .outcomeNeeds: "Her words are in the thread.",
                    ]
                )
            ),
        ]
    )
}
