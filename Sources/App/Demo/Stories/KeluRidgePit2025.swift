// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    static let beatenInThePit = Story(
        register: "KR-25-003",
        title: "Two diggers beaten in the pit",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn(
                "2025-03-21 09:10",
                .decision,
                "The prosecutor has it; the police station is left out."
            ),
            StoryTurn(
                "2025-04-14 08:50",
                .action,
                "Treatment is paid; the pit has a rule for removing people."
            ),
            StoryTurn(
                "2025-10-16 10:30",
                .monitoring,
                "The court has the sergeant; the social worker asks monthly."
            ),
        ],
        steps: [
            .outside(
                "2025-03-19 14:20",
                .report(
                    StoryReport(
                        .staffDuty,
                        "en",
                        """
                        At the north pit I saw two young men on the ground and police over them. They were \
                        hit with batons after they had stopped. I am a shift foreman and must report it.
                        """,
                        on: "2025-03-19",
                        place: "North pit, lower bench",
                        who: "Mines police, a sergeant and two men"
                    )
                )
            ),
            .by(.officerRidge, "2025-03-19 15:00", .acknowledge),
            .by(.officerRidge, "2025-03-19 15:10", .openCase(.heavy)),
            .by(
                .officerRidge,
                "2025-03-19 15:25",
                .stage(.safety, "Both men are hurt; the clinic comes first.")
            ),
            .by(
                .officerRidge,
                "2025-03-19 17:40",
                .met(
                    .protectionScreen,
                    "Both treated, no police at the bed; the foreman's name stays with us."
                )
            ),
            .by(
                .officerRidge,
                "2025-03-19 18:10",
                .acts([.v03, .v07], "Force after they had stopped, and blows while held on the ground.")
            ),
            .by(
                .officerRidge,
                "2025-03-19 18:30",
                .assess(4, 2, 3, "Ill-treatment of two men, 19 and 23; a broken arm needs long treatment.")
            ),
            .by(
                .officerRidge,
                "2025-03-19 18:50",
                .met(.headquarters, "Told by telephone, the same evening.")
            ),
            .by(
                .officerRidge,
                "2025-03-20 09:30",
                .credibility(.credible, "An eyewitness with a duty to report, and the injuries seen: B2.")
            ),
            .by(
                .headquarters,
                "2025-03-20 10:05",
                .sign
            ),
            .by(
                .officerRidge,
                "2025-03-20 10:15",
                .stage(.assessment, "Full investigation: it happened on the company's ground.")
            ),
            .by(
                .officerRidge,
                "2025-03-20 10:30",
                .triggers(
                    TriggerFacts(place: .yes, staff: .no),
                    "The north pit is our ground. Camera pictures and rosters are secured."
                )
            ),
            .by(
                .officerRidge,
                "2025-03-21 09:30",
                .met(.investigationStart, "Full investigation begun; its lead is not of the security line.")
            ),
            .by(
                .officerRidge,
                "2025-03-21 09:00",
                .met(
                    .prosecutorNotice,
                    "To the Sub-district Prosecutor and the NHRC; the station has the same commander."
                )
            ),
            .by(
                .officerRidge,
                "2025-03-28 11:00",
                .describe(
                    StoryFacts(
                        "Two diggers were beaten with batons after they had stopped and sat down.",
                        place: "North pit, lower bench",
                        on: "2025-03-19",
                        who: "A sergeant and two men of the Mines Police",
                        howToAnswer:
                            "Both through the clinic's social worker; the foreman through the code."
                    )
                )
            ),
            .by(
                .officerRidge,
                "2025-04-10 09:00",
                .credibility(.verified, "Medical finding highly consistent, and the foreman saw it.")
            ),
            .by(
                .headquarters,
                "2025-04-10 13:30",
                .sign
            ),
            .by(
                .officerRidge,
                "2025-04-14 08:40",
                .reply(
                    "It is looked into in full. The prosecutor has it. Nobody learns who reported.",
                    days: 60
                )
            ),
            .by(
                .officerRidge,
                "2025-10-16 10:20",
                .note(
                    """
                    Sergeant charged; he is withdrawn from the site until the court decides. The two others: \
                    who struck remains open.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2026-01-22 09:00",
                .told("To both men at the clinic, in Kelu; to the foreman through the code.")
            ),
            .by(
                .officerRidge,
                "2026-01-29 15:30",
                .close(
                    .partlySubstantiated,
                    "The beating and the sergeant's part are established, the others' part is not.",
                    [
                        .outcomeNeeds:
                            "Findings act by act: V07 established, V03 established for one of three.",
                        .remedyDecided: "Rehabilitation to the end of treatment and pay for the lost months.",
                        .reprisalPlan: "The social worker asks both men monthly for a year.",
                        .rootCause:
                            "Nobody had told the post who removes diggers, and how; the rule is written now.",
                    ]
                )
            ),
            .by(.headquarters, "2026-01-30 10:00", .sign),
        ]
    )

    static let goats = Story(
        register: "KR-25-004",
        title: "Goats taken on the ridge path",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn("2025-04-08 15:40", .safety, "Who drew it is not known, and nobody looks for them."),
            StoryTurn("2025-04-09 09:10", .assessment, "One drawing; other accounts are listened for."),
            StoryTurn("2025-10-03 10:10", .assessment, "Four accounts now: three families and the drawing."),
            StoryTurn("2025-10-06 08:40", .decision, "The families choose the way of the elders."),
            StoryTurn("2025-10-08 09:00", .action, "We sit with the elders when they ask us to."),
            StoryTurn("2025-11-11 12:10", .monitoring, "Six goats are back; the Council goes on asking."),
        ],
        steps: [
            .outside(
                "2025-04-08 10:30",
                .report(StoryReport(.tipBox, "en", "", on: "2025-04-06", file: .goats))
            ),
            .by(.officerRidge, "2025-04-08 15:00", .acknowledge),
            .by(.officerRidge, "2025-04-08 15:15", .openCase(.heavy)),
            .by(
                .officerRidge,
                "2025-04-08 15:30",
                .acts([.v14], "The drawing shows goats led away by men with helmets.")
            ),
            .by(
                .officerRidge,
                "2025-04-08 16:00",
                .met(.protectionScreen, "Low: no name, no hand that could be recognised.")
            ),
            .by(
                .officerRidge,
                "2025-04-09 09:00",
                .assess(2, 1, 2, "A small loss for one household, as far as the drawing tells.")
            ),
            .by(
                .officerRidge,
                "2025-04-16 09:20",
                .credibility(
                    .insufficientInformation,
                    "One drawing without place or unit: F4. Kept for the pattern."
                )
            ),
            .by(
                .officerRidge,
                "2025-04-17 08:15",
                .reply(
                    "We have seen your drawing. If you can, show us where it was; the box stays open.",
                    days: 30
                )
            ),
            .by(
                .officerRidge,
                "2025-05-19 09:40",
                .told("A picture notice at the tip box, and through the code.")
            ),
            .by(
                .officerRidge,
                "2025-05-20 10:00",
                .close(
                    .insufficientInformation,
                    "Too little to act on; kept for patterns.",
                    [
                        .outcomeNeeds: "A place, a unit, or a second account would change it.",
                        .remedyDecided: "None can be decided while nobody is known to have lost them.",
                        .reprisalPlan: "Nobody is named; liaison listens on the ridge path.",
                    ]
                )
            ),
            .outside(
                "2025-10-02 07:40",
                .report(
                    StoryReport(
                        .communityMechanism,
                        "en",
                        """
                        The Kelu Council heard three families of the ridge path. In April soldiers took six \
                        goats from them, two each time, to the camp kitchen. The elders ask whether you know \
                        of it.
                        """,
                        on: "2025-04-06",
                        place: "Ridge path above Amboru",
                        who: "Soldiers of the camp"
                    )
                )
            ),
            .by(
                .officerRidge,
                "2025-10-02 09:10",
                .reopen("Three accounts from the Kelu Council match the drawing in day, path and helmets.")
            ),
            .by(.officerRidge, "2025-10-02 09:20", .acknowledge),
            .by(
                .officerRidge,
                "2025-10-02 09:30",
                .join("The Council's three accounts belong to the drawing.")
            ),
            .by(
                .officerRidge,
                "2025-10-03 10:00",
                .credibility(.credible, "Three families and a drawing, independent of each other: C2.")
            ),
            .by(
                .officerRidge,
                "2025-10-03 10:20",
                .triggers(
                    TriggerFacts(place: .no, equipment: .no, activity: .no, area: .yes, staff: .no),
                    "The ridge path is in the area of operations."
                )
            ),
            .by(
                .officerRidge,
                "2025-10-07 09:00",
                .met(
                    .investigationStart,
                    "Inquiry begun with the Council; the camp kitchen's books are asked for."
                )
            ),
            .by(
                .officerRidge,
                "2025-10-06 08:30",
                .met(.prosecutorNotice, "Provincial Prosecutor; the Sub-district may not hear of soldiers.")
            ),
            .by(
                .officerRidge,
                "2025-10-08 08:50",
                .reply(
                    "We know of one. The elders' way is yours to choose; we sit with them if you wish.",
                    days: 30
                )
            ),
            .by(
                .officerRidge,
                "2025-11-11 12:00",
                .note("Before the elders the commander gave back six goats. The families counted them.")
            ),
            .by(
                .officerRidge,
                "2025-11-12 09:00",
                .told("At the Council, in Kelu, and by a picture at the tip box.")
            ),
            .by(
                .officerRidge,
                "2025-11-14 11:00",
                .close(
                    .resolvedSatisfied,
                    "Six goats returned through the elders; the families call it settled.",
                    [
                        .outcomeNeeds: "The three families' word, written down by the Council.",
                        .remedyDecided: "Six goats were returned; no more was asked for.",
                        .reprisalPlan: "The Council asks the families at each new moon until spring.",
                    ]
                )
            ),
        ]
    )
}
