// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// August to November 2025: what a check finds by itself, and a person who is cleared.
    static let keluRidgeAutumn2025: [Story] = [kr25008, kr25009, kr25010, kr25011]

    /// Restricted: help first, no fact-finding, few words.
    private static let kr25008 = Story(
        register: "KR-25-008",
        title: "Restricted: harm inside the forces",
        site: .ridge,
        lead: .focalRidge,
        course: [
            StoryTurn("2025-08-19 10:30", .assessment, "The setting only; nobody is questioned about her."),
            StoryTurn("2025-08-20 09:10", .decision, "She wants the gender unit told, and nobody else."),
            StoryTurn("2025-08-25 10:00", .action, "Measures for all women of the detachment alike."),
            StoryTurn("2025-10-14 12:00", .monitoring, "The counsellor asks her every month."),
        ],
        steps: [
            .outside(
                "2025-08-04 18:40",
                .report(StoryReport(.hotlineVoice, "fr", "", on: "2025-07-30", isSensitive: true))
            ),
            .by(.focalRidge, "2025-08-04 19:05", .acknowledge),
            .by(.focalRidge, "2025-08-04 19:20", .openCase(.heavy)),
            .by(
                .focalRidge,
                "2025-08-05 08:10",
                .acts([.v12], "Her own words to the focal point; not asked to repeat them.")
            ),
            .by(
                .focalRidge,
                "2025-08-05 08:30",
                .describe(
                    StoryFacts(
                        """
                        A woman who serves in the forces asks for help. Her account is kept by her \
                        counsellor.
                        """,
                        place: "Kept by the focal point",
                        on: "2025-07-30",
                        who: "A superior; the name is kept by the focal point",
                        howToAnswer: "By her code only. The telephone was borrowed: never call it back.",
                        whatWasDone: "Told what help there is and that each step is hers to choose."
                    )
                )
            ),
            .by(.focalRidge, "2025-08-05 08:50", .stage(.safety, "Her safety before anything else.")),
            .by(
                .focalRidge,
                "2025-08-05 09:15",
                .assess(
                    4,
                    1,
                    3,
                    "Pressure by a superior on somebody who lives in his quarters; lasting harm is likely."
                )
            ),
            .by(
                .focalRidge,
                "2025-08-05 09:20",
                .met(
                    .protectionScreen,
                    "High inside her unit: nothing goes there. She chose the place to meet."
                )
            ),
            .by(
                .focalRidge,
                "2025-08-05 09:25",
                .met(.headquarters, "The focal point at headquarters, by voice.")
            ),
            .by(
                .focalRidge,
                "2025-08-05 09:30",
                .reply(
                    """
                    Merci de nous avoir parlé. Vous décidez de chaque étape. Le Centre Lumière des femmes \
                    peut vous recevoir vendredi, sans dire pourquoi vous venez. Personne de votre unité ne \
                    le saura.
                    """,
                    days: 7
                )
            ),
            .by(
                .focalRidge,
                "2025-08-08 15:20",
                .note(
                    """
                    She was at the Women's Light Centre today. She agrees that the gender unit of the \
                    Inspectorate is told, and nobody else. She asked for a door that locks.
                    """
                )
            ),
            .by(
                .focalRidge,
                "2025-08-19 10:00",
                .credibility(
                    .credible,
                    "Grade C3: what she chose to tell holds together. She was not questioned."
                )
            ),
            .by(
                .focalRidge,
                "2025-08-19 10:20",
                .triggers(
                    TriggerFacts(place: .yes, staff: .no),
                    "The quarters stand on leased ground: a review of the setting, no fact-finding."
                )
            ),
            .by(
                .focalRidge,
                "2025-08-20 08:30",
                .met(.investigationStart, "Review of the setting begun: quarters, latrines, duty lists.")
            ),
            .by(
                .headquartersFocal,
                "2025-08-19 10:10",
                .sign
            ),
            .by(
                .focalRidge,
                "2025-08-20 09:00",
                .met(.referral, "Gender unit of the Police Inspectorate, with her consent of 8 August.")
            ),
            .by(
                .focalRidge,
                "2025-10-14 11:40",
                .note(
                    """
                    In place for all women of the detachment, so that it points at nobody: quarters that \
                    lock, a latrine of their own, a second woman on every night duty.
                    """
                )
            ),
            .by(
                .focalRidge,
                "2026-02-20 16:10",
                .told("By the counsellor at the Women's Light Centre, in Kelu, as she had asked.")
            ),
            .by(
                .focalRidge,
                "2026-02-27 09:10",
                .close(
                    .substantiatedByAuthority,
                    "The gender unit found it established and the superior was reassigned. Quarters changed.",
                    [
                        .outcomeTold: "Told by the counsellor on 20 February.",
                        .outcomeNeeds:
                            "Letter of the gender unit, 16 February 2026, kept by the focal point.",
                        .remedyDecided:
                            "Counselling for as long as she wishes; her service record is protected.",
                        .reprisalPlan: "The counsellor asks her every month until August 2026.",
                        .rootCause: "Women slept in quarters without locks, with one woman on duty at night.",
                    ]
                )
            ),
            .by(.headquartersFocal, "2026-02-27 13:45", .sign),
            .outside("2026-03-06 17:30", .hear(.rate(process: 4, outcome: 3, words: ""))),
        ]
    )

    private static let kr25009 = Story(
        register: "KR-25-009",
        title: "Five men locked in a donated container",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn("2025-09-12 08:15", .safety, "All five are free; a nurse is on her way."),
            StoryTurn("2025-09-12 10:10", .assessment, "A full investigation: the container is ours."),
            StoryTurn("2025-09-13 10:00", .decision, "Support stops; the prosecutor and the NHRC are told."),
            StoryTurn(
                "2025-09-15 09:00",
                .action,
                "The container comes back; the agreement is opened again."
            ),
            StoryTurn("2025-09-25 09:00", .monitoring, "The elder is asked every market day."),
        ],
        steps: [
            .by(
                .officerRidge,
                "2025-09-12 07:50",
                .openUnasked(
                    .equipmentCheck,
                    .equipmentCheck,
                    """
                    At the monthly check of lent equipment the container at the post held mats, a water can \
                    and writing on the wall. The guard said that five men had spent the night in it.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2025-09-12 08:20",
                .acts([.v08, .v07], "Held without a record, in heat, without air or a latrine.")
            ),
            .by(
                .officerRidge,
                "2025-09-12 09:00",
                .describe(
                    StoryFacts(
                        """
                        Five men from the diggings were held for about twenty hours in a container that the \
                        mine had lent for tools. All five are free since this morning; one needed water and \
                        rest.
                        """,
                        place: "Police post, Teshi Crossing",
                        on: "2025-09-11",
                        who: "OMP Kelu Detachment, the night shift",
                        howToAnswer: "Through the elder of the diggers, who spoke with all five.",
                        whatWasDone: "Nurse sent at 08:10; container photographed and sealed."
                    )
                )
            ),
            .by(
                .officerRidge,
                "2025-09-12 09:30",
                .assess(
                    4,
                    2,
                    2,
                    "Twenty hours without law or air for five men, with means that the company gave."
                )
            ),
            .by(.officerRidge, "2025-09-12 10:00", .met(.headquarters, "Henrike Aldane told by telephone.")),
            .by(
                .officerRidge,
                "2025-09-12 10:05",
                .triggers(
                    TriggerFacts(
                        place: .no,
                        equipment: .yes,
                        activity: .no,
                        staff: .no,
                        unitHeldSupport: true
                    ),
                    "The ledger shows the container as lent to this post since 2024."
                )
            ),
            .by(
                .officerRidge,
                "2025-09-12 14:00",
                .met(.investigationStart, "Full investigation begun; the container is sealed.")
            ),
            .by(
                .officerRidge,
                "2025-09-12 10:15",
                .met(.protectionScreen, "Medium: five men whom the post knows. The elder speaks for them.")
            ),
            .by(
                .officerRidge,
                "2025-09-12 16:00",
                .credibility(
                    .credible,
                    "The container was seen by the checker and the guard confirmed the night."
                )
            ),
            .by(
                .headquarters,
                "2025-09-12 17:10",
                .sign
            ),
            .by(
                .headquarters,
                "2025-09-13 09:20",
                .note(
                    """
                    Support to the detachment is suspended from today, fuel included, until the container is \
                    back with us. Trigger E: our equipment was used.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2025-09-15 08:40",
                .met(.prosecutorNotice, "Notice to the Solanga Provincial Prosecutor; copy to NHRC.")
            ),
            .by(
                .officerRidge,
                "2025-09-18 14:15",
                .credibility(
                    .verified,
                    "Grade B1: five separate accounts, the photographs and the duty log agree."
                )
            ),
            .by(
                .headquarters,
                "2025-09-18 16:30",
                .sign
            ),
            .by(
                .officerRidge,
                "2025-09-20 12:30",
                .note("The container came back on our truck today and is taken off the list of support.")
            ),
            .by(
                .officerRidge,
                "2025-11-24 10:10",
                .met(.rootCause, "The agreement did not say what lent equipment may never be used for.")
            ),
            .by(
                .officerRidge,
                "2025-12-17 11:00",
                .told("To the five men in Kelu, in the elder's yard, with the way to a review.")
            ),
            .by(
                .officerRidge,
                "2025-12-19 09:00",
                .close(
                    .substantiatedByAuthority,
                    "The police command sanctioned the shift leader. Annex DETAIN now forbids any such use.",
                    [
                        .outcomeTold: "Told to all five on 17 December.",
                        .outcomeNeeds: "Order of sanction of 12 December 2025, copy in the file.",
                        .remedyDecided:
                            "Lost day's earnings paid and an apology by the mine for its container.",
                        .reprisalPlan:
                            "The elder is asked on the first market day of each month until June 2026.",
                        .rootCause: "Lent equipment without conditions or a check between two deliveries.",
                    ]
                )
            ),
            .by(.headquarters, "2025-12-19 15:20", .sign),
        ]
    )
}
