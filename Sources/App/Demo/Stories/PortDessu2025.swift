// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// Port Dessu in 2025: the nets, the man at the gate, the fisher who was held.
    static let portDessu2025: [Story] = [seizedNets, manAtTheGate, fisherHeld]

    private static let seizedNets = Story(
        register: "PD-25-001",
        title: "Nets of twelve boats seized off Saltmarsh",
        site: .port,
        steps: [
            .outside(
                "2025-01-27 09:20",
                .report(
                    StoryReport(
                        .webForm,
                        "fr",
                        """
                        Nous sommes une coopérative de douze bateaux. Le 20 janvier, la garde côtière a pris \
                        nos filets à l'entrée du chenal. Pour les rendre, on nous demande de l'argent sans \
                        reçu. Depuis, nous ne pouvons plus pêcher.
                        """,
                        on: "2025-01-20",
                        place: "Saltmarsh, entrance of the channel",
                        who: "Coast guard, two patrol boats",
                        file: .nets
                    )
                )
            ),
            .by(.officerPort, "2025-01-28 07:40", .acknowledge),
            .by(.officerPort, "2025-01-28 08:05", .openCase(.heavy)),
            .by(
                .officerPort,
                "2025-01-28 08:20",
                .group(
                    GroupClaim(homes: 12, people: 38, note: "Twelve boats; one list, one answer.")
                )
            ),
            .by(
                .officerPort,
                "2025-01-28 08:40",
                .acts([.v13, .v14, .v20], "Money asked, nets taken, the way to the fishing ground closed.")
            ),
            .by(
                .officerPort,
                "2025-01-28 09:00",
                .assess(
                    3,
                    3,
                    2,
                    "The income of twelve crews; made good within weeks if the nets return."
                )
            ),
            .by(
                .officerPort,
                "2025-01-28 09:15",
                .met(.protectionScreen, "Medium: the cooperative speaks as one; no member is to be named.")
            ),
            .by(
                .officerPort,
                "2025-01-30 10:00",
                .reply(
                    """
                    Nous avons lu votre message. Nous viendrons vous écouter à Saltmarsh le 3 février, au \
                    jour et à l'heure qui vous conviennent. Nous ne donnerons aucun nom à la garde côtière.
                    """,
                    days: 14
                )
            ),
            .by(
                .officerPort,
                "2025-02-04 13:10",
                .credibility(
                    .credible,
                    "B3: the cooperative, the photograph and the harbour log agree on the day."
                )
            ),
            .by(
                .officerPort,
                "2025-02-06 08:30",
                .met(.prosecutorNotice, "Ferrow Maritime Prosecutor told in writing, without names.")
            ),
            .by(
                .officerPort,
                "2025-03-11 12:00",
                .credibility(
                    .verified,
                    "B2: the list of the quay shows twelve nets and no order of the court."
                )
            ),
            .by(
                .officerPort,
                "2025-03-13 09:30",
                .describe(
                    StoryFacts(
                        """
                        Nets of twelve boats were taken at the channel and held on the coast guard's quay. \
                        Each owner was asked for a fee for which there is no rule.
                        """,
                        place: "Saltmarsh, entrance of the channel",
                        on: "2025-01-20",
                        who: "Coast guard, Dessu station",
                        howToAnswer: "Through the code, in French",
                        whatWasDone: "Maritime Prosecutor and Ombudsman told; open meeting held."
                    )
                )
            ),
            .by(
                .officerPort,
                "2025-05-27 15:00",
                .told("At the open meeting in Saltmarsh, and through the code.")
            ),
            .by(
                .officerPort,
                "2025-05-30 09:00",
                .close(
                    .resolvedSatisfied,
                    "Nine nets were given back, three were paid. No nets are kept on the quay now.",
                    [
                        .outcomeNeeds: """
                        Ten of the twelve owners said that they are satisfied; two would have liked an \
                        apology and know that they can ask for a review.
                        """,
                        .remedyDecided: "Nine nets returned, three paid at the price of new ones.",
                        .reprisalPlan: "The liaison team visits the landing place each month until December.",
                        .rootCause: "No written rule for seizures at sea; the Ombudsman has asked for one.",
                    ]
                )
            ),
        ]
    )

    private static let manAtTheGate = Story(
        register: "PD-25-002",
        title: "A man of 71 pushed at the terminal gate",
        site: .port,
        steps: [
            .outside(
                "2025-04-30 08:10",
                .report(
                    StoryReport(
                        .hotlineVoice,
                        "en",
                        """
                        I walk with a stick. Yesterday I was slow at the gate and the guard said that people \
                        like me should stay at home. He pushed me and I fell on my hand. The clinic says it \
                        is broken.
                        """,
                        on: "2025-04-29",
                        place: "Terminal, gate 2",
                        who: "Protection brigade, one guard",
                        contact: WorkingContact(
                            mode: .call,
                            reach: "The number he called from",
                            name: "The caller",
                            never: "Not after dark"
                        )
                    )
                )
            ),
            .by(.officerPort, "2025-04-30 09:00", .acknowledge),
            .by(.officerPort, "2025-04-30 09:10", .openCase(.heavy)),
            .by(
                .officerPort,
                "2025-04-30 09:30",
                .acts([.v03, .v22], "Pushed without need, with words about his disability.")
            ),
            .by(
                .officerPort,
                "2025-04-30 09:45",
                .assess(3, 1, 3, "A broken wrist at 71 takes long to heal and he leans on that hand.")
            ),
            .by(
                .officerPort,
                "2025-04-30 10:20",
                .met(.protectionScreen, "Low: he asks that the unit be told; he wishes no escort.")
            ),
            .by(
                .officerPort,
                "2025-05-02 08:00",
                .reply(
                    """
                    Thank you for telling us. The clinic's bill is paid, and nobody will ask you to sign \
                    anything for it. We keep the camera picture of the gate. May we visit you on Monday?
                    """,
                    days: 10
                )
            ),
            .by(
                .officerPort,
                "2025-05-05 14:00",
                .credibility(.credible, "His account and the clinic's sheet of the same afternoon.")
            ),
            .by(
                .officerPort,
                "2025-05-12 11:30",
                .credibility(.verified, "B2: the gate camera shows the push; the clinic's sheet fits it.")
            ),
            .by(
                .officerPort,
                "2025-05-13 09:00",
                .describe(
                    StoryFacts(
                        "A guard pushed a man with a walking stick; he fell and broke his wrist.",
                        place: "Terminal, gate 2",
                        on: "2025-04-29",
                        who: "Protection brigade, gate post",
                        howToAnswer: "By telephone, in daytime",
                        whatWasDone: "Treatment paid; full investigation, the camera picture secured."
                    )
                )
            ),
            .by(
                .officerPort,
                "2025-07-07 10:00",
                .told("At his home, with his daughter present, as he had asked.")
            ),
            .by(
                .officerPort,
                "2025-07-11 12:00",
                .close(
                    .resolvedSatisfied,
                    "The unit apologised in person. Gate 2 has a ramp and a seat, and a rule to wait.",
                    [
                        .outcomeNeeds: "He said: they came to my door and looked at me. That is enough.",
                        .remedyDecided: "Treatment, apology by the unit, a ramp and a seat at the gate.",
                        .reprisalPlan: "A call each month until January, then a last visit.",
                        .rootCause: "Guards had no instruction for people who need more time.",
                    ]
                )
            ),
        ]
    )

    private static let fisherHeld = Story(
        register: "PD-25-004",
        title: "A fisher taken from the landing place",
        site: .port,
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
                        name: "The brother",
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
            .officerPort,
            "2025-10-10 08:00",
            .met(.referral, "Letter to the Prosecutor General with his consent; he read it first.")
        ),
        .by(
            .officerPort,
            "2025-12-11 10:15",
            .note("Prosecutor General silent a second time. The human rights commission has it now.")
        ),
        .by(
            .officerPort,
            "2025-12-12 09:00",
            .pause(.substantiveAnswer, "No authority has answered yet; he and his brother know it.")
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
