// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// Three matters of early summer; the first is told without a word of what happened.
    static let keluRidgeJune2025: [Story] = [restrictedMatter, demonstration, threats]

    private static let restrictedMatter = Story(
        register: "KR-25-005",
        title: "Restricted matter",
        site: .ridge,
        lead: .focalRidge,
        course: [
            StoryTurn("2025-11-04 10:10", .monitoring, "A trial begins; she is asked every week.")
        ],
        steps: [
            .outside(
                "2025-05-22 15:30",
                .report(StoryReport(.mobileTeam, "en", "", on: "2025-05-20", isSensitive: true))
            ),
            .by(.focalRidge, "2025-05-26 07:30", .acknowledge),
            .by(.focalRidge, "2025-05-26 07:40", .openCase(.heavy)),
            .by(
                .focalRidge,
                "2025-05-26 07:55",
                .stage(.safety, "The visiting team had offered help on the spot; it goes on.")
            ),
            .by(
                .focalRidge,
                "2025-05-26 08:00",
                .met(
                    .acknowledge,
                    """
                    Four days without a network: heard on 22 May by the visiting team, synced on 26 May. All \
                    times run from the 22nd; this is why the first ones were missed.
                    """
                )
            ),
            .by(
                .focalRidge,
                "2025-05-26 08:10",
                .met(
                    .protectionScreen,
                    """
                    The team screened on 22 May, at once. With services 41 hours after it happened, within \
                    the 72 hours, before the team lost the network.
                    """
                )
            ),
            .by(.focalRidge, "2025-05-26 08:20", .acts([.v10], "In her own terms; nobody asked for more.")),
            .by(
                .focalRidge,
                "2025-05-26 08:30",
                .assess(5, 1, 5, "The floor of the act; nothing else was weighed.")
            ),
            .by(
                .focalRidge,
                "2025-05-26 08:45",
                .met(.headquarters, "The focal point at headquarters, by voice.")
            ),
            .by(
                .focalRidge,
                "2025-05-26 09:00",
                .met(.credibility, "Her voice stands; no grading is asked.")
            ),
            .by(
                .focalRidge,
                "2025-05-28 09:00",
                .met(
                    .prosecutorNotice,
                    "Withheld: survivor's choice. First signature. She names the day to be asked again."
                )
            ),
            .by(
                .headquartersFocal,
                "2025-05-28 09:10",
                .note("Withholding of the notice: second signature; only the category was shown to me.")
            ),
            .by(
                .focalRidge,
                "2025-05-28 09:20",
                .reply(
                    "We are here. Nothing goes to anybody unless you say so, and you may change your mind.",
                    days: 14
                )
            ),
            .by(.focalRidge, "2025-05-28 09:40", .pause(.substantiveAnswer, .personAsked)),
            .by(
                .focalRidge,
                "2025-06-12 10:00",
                .stage(.assessment, "The setting only: lighting, rosters, the way home.")
            ),
            .by(
                .focalRidge,
                "2025-06-12 10:10",
                .triggers(
                    TriggerFacts(place: .no, equipment: .no, activity: .no, area: .yes, staff: .no),
                    "In the area of operations: a review of the setting, no fact-finding."
                )
            ),
            .by(
                .focalRidge,
                "2025-06-12 10:30",
                .met(.investigationStart, "Review of the setting begun: light, rosters, the way home.")
            ),
            .by(.focalRidge, "2025-06-26 10:00", .stage(.decision, "Two measures that point to nobody.")),
            .by(
                .focalRidge,
                "2025-07-10 10:00",
                .stage(.action, "Lighting put up; women officers on every duty.")
            ),
            .by(
                .focalRidge,
                "2025-11-03 09:30",
                .note(
                    """
                    Consent changed by her today: Provincial Prosecutor, gender desk, through Lamp and Path.
                    """
                )
            ),
            .by(
                .focalRidge,
                "2025-11-04 10:00",
                .met(.referral, "Handed over by Lamp and Path, with her consent of 3 November.")
            ),
            .by(
                .focalRidge,
                "2026-06-23 09:00",
                .note("Trial goes on. Weekly watch for reprisals: nothing this week.")
            ),
        ]
    )

    private static let demonstration = Story(
        register: "KR-25-006",
        title: "Death at the demonstration",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn(
                "2026-02-16 10:00",
                .monitoring,
                "The company has done its part; the state owes an answer."
            )
        ],
        steps: [
            .outside(
                "2025-06-11 08:20",
                .report(
                    StoryReport(
                        .ngoPartner,
                        "en",
                        """
                        On 9 June soldiers fired at the people who had walked to the mine road. A man of 41 \
                        died there. Four were hurt, one of them a girl of 15. Two trucks of the mine had \
                        brought the soldiers. We have a video and keep it safe.
                        """,
                        on: "2025-06-09",
                        place: "Mine road, Teshi Crossing",
                        who: "Soldiers of B Company",
                        danger: .unknown
                    )
                )
            ),
            .by(.officerRidge, "2025-06-11 08:50", .acknowledge),
            .by(.officerRidge, "2025-06-11 09:00", .openCase(.heavy)),
            .by(
                .officerRidge,
                "2025-06-11 09:10",
                .stage(.safety, "Four people are hurt; witnesses come before papers.")
            ),
            .outside(
                "2025-06-11 11:30",
                .report(
                    StoryReport(
                        .media,
                        "fr",
                        """
                        Radio Solanga, bulletin de midi: un mort et des blessés lundi à Teshi Crossing. Des \
                        témoins parlent de militaires venus dans des camions de la mine.
                        """,
                        on: "2025-06-09",
                        place: "Teshi Crossing",
                        who: "Militaires"
                    )
                )
            ),
            .by(.officerRidge, "2025-06-11 12:00", .join("The radio speaks of the same day and place.")),
            .by(
                .officerRidge,
                "2025-06-11 12:20",
                .acts([.v01, .v04, .v18], "A death, shots, and a gathering broken up.")
            ),
            .by(
                .officerRidge,
                "2025-06-11 12:40",
                .assess(
                    5,
                    2,
                    5,
                    child: true,
                    "One man was killed and four people were hurt, one a child; nothing brings him back."
                )
            ),
            .by(
                .officerRidge,
                "2025-06-11 13:00",
                .met(.headquarters, "By telephone at one o'clock, in writing at three.")
            ),
            .by(
                .officerRidge,
                "2025-06-11 16:30",
                .met(
                    .protectionScreen,
                    """
                    The wounded are in the provincial hospital; a nurse of their choice stays with the girl.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2025-06-12 09:00",
                .credibility(.credible, "The organisation, the radio and the hospital agree: B1.")
            ),
            .by(
                .headquarters,
                "2025-06-12 09:40",
                .sign
            ),
            .by(
                .officerRidge,
                "2025-06-12 10:00",
                .stage(
                    .assessment,
                    "Full investigation: company trucks, and a march to the company's road."
                )
            ),
            .by(
                .officerRidge,
                "2025-06-12 10:20",
                .triggers(
                    TriggerFacts(place: .no, equipment: .yes, activity: .yes, staff: .unknown),
                    "Our two trucks carried the soldiers; the march was to our road. Logs are secured."
                )
            ),
            .by(
                .officerRidge,
                "2025-06-12 15:00",
                .met(
                    .prosecutorNotice,
                    """
                    Provincial Prosecutor, NHRC and the Haverland embassy. The Military Auditor is left out: \
                    he reports to Northern Command, which is in the chain.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2025-06-13 09:00",
                .describe(
                    StoryFacts(
                        """
                        Soldiers fired at a demonstration. One man was killed, four people were hurt. Two \
                        company trucks had carried the soldiers.
                        """,
                        place: "Mine road, Teshi Crossing",
                        on: "2025-06-09",
                        who: "B Company, 7th Battalion",
                        howToAnswer: "The organisation through the code; the family through their lawyer."
                    )
                )
            ),
            .by(
                .officerRidge,
                "2025-06-16 09:30",
                .link("KR-25-007", "A witness of this matter is threatened; kept as a case of its own.")
            ),
            .by(
                .officerRidge,
                "2025-06-18 08:30",
                .reply(
                    """
                    We know of the trucks and hide nothing. The family decides who speaks for them. People \
                    from outside will investigate.
                    """,
                    days: 30
                )
            ),
            .by(
                .officerRidge,
                "2025-09-08 10:00",
                .met(
                    .substantiveAnswer,
                    """
                    The family and the organisation heard from us what the company knows of its own part: the \
                    trucks, who lent them, who investigates from outside. What the state does stays open.
                    """
                )
            ),
            .by(.officerRidge, "2025-06-25 10:00", .stage(.decision, "The inquiry must not be ours alone.")),
            .by(
                .officerRidge,
                "2025-07-01 09:00",
                .met(.investigationStart, "Terms of reference for the external investigation signed today.")
            ),
            .by(
                .officerRidge,
                "2025-07-01 09:20",
                .stage(.action, "Investigators from outside the country have the files.")
            ),
            .by(
                .officerRidge,
                "2025-07-24 09:00",
                .credibility(.verified, "The investigators have authenticated the video.")
            ),
            .by(
                .headquarters,
                "2025-07-24 13:00",
                .sign
            ),
            .by(
                .officerRidge,
                "2025-07-28 09:00",
                .met(.referral, "Video and its expert opinion handed to the Provincial Prosecutor.")
            ),
            .by(
                .officerRidge,
                "2025-11-28 15:00",
                .met(
                    .rootCause,
                    "External report received: vehicles were lent by word of mouth, nobody could refuse."
                )
            ),
            .by(
                .officerRidge,
                "2025-12-16 10:00",
                .note(
                    """
                    The company apologised to the family for the trucks, pays treatment and the funeral, and \
                    lends no vehicle without a written rule.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2026-02-15 09:00",
                .note(
                    """
                    Two letters to the Provincial Prosecutor without an answer; the matter went to the \
                    Prosecutor General today.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2026-02-16 09:30",
                .reply(
                    """
                    The Prosecutor General has the matter now. The company's own part was told to the \
                    family; we go on asking the state.
                    """,
                    days: 150
                )
            ),
        ]
    )
}
