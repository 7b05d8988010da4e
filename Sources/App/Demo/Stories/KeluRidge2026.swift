// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// January to May 2026: many homes at once, and a war close by.
    static let keluRidge2026: [Story] = [kr26001, kr26002]

    private static let kr26001 = Story(
        register: "KR-26-001",
        title: "Roadblock cuts Amboru from water",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn("2026-01-16 09:50", .safety, "Water first: two trucks a day."),
            StoryTurn("2026-01-22 15:20", .assessment, "Why the block stands there, and who asked for it."),
            StoryTurn(
                "2026-01-27 08:40",
                .decision,
                "The mine had asked for it: it says so, and repairs it."
            ),
            StoryTurn("2026-02-13 10:00", .action, "Hours for the path are agreed; crop loss is counted."),
            StoryTurn("2026-02-20 09:00", .monitoring, "The women of the council are asked every month."),
        ],
        steps: [
            .outside(
                "2026-01-16 08:15",
                .report(
                    StoryReport(
                        .communityMechanism,
                        "fr",
                        """
                        Le Conseil kelu transmet ce que les femmes d'Amboru ont dit à la radio. Depuis \
                        lundi, le barrage de la police des mines ferme le chemin de la source. 140 foyers \
                        sont touchés. Les femmes font le détour à pied, deux heures avant le jour, et les \
                        jardins sèchent. Les camions de la mine, eux, passent.
                        """,
                        on: "2026-01-12",
                        place: "Chemin de la source, Amboru",
                        who: "Police des mines, détachement de Kelu",
                        file: .roadblock
                    )
                )
            ),
            .by(.officerRidge, "2026-01-16 09:00", .acknowledge),
            .by(.officerRidge, "2026-01-16 09:20", .openCase(.heavy)),
            .by(
                .officerRidge,
                "2026-01-16 09:45",
                .acts([.v20, .v22], "The way to water is closed to Kelu homes and open to company trucks.")
            ),
            .by(
                .officerRidge,
                "2026-01-16 10:00",
                .group(
                    GroupClaim(
                        homes: 140,
                        people: 700,
                        note: """
                            Counted by the Kelu Council, house by house; the list stays with the council.
                            """
                    )
                )
            ),
            .by(
                .officerRidge,
                "2026-01-16 10:40",
                .describe(
                    StoryFacts(
                        """
                        An OMP roadblock closes the path to the spring. About 700 people of 140 Kelu homes \
                        go round on foot. It falls on the women, who carry the water.
                        """,
                        place: "Path to the spring, Amboru",
                        on: "2026-01-12",
                        who: "OMP Kelu Detachment",
                        howToAnswer: "Through the Kelu Council, and on the radio in Kelu.",
                        whatWasDone: "Two water trucks a day from this afternoon, until the path is open."
                    )
                )
            ),
            .by(
                .officerRidge,
                "2026-01-16 11:10",
                .assess(2, 4, 2, "No one is hurt, but some 700 people lack water; how many makes it grave.")
            ),
            .by(
                .officerRidge,
                "2026-01-16 11:20",
                .met(.protectionScreen, "Medium: the council speaks for all; no woman is named.")
            ),
            .by(.officerRidge, "2026-01-16 11:30", .met(.headquarters, "Henrike Aldane told by telephone.")),
            .by(
                .officerRidge,
                "2026-01-17 09:00",
                .reply(
                    """
                    Nous avons entendu les 140 foyers. Deux camions d'eau viennent chaque jour dès \
                    maintenant. Nous demandons l'ouverture du chemin et nous revenons le dire au Conseil et \
                    à la radio.
                    """,
                    days: 21
                )
            ),
            .by(
                .officerRidge,
                "2026-01-22 15:00",
                .credibility(.credible, "Grade B2: the council's count and our own visit agree.")
            ),
            .by(
                .headquarters,
                "2026-01-22 15:10",
                .sign
            ),
            .by(
                .headquarters,
                "2026-01-26 10:30",
                .note(
                    """
                    Our own mail shows that the mine had asked for the cordon on 9 January. We had a part in \
                    this and say so: to the forum, to the Inspectorate and in the file.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2026-01-26 11:00",
                .triggers(
                    TriggerFacts(place: .no, equipment: .no, activity: .yes, area: .yes, staff: .no),
                    "The cordon was asked for by the mine; the path is in the area of operations."
                )
            ),
            .by(
                .officerRidge,
                "2026-01-27 09:00",
                .met(.investigationStart, "Full investigation begun: our own mail and radio log first.")
            ),
            .by(
                .officerRidge,
                "2026-01-27 08:30",
                .met(.referral, "Police Inspectorate, Solanga Bureau; the mine's request enclosed.")
            ),
            .by(
                .officerRidge,
                "2026-02-12 17:10",
                .note(
                    """
                    Forum in Amboru, in Kelu, the women first. Agreed: the path is open from four to nine \
                    and from fifteen to nineteen hours, and no company request for a cordon without the \
                    council.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2026-02-13 09:00",
                .reply(
                    """
                    Le chemin est ouvert chaque jour de 4 h à 9 h et de 15 h à 19 h. La mine avait demandé \
                    le barrage : elle le reconnaît et paiera les récoltes perdues. Le Conseil garde la \
                    liste.
                    """,
                    days: 60
                )
            ),
            .by(
                .officerRidge,
                "2026-05-05 16:30",
                .told("At the council in Amboru and on the radio in Kelu, with the way to a review.")
            ),
            .by(
                .officerRidge,
                "2026-05-08 09:15",
                .close(
                    .resolvedSatisfied,
                    "The path is open at agreed hours; crop loss is paid to 96 of the 140 homes.",
                    [
                        .outcomeTold: "At the council on 5 May, and on the radio.",
                        .outcomeNeeds: """
                        The council's word of 5 May: water is reached again; 44 homes had no crop to \
                        lose.
                        """,
                        .remedyDecided: "Crop loss paid to 96 homes; an apology by the mine in the forum.",
                        .reprisalPlan: "The council's women are asked every month until November 2026.",
                        .rootCause: "The mine asked for a cordon without asking who uses the path.",
                    ]
                )
            ),
            .by(.headquarters, "2026-05-08 14:00", .sign),
        ]
    )

    /// Not our forces and not our ground: what the company still owes is to tell those who can act.
    private static let kr26002 = Story(
        register: "KR-26-002",
        title: "Mortar fragments beside Dunmar school",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn("2026-03-02 09:00", .safety, "Nobody of ours goes near the fragments."),
            StoryTurn(
                "2026-03-03 12:00",
                .assessment,
                "Record and refer: outside our area, no forces of ours."
            ),
            StoryTurn("2026-03-06 15:30", .decision, "Those with the mandate have it."),
        ],
        steps: [
            .by(
                .officerRidge,
                "2026-03-02 08:30",
                .openUnasked(
                    .ngo,
                    .ngoPartner,
                    """
                    Lamp and Path writes that mortar fragments lie beside Dunmar school since yesterday, and \
                    sends a satellite picture with two craters. Dunmar is no community of ours.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2026-03-02 08:50",
                .acts([.v27], "Fragments beside a school; the law of armed conflict comes first.")
            ),
            .by(
                .officerRidge,
                "2026-03-02 09:20",
                .describe(
                    StoryFacts(
                        """
                        Fighting between the army and an armed group reached Dunmar, three kilometres \
                        outside our area. Who fired is not known. The school was empty; it was a Sunday.
                        """,
                        place: "Dunmar, beside the school",
                        on: "2026-03-01",
                        who: "The army or an armed group; not known",
                        howToAnswer: "To the organisation that wrote.",
                        whatWasDone: "Staff stay away from the fragments; nobody touches them."
                    )
                )
            ),
            .by(
                .officerRidge,
                "2026-03-02 09:45",
                .assess(5, 3, 4, "Shells beside a school can kill many; what they break stays broken.")
            ),
            .by(.officerRidge, "2026-03-02 10:05", .met(.headquarters, "Henrike Aldane told at once.")),
            .by(
                .officerRidge,
                "2026-03-02 10:10",
                .met(.protectionScreen, "Nobody of ours was there; the organisation asks to stay unnamed.")
            ),
            .by(
                .officerRidge,
                "2026-03-03 11:30",
                .credibility(
                    .credible,
                    "Grade C3: the picture fits the account; nobody of ours has been there."
                )
            ),
            .by(
                .legal,
                "2026-03-04 09:50",
                .triggers(
                    TriggerFacts(place: .no, equipment: .no, activity: .no, area: .no, staff: .no),
                    "Three kilometres outside our area, and nothing of ours was there as far as the log shows."
                )
            ),
            .by(
                .headquarters,
                "2026-03-03 11:50",
                .sign
            ),
            .by(
                .legal,
                "2026-03-04 10:00",
                .note(
                    """
                    Tagged as humanitarian law. Our fuel and trucks were not there as far as the log shows; \
                    if that changes, a trigger follows. We gather no evidence in a fight: others have the \
                    mandate.
                    """
                )
            ),
            .by(
                .headquarters,
                "2026-03-06 15:00",
                .note(
                    """
                    Told with the picture, at the wish of the organisation: the embassy of Haverland and the \
                    international organisation with the mandate for it.
                    """
                )
            ),
            .by(
                .headquarters,
                "2026-03-06 15:20",
                .met(.referral, "The home government and an international organisation, 6 March 2026.")
            ),
            .by(
                .headquarters,
                "2026-03-18 09:40",
                .note("A review of the risk under humanitarian law is open: support, routes, neighbours.")
            ),
            .by(
                .officerRidge,
                "2026-04-27 14:10",
                .told("To the organisation, in a talk: who was told, and that the review goes on.")
            ),
            .by(
                .officerRidge,
                "2026-04-30 09:30",
                .close(
                    .referredNoFurtherRole,
                    "Those with the mandate know. The company has no further part; its own review goes on.",
                    [
                        .outcomeTold: "Told to the organisation on 27 April.",
                        .outcomeNeeds: "Both letters of 6 March and their receipts are in the file.",
                        .remedyDecided: "None is the company's to give; no link to its support was found.",
                        .reprisalPlan: "The organisation is asked in June; its name is in no letter.",
                        .rootCause: "Fighting in the next district since February; seen in the risk review.",
                    ]
                )
            ),
            .by(.headquarters, "2026-04-30 15:45", .sign),
        ]
    )
}
