// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// Whoever is accused stands here as post, rank and day only: what is not written needs no clearing (Domain 4.8).
    static let kr25010 = Story(
        register: "KR-25-010",
        title: "Pay said to be withheld at a post",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn("2025-10-20 14:20", .safety, "Who wrote and who is meant are both to be kept safe."),
            StoryTurn("2025-10-21 08:40", .assessment, "Short and full: the post stands on our ground."),
            StoryTurn(
                "2025-11-12 11:00",
                .decision,
                "It was the wrong person; now that has to be put right."
            ),
            StoryTurn("2025-11-25 12:00", .action, "Records are rectified and those who had them are told."),
        ],
        steps: [
            .outside(
                "2025-10-20 09:10",
                .report(
                    StoryReport(
                        .tipBox,
                        "ar",
                        """
                        الرقيب المناوب يأخذ جزءاً من أجور رجاله يوم الصرف، وهم يخافون الكلام. أرجو أن \
                        تتحققوا بهدوء.
                        """,
                        on: "2025-10-17",
                        place: "Nemba Hill",
                        who: "A sergeant of the Nemba Hill post, on duty that pay day"
                    )
                )
            ),
            .by(.officerRidge, "2025-10-20 13:00", .acknowledge),
            .by(.officerRidge, "2025-10-20 13:20", .openCase(.heavy)),
            .by(
                .officerRidge,
                "2025-10-20 13:45",
                .acts([.v14], "Money said to be kept back from men's pay.")
            ),
            .by(
                .officerRidge,
                "2025-10-20 14:10",
                .describe(
                    StoryFacts(
                        "One note says that part of the men's pay was kept back on pay day.",
                        place: "Post at Nemba Hill",
                        on: "2025-10-17",
                        who: "A sergeant of the Nemba Hill post, said to be on duty that pay day",
                        howToAnswer: "By the code on the slip only."
                    )
                )
            ),
            .by(
                .officerRidge,
                "2025-10-20 14:15",
                .met(
                    .protectionScreen,
                    "Low for who wrote: no name. The man meant is heard before anybody concludes."
                )
            ),
            .by(
                .officerRidge,
                "2025-10-21 08:50",
                .triggers(
                    TriggerFacts(place: .yes),
                    "The post stands on leased ground."
                )
            ),
            .by(
                .officerRidge,
                "2025-10-24 09:00",
                .met(.investigationStart, "Begun with the pay list and the leave roster, all of October.")
            ),
            .by(
                .officerRidge,
                "2025-10-21 08:30",
                .assess(2, 1, 1, "A day's pay for some men, if it is so; it could be paid back.")
            ),
            .by(
                .officerRidge,
                "2025-10-22 09:00",
                .reply("شكراً لك. ننظر في الأمر بهدوء، ونسمع من الجميع قبل أن نستنتج شيئاً.", days: 30)
            ),
            .by(
                .officerRidge,
                "2025-11-05 15:30",
                .note(
                    """
                    The person named was heard with somebody of his choice beside him. He was on leave from \
                    10 to 24 October; the leave roster and the bus list bear it out.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2025-11-12 10:20",
                .credibility(
                    .notCredible,
                    "Grade F5: one unsigned note; the leave roster and the pay list contradict it."
                )
            ),
            .by(
                .headquarters,
                "2025-11-12 10:50",
                .sign
            ),
            .by(
                .legal,
                "2025-11-25 11:00",
                .note("The vetting entry of 21 October is rectified; its two recipients were told.")
            ),
            .by(
                .officerRidge,
                "2025-12-03 09:40",
                .reply(
                    """
                    بحثنا في الأمر. الشخص المذكور كان غائباً ذلك اليوم ولم يأخذ شيئاً. شكراً على ثقتك، \
                    والباب مفتوح.
                    """
                )
            ),
            .by(
                .officerRidge,
                "2025-12-04 14:00",
                .told("To the person cleared, in a letter; to who reported, by the code.")
            ),
            .by(
                .officerRidge,
                "2025-12-05 10:00",
                .close(
                    .refutedCleared,
                    "It was the wrong person: absent that day, and no pay was missing.",
                    [
                        .outcomeTold: "Both told on 3 and 4 December.",
                        .outcomeNeeds:
                            "Findings of 12 November in the file; vetting entry rectified, recipients told.",
                        .remedyDecided: "A letter of clearance, copy to his commander at his wish.",
                        .reprisalPlan: "Nobody looks for who wrote; the commander confirmed it in writing.",
                        .rootCause:
                            "Pay is counted out in the open without slips; slips are given since December.",
                    ]
                )
            ),
        ]
    )

    /// Restricted: a child.
    static let kr25011 = Story(
        register: "KR-25-011",
        title: "Restricted: a child held overnight",
        site: .ridge,
        lead: .focalRidge,
        course: [
            StoryTurn("2025-11-07 06:36", .safety, "He is out first; everything else can wait."),
            StoryTurn(
                "2025-11-07 12:00",
                .assessment,
                "A full investigation: the post stands on our ground."
            ),
            StoryTurn(
                "2025-11-17 09:40",
                .decision,
                "The Inspectorate and the prosecutor, at the wish of the family."
            ),
            StoryTurn("2025-11-20 09:00", .action, "A rule for children is written with the detachment."),
            StoryTurn("2025-12-01 09:00", .monitoring, "The Child Office visits every fortnight."),
        ],
        steps: [
            .outside(
                "2025-11-07 06:20",
                .report(
                    StoryReport(.communityOffice, "en", "", on: "2025-11-06", danger: .yes, isSensitive: true)
                )
            ),
            .by(.focalRidge, "2025-11-07 06:26", .acknowledge),
            .by(.focalRidge, "2025-11-07 06:30", .openCase(.heavy)),
            .by(
                .focalRidge,
                "2025-11-07 06:34",
                .acts([.v24, .v08], "A boy of 13 held with adults at a post.")
            ),
            .by(
                .focalRidge,
                "2025-11-07 06:45",
                .call(
                    UrgentCall(
                        couldHarm: .no,
                        theyWantIt: .yes,
                        isUninvolved: .yes,
                        called: "Child Office, duty officer",
                        said: """
                            A child is held at the post. Please go there now; his grandmother waits with us.
                            """
                    )
                )
            ),
            .by(
                .focalRidge,
                "2025-11-07 08:05",
                .met(.childHeldAlarm, "Handed over to his grandmother at 08:00, the Child Office present.")
            ),
            .by(
                .focalRidge,
                "2025-11-07 08:15",
                .met(.protectionScreen, "Home with his grandmother; the Child Office comes this afternoon.")
            ),
            .by(
                .focalRidge,
                "2025-11-07 08:20",
                .met(.headquarters, "The focal point at headquarters, by voice.")
            ),
            .by(
                .focalRidge,
                "2025-11-07 12:10",
                .triggers(
                    TriggerFacts(place: .yes, staff: .no),
                    "The post stands on leased ground."
                )
            ),
            .by(
                .focalRidge,
                "2025-11-08 09:00",
                .met(
                    .investigationStart,
                    "Full investigation begun: the log of the post and its keys, no question to the child."
                )
            ),
            .by(
                .focalRidge,
                "2025-11-07 08:40",
                .describe(
                    StoryFacts(
                        "A child spent a night at a police post among adults and is home again.",
                        place: "OMP post",
                        on: "2025-11-06",
                        who: "OMP Kelu Detachment, the night shift",
                        howToAnswer: "His grandmother comes to the office; never through the school.",
                        whatWasDone: "Released at 08:00; Child Office and a nurse saw him the same morning."
                    )
                )
            ),
            .by(
                .focalRidge,
                "2025-11-07 09:10",
                .assess(4, 1, 3, child: true, "A night among adults; he is a child, so one step higher.")
            ),
            .by(
                .headquartersFocal,
                "2025-11-07 11:30",
                .reviewCall("Right call, to the right office, within the half hour. Nothing to add.")
            ),
            .by(
                .focalRidge,
                "2025-11-10 10:15",
                .note(
                    """
                    Best interests: school goes on, no second interview, the grandmother is beside him. The \
                    Child Office visits every fortnight. He asked for his bicycle; it is back.
                    """
                )
            ),
            .by(.focalRidge, "2025-11-10 10:30", .urgent(false, "He is at home and safe.")),
            .by(
                .focalRidge,
                "2025-11-14 09:00",
                .credibility(.credible, "The post's own log names his age; the Child Office confirms it.")
            ),
            .by(
                .headquartersFocal,
                "2025-11-14 11:00",
                .sign
            ),
            .by(
                .focalRidge,
                "2025-11-17 09:30",
                .met(.prosecutorNotice, "Provincial Prosecutor told, at the wish of the family.")
            ),
            .by(
                .focalRidge,
                "2026-03-12 10:00",
                .told(
                    "To him and his grandmother at the office, in Kelu, in words that he chose to ask about."
                )
            ),
            .by(
                .focalRidge,
                "2026-03-18 09:20",
                .close(
                    .substantiatedByAuthority,
                    """
                    The Inspectorate reprimanded the shift leader. New rule: a child is handed over in two \
                    hours.
                    """,
                    [
                        .outcomeTold: "Told on 12 March.",
                        .outcomeNeeds:
                            "Reprimand by the Police Inspectorate, 2 March 2026, copy in the file.",
                        .remedyDecided:
                            "Apology by the unit; school costs of the year, as the family wished.",
                        .reprisalPlan: "The Child Office asks at each visit until September 2026.",
                        .rootCause: "No rule for children at night and no telephone number on the wall.",
                    ]
                )
            ),
            .by(.headquartersFocal, "2026-03-18 14:40", .sign),
        ]
    )
}
