// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// What is open at the terminal in June 2026 beside the large cases.
    static let openAtPort: [Story] = [
        OpenMatter(
            register: "PD-26-004",
            title: "Flare noise at Lighthouse Point",
            site: .port,
            heard: "2026-05-06",
            report: StoryReport(
                .webForm,
                "fr",
                "La torche gronde toute la nuit depuis une semaine. Nous fermons les fenêtres et il fait 30 degrés.",
                on: "2026-04-29",
                place: "Lighthouse Point"
            ),
            because: "Noise; it ends with the repair.",
            answer:
                "Merci. Une pièce est en panne; la réparation est prévue pour juin. Nous vous écrirons le jour même.",
            later: [("2026-06-15", .note("The part has come; the repair is now planned for 6 July."))],
            now: ("2026-05-12", .action, "Waits for a part.")
        ),
        OpenMatter(
            register: "PD-26-005",
            title: "Net torn by a patrol boat",
            site: .port,
            heard: "2026-05-21",
            report: StoryReport(
                .liaisonEncounter,
                "en",
                """
                The coast guard boat went through my net at night with no light. They saw it in the morning and \
                said: buy another. It was my brother's too.
                """,
                on: "2026-05-19",
                place: "Off Saltmarsh",
                who: "Coast guard patrol boat"
            ),
            acts: [.v14, .v20],
            scales: (2, 1, 2),
            because: "One net of two men; a new one takes weeks of work.",
            answer: "Thank you. We have the list of boats that were out that night and ask whose it was.",
            later: [
                (
                    "2026-05-27",
                    .triggers(
                        TriggerFacts(place: .no, equipment: .no, activity: .no, area: .yes),
                        "Saltmarsh lies in the area of operations."
                    )
                ),
                (
                    "2026-06-03",
                    .credibility(.credible, "His account, the net, and the harbour log agree: B2.")
                ),
                ("2026-06-05", .met(.prosecutorNotice, "Ferrow Maritime Prosecutor told in writing.")),
                ("2026-06-02", .met(.investigationStart, "Inquiry begun with the harbour log.")),
            ],
            now: ("2026-06-09", .action, "The station commander and the two men meet on 7 July.")
        ),
        OpenMatter(
            register: "PD-26-006",
            title: "Debt of a guard at the net mender's",
            site: .port,
            heard: "2026-05-29",
            report: StoryReport(
                .communityOffice,
                "ar",
                "أصلحت لحارس البوابة شبكة لزورقه قبل شهرين ولم يدفع. يقول كل مرة: غداً.",
                on: "2026-04-02",
                place: "Dessu Old Town, fish market"
            ),
            because: "A debt between two people; small.",
            answer: "شكراً لك. نسأل الوحدة عن ديون الحراس عموماً، ولا نذكر اسمك.",
            now: ("2026-06-04", .action, "The unit reminds all its men of their debts on pay day.")
        ),
        OpenMatter(
            register: "PD-26-007",
            title: "Turned away from the landing place",
            site: .port,
            heard: "2026-06-05",
            report: StoryReport(
                .forumOrPanel,
                "fr",
                """
                Au débarcadère, les hommes de la brigade ne laissent passer que ceux de la vieille ville. Ceux de \
                Saltmarsh attendent que la glace fonde.
                """,
                on: "2026-06-03",
                place: "Old Town landing place",
                who: "Resource Protection Brigade"
            ),
            acts: [.v20, .v22],
            scales: (2, 3, 2),
            because: "Some forty fishers lose a morning's catch; the season goes on.",
            answer: "Merci. Nous comptons avec vous qui passe et qui attend, une semaine durant.",
            later: [
                (
                    "2026-06-10",
                    .triggers(
                        TriggerFacts(place: .no, equipment: .no, activity: .unknown, area: .yes),
                        "The landing place lies in the area of operations."
                    )
                ),
                ("2026-06-19", .credibility(.credible, "A week's count by the cooperative and by us agree.")),
                ("2026-06-22", .met(.prosecutorNotice, "Ferrow Maritime Prosecutor told, without names.")),
                ("2026-06-12", .met(.investigationStart, "Inquiry begun: a week's count.")),
            ],
            now: ("2026-06-23", .decision, "One queue for all is asked for.")
        ),
        OpenMatter(
            register: "PD-26-008",
            title: "Smell of gas at the school",
            site: .port,
            heard: "2026-06-10",
            report: StoryReport(
                .letter,
                "en",
                "On windy days it smells of gas in class 4 and two children were sick. Is it dangerous? Please answer.",
                on: "2026-06-09",
                place: "Dessu Old Town school"
            ),
            because: "A smell that worries; measured the same day, below every limit.",
            answer:
                "We measured at the school today: far below the limit. The paper hangs at the school door.",
            now: ("2026-06-11", .monitoring, "Measured each windy day until the end of July.")
        ),
        OpenMatter(
            register: "PD-26-009",
            title: "A boy chased from the fence with a dog",
            site: .port,
            heard: "2026-06-19",
            report: StoryReport(
                .hotlineVoice,
                "en",
                """
                Boys fetch their ball at the fence and a guard lets the dog run at them. Nobody was bitten. One \
                fell. I am the neighbour.
                """,
                on: "2026-06-18",
                place: "South fence, Dessu Old Town",
                who: "Protection brigade, one guard with a dog"
            ),
            acts: [.v16],
            scales: (2, 2, 1),
            because: "A fright and a grazed knee; some boys dare not play there.",
            answer:
                "Thank you. The dog is kept behind the second fence from today. We watch that it stays so.",
            later: [
                (
                    "2026-06-22",
                    .triggers(TriggerFacts(place: .yes, area: .yes), "The south fence is our ground.")
                ),
                ("2026-06-23", .met(.investigationStart, "Begun with the duty book of the dogs.")),
            ],
            now: ("2026-06-23", .assessment, "The duty book says who had the dog.")
        ),
        OpenMatter(
            register: "PD-26-010",
            title: "No bus for the night shift of the cleaners",
            site: .port,
            heard: "2026-06-24",
            report: StoryReport(
                .union,
                "fr",
                "Les femmes du nettoyage finissent à minuit et rentrent à pied. Avant, il y avait un bus.",
                on: "2026-06-01",
                place: "Terminal, porte 2"
            ),
            because: "An unsafe way home; a bus ends it.",
            answer: "Merci. Un véhicule attend à la porte 2 dès ce soir; la suite se décide avec vous."
        ),
    ].map(\.story)
}
