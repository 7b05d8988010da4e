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
        lead: .officerPort,
        course: [
            StoryTurn("2025-01-28 09:20", .safety, "The cooperative speaks as one; no member is named."),
            StoryTurn("2025-01-30 10:10", .assessment, "A visit to Saltmarsh, then the harbour log."),
            StoryTurn(
                "2025-02-06 08:40",
                .decision,
                "An inquiry; the Maritime Prosecutor and the Ombudsman are told."
            ),
            StoryTurn("2025-03-13 10:00", .action, "The nets on the quay are listed with their owners."),
            StoryTurn("2025-05-06 09:00", .monitoring, "Nine nets are back and three are paid."),
        ],
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
                "2025-02-04 13:30",
                .triggers(
                    TriggerFacts(place: .no, equipment: .no, activity: .no, area: .yes, staff: .no),
                    "The channel lies in the area of operations."
                )
            ),
            .by(
                .officerPort,
                "2025-02-10 09:00",
                .met(.investigationStart, "Inquiry begun with the list of the quay and the harbour log.")
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
        lead: .officerPort,
        course: [
            StoryTurn("2025-04-30 10:25", .safety, "The hand is treated; the clinic sends us the bill."),
            StoryTurn("2025-05-05 14:10", .assessment, "A full investigation: it happened at our gate."),
            StoryTurn("2025-05-13 09:10", .decision, "The unit is asked for an apology, as he wishes."),
            StoryTurn("2025-05-20 09:00", .action, "A ramp and a seat are being built."),
            StoryTurn("2025-06-16 09:00", .monitoring, "The gate is looked at every week."),
        ],
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
                            never: "Not after dark"
                        ),
                        file: .voice
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
                "2025-05-05 14:20",
                .triggers(
                    TriggerFacts(place: .yes, staff: .no),
                    "Gate 2 is our ground; the camera picture is kept."
                )
            ),
            .by(
                .officerPort,
                "2025-05-06 09:00",
                .met(
                    .investigationStart,
                    "Full investigation begun; the camera picture is out of the unit's reach."
                )
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
}
