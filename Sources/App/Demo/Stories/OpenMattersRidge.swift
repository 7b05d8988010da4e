// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// What is open at the mine in June 2026 beside the large cases.
    static let openAtRidge: [Story] = [
        OpenMatter(
            register: "KR-26-003",
            title: "Dust from the haul road in Teshi Crossing",
            site: .ridge,
            heard: "2026-05-11",
            report: StoryReport(
                .communityOffice,
                "fr",
                """
                Depuis que la pluie s'est arrêtée, la poussière des camions entre dans l'école. Les enfants \
                toussent l'après-midi. On nous avait promis l'arrosage deux fois par jour.
                """,
                on: "2026-05-04",
                place: "École de Teshi Crossing"
            ),
            because: "Dust; put right in days where the road is watered.",
            answer: """
                Merci. Le responsable de la piste a été prévenu. L'arrosage reprend jeudi; dites-nous si rien \
                ne change.
                """,
            later: [("2026-05-20", .note("Watered once a day, not twice: the second truck is in repair."))],
            now: ("2026-05-20", .action, "One truck waters; the second is promised for July.")
        ),
        OpenMatter(
            register: "KR-26-004",
            title: "Unpaid bill at the Amboru eating house",
            site: .ridge,
            heard: "2026-05-18",
            report: StoryReport(
                .liaisonEncounter,
                "en",
                """
                The men of the post have eaten with me on credit since February. They owe 640 orvan and laugh \
                when I ask. I do not want trouble, I want my money.
                """,
                on: "2026-02-10",
                place: "Eating house by the market, Amboru",
                who: "Men of the Mines Police post"
            ),
            scales: (1, 1, 1),
            because: "A debt; it can be paid in a day.",
            answer:
                "Thank you. We ask the commander about debts of the post in general and do not say yours.",
            now: ("2026-05-26", .action, "On the agenda with the commander: all debts of the post.")
        ),
        OpenMatter(
            register: "KR-26-005",
            title: "Blasting at night on Nemba Hill",
            site: .ridge,
            heard: "2026-05-27",
            report: StoryReport(
                .mobileTeam,
                "en",
                """
                Three nights in a row the hill shook after ten. The old people sit outside until it is over. \
                We were told: never after six.
                """,
                on: "2026-05-24",
                place: "Nemba Hill, upper houses"
            ),
            because: "Noise and fear, no damage found so far.",
            answer:
                "You are right about six o'clock. We have asked why it was not kept and come back on 8 June.",
            later: [
                ("2026-06-08", .reply("It was a mistake in the plan of the week. It has not happened since."))
            ],
            now: ("2026-06-08", .monitoring, "The hill is visited again in July.")
        ),
        OpenMatter(
            register: "KR-26-006",
            title: "A helmet and a telephone kept at the gate",
            site: .ridge,
            heard: "2026-06-02",
            report: StoryReport(
                .sms,
                "fr",
                """
                Au portail nord ils ont gardé mon casque et mon téléphone. Ils disent: reviens avec cinquante. \
                Je n'ai rien fait.
                """,
                on: "2026-06-01",
                place: "Portail nord",
                who: "Police des mines, équipe du matin"
            ),
            acts: [.v13, .v14],
            scales: (2, 1, 1),
            because: "A small loss and a demand for money; both can be given back.",
            answer: """
                Merci. Personne ne saura que c'est vous. Nous demandons que tous les objets gardés au portail \
                soient rendus.
                """,
            later: [
                (
                    "2026-06-04",
                    .triggers(
                        TriggerFacts(place: .yes, area: .yes),
                        "The north gate is our ground; the camera picture of that morning is kept."
                    )
                ),
                ("2026-06-05", .met(.investigationStart, "Begun with the gate book.")),
            ],
            now: ("2026-06-05", .assessment, "The gate book and the camera are compared.")
        ),
        OpenMatter(
            register: "KR-26-007",
            title: "Warning shots above the diggings",
            site: .ridge,
            heard: "2026-06-08",
            report: StoryReport(
                .communityMechanism,
                "en",
                """
                The Kelu Council says: on Saturday the police fired into the air to make the diggers leave. \
                Nobody was hit. Two women ran with children on their backs.
                """,
                on: "2026-06-06",
                place: "Old diggings below Nemba Hill",
                who: "Mines police, six men"
            ),
            acts: [.v04, .v16],
            scales: (2, 3, 2),
            because: "Nobody hit; some thirty people put in fear by shots.",
            answer:
                "We thank the Council. Every shot must be written down by the police; we ask for that paper.",
            later: [
                (
                    "2026-06-10",
                    .credibility(.credible, "Two accounts of the Council and the shell cases found.")
                ),
                ("2026-06-11", .met(.prosecutorNotice, "Provincial Prosecutor told in writing, no names.")),
                (
                    "2026-06-12",
                    .triggers(
                        TriggerFacts(place: .no, equipment: .unknown, activity: .unknown, area: .yes),
                        "The diggings lie in the area of operations."
                    )
                ),
                (
                    "2026-06-15",
                    .met(.investigationStart, "Inquiry begun: the duty list and the shell cases.")
                ),
            ],
            now: ("2026-06-15", .decision, "The Inspectorate or the commander first: headquarters is asked.")
        ),
        OpenMatter(
            register: "KR-26-008",
            title: "Insults at the water point",
            site: .ridge,
            heard: "2026-06-12",
            report: StoryReport(
                .tipBox,
                "ar",
                "يصرخ الحراس علينا عند نقطة الماء ويسموننا بأسماء قبيحة لأننا من الكيلو. لا نريد إلا أن نأخذ الماء.",
                on: "2026-06-10",
                place: "Lower well, Amboru",
                who: "Guards at the lower well"
            ),
            acts: [.v22],
            scales: (1, 2, 2),
            because: "Words that hurt, said to several people because they are Kelu.",
            answer: "شكراً. كلامكم وصل. نتحدث مع قائد الحراس عن نقطة الماء كلها دون أن نذكر أحداً.",
            now: ("2026-06-16", .assessment, "The liaison officer spends two mornings at the well.")
        ),
        OpenMatter(
            register: "KR-26-009",
            title: "Fence across the cattle track",
            site: .ridge,
            heard: "2026-06-17",
            report: StoryReport(
                .communityOffice,
                "en",
                "The new fence cuts the track to the salt lick. We go round by the road and the trucks frighten them.",
                on: "2026-06-15",
                place: "Cattle track east of the tailings dam"
            ),
            because: "A detour; a gate in the fence would end it.",
            answer: "We have seen the place with you. Whether there can be a gate is decided in July.",
            now: ("2026-06-22", .assessment, "The surveyor looks at a gate.")
        ),
        OpenMatter(
            register: "KR-26-010",
            title: "A day's pay missing for the road gang",
            site: .ridge,
            heard: "2026-06-23",
            report: StoryReport(
                .hotlineVoice,
                "fr",
                "Nous étions huit sur la piste le samedi et on n'a payé que le vendredi. Le contremaître dit: plus tard.",
                on: "2026-06-20",
                place: "Piste d'Amboru"
            ),
            because: "A debt of one day for eight men.",
            answer: "Merci. La liste des présences est demandée à l'entreprise; réponse avant le 10 juillet."
        ),
        OpenMatter(
            register: "KR-26-011",
            title: "Searched twice on the way to market",
            site: .ridge,
            heard: "2026-06-25",
            report: StoryReport(
                .sms,
                "en",
                "Every market day they turn out my baskets, only mine and my sister's. They find nothing and break eggs.",
                on: "2026-06-23",
                place: "Checkpoint on the Teshi road",
                who: "Mines police, day shift"
            ),
            acts: [.v21],
            scales: (1, 2, 1),
            because: "Two women searched again and again without a reason; eggs broken."
        ),
    ].map(\.story)
}
