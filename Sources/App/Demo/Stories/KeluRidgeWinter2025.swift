// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// The name is in what was said and nowhere else; after the clearing it is in no fact of the case.
    static let kr25010 = Story(
        register: "KR-25-010",
        title: "Pay said to be withheld at a post",
        site: .ridge,
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
                        who: "Sergeant Oru Velandi"
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
                        who: "Somebody of the post; the name given stays in the report",
                        howToAnswer: "By the code on the slip only."
                    )
                )
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
            .by(
                .focalRidge,
                "2025-11-14 09:00",
                .credibility(.credible, "The post's own log names his age; the Child Office confirms it.")
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
