// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// A man is looked for, found and freed; the authorities stay silent.
    static let fisherHeld = Story(
        register: "PD-25-004",
        title: "A fisher taken from the landing place",
        site: .port,
        lead: .officerPort,
        course: [
            StoryTurn("2025-09-29 07:20", .safety, "He has to be found; everything else waits."),
            StoryTurn("2025-09-30 12:20", .assessment, "Two accounts agree; the court has been asked."),
            StoryTurn("2025-10-04 11:30", .decision, "He is free; now he decides what is asked for."),
            StoryTurn("2025-10-10 08:30", .action, "The Prosecutor General has the letter he read first."),
            StoryTurn(
                "2025-12-12 09:10",
                .monitoring,
                "No authority answers; the commission asks in writing."
            ),
        ],
        steps: fisherFirstDays + fisherAfterwards
    )

    private static let fisherFirstDays: [StoryStep] = [
        .outside(
            "2025-09-29 06:30",
            .report(
                StoryReport(
                    .communityOffice,
                    "ar",
                    """
                    أخذوا أخي من المرسى قبل يومين في سيارة لواء حماية الموارد. سألنا في مركزهم فقالوا إنه \
                    ليس عندهم. أمي لا تنام. نريد فقط أن نعرف أين هو.
                    """,
                    on: "2025-09-27",
                    place: "Old Town landing place",
                    who: "Resource Protection Brigade, one vehicle",
                    danger: .yes,
                    contact: WorkingContact(
                        mode: .visit,
                        reach: "His stall in the fish hall, mornings",
                        name: "Ruven Dask",
                        never: "Do not ring; the telephone is shared"
                    )
                )
            )
        ),
        .by(.officerPort, "2025-09-29 06:40", .acknowledge),
        .by(.officerPort, "2025-09-29 06:45", .openCase(.heavy)),
        .by(
            .officerPort,
            "2025-09-29 06:55",
            .call(
                UrgentCall(
                    couldHarm: .no,
                    theyWantIt: .yes,
                    isUninvolved: .yes,
                    called: "Prosecutor General's duty line",
                    said: """
                        A man of 29 taken on 27 September, his family told that he is not held. The duty \
                        prosecutor wrote it down and will ask every post in Ferrow by noon.
                        """
                )
            )
        ),
        .by(
            .officerPort,
            "2025-09-29 07:05",
            .acts([.v09], "Taken by people in uniform; the post denies that it holds him.")
        ),
        .by(
            .officerPort,
            "2025-09-29 07:15",
            .assess(5, 1, 5, ongoing: true, "Nobody says where he is; each hour counts.")
        ),
        .by(
            .officerPort,
            "2025-09-29 07:25",
            .met(.protectionScreen, "High: the family is not named to anybody but the prosecutor.")
        ),
        .by(.officerPort, "2025-09-29 07:40", .met(.headquarters, "Headquarters told by telephone.")),
        .by(
            .headquarters,
            "2025-09-29 15:30",
            .reviewCall("The call was right and not too early. The family was asked first.")
        ),
        .by(
            .officerPort,
            "2025-09-30 06:20",
            .reply(
                """
                تحدثنا مع مكتب المدعي العام ومع محامية. تم تقديم طلب إلى المحكمة صباح اليوم. نزورك غدا في \
                سوق السمك كما طلبت.
                """,
                days: 2
            )
        ),
        .by(
            .officerPort,
            "2025-09-30 12:00",
            .credibility(.credible, "The brother and a net mender saw the vehicle from two places.")
        ),
        .by(
            .headquarters,
            "2025-09-30 12:10",
            .sign
        ),
        .by(
            .legal,
            "2025-09-30 14:10",
            .note(
                """
                The brigade's chain in Ferrow is out as involved. The Inspectorate is out: it passed the \
                family's first complaint back to the unit. Chosen: Prosecutor General; the human rights \
                commission and the embassy told. Habeas corpus filed by the family's own lawyer.
                """
            )
        ),
        .by(
            .officerPort,
            "2025-09-30 14:20",
            .met(.prosecutorNotice, "The Prosecutor General's office; the family wished it.")
        ),
        .by(
            .officerPort,
            "2025-09-30 14:30",
            .triggers(
                TriggerFacts(place: .no, equipment: .unknown, activity: .no, area: .yes, staff: .unknown),
                "The landing place lies in the area of operations."
            )
        ),
        .by(
            .officerPort,
            "2025-09-30 15:00",
            .met(.investigationStart, "Inquiry begun: every gate book and radio log of that night is kept.")
        ),
    ]

    private static let fisherAfterwards: [StoryStep] = [
        .by(
            .officerPort,
            "2025-10-03 16:40",
            .note("Found in the brigade's store room at the customs house. The court orders his release.")
        ),
        .by(
            .officerPort,
            "2025-10-04 11:00",
            .acts([.v09, .v07], "Freed today; he speaks of blows and of a week without light.")
        ),
        .by(
            .officerPort,
            "2025-10-04 11:20",
            .assess(5, 1, 4, "Freed on 4 October and at home; no longer held.")
        ),
        .by(
            .officerPort,
            "2025-10-09 09:30",
            .credibility(.verified, "B2: the doctor's finding fits his account; the court's order.")
        ),
        .by(
            .headquarters,
            "2025-10-09 12:00",
            .sign
        ),
        .by(
            .officerPort,
            "2025-10-10 08:00",
            .met(.referral, "Letter to the Prosecutor General with his consent; he read it first.")
        ),
        .by(
            .officerPort,
            "2025-11-20 09:00",
            .met(
                .rootCause,
                "The store room was on no list of places where people are held; nobody visited it."
            )
        ),
        .by(
            .officerPort,
            "2025-12-11 10:15",
            .note("Prosecutor General silent a second time. The human rights commission has it now.")
        ),
        .by(
            .officerPort,
            "2025-12-12 09:00",
            .met(
                .substantiveAnswer,
                """
                He and his brother heard in the fish hall, face to face: what was found, whom we asked, and that \
                nobody has answered.
                """
            )
        ),
        .by(
            .officerPort,
            "2026-06-10 09:00",
            .reply(
                """
                لا جواب بعد من النيابة. اللجنة الوطنية لحقوق الإنسان سألتهم كتابة. نكتب لك مجددا خلال شهر.
                """,
                days: 30
            )
        ),
    ]
}
