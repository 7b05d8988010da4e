// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    /// What nobody has looked at yet on the morning of 30 June 2026.
    static let newReports: [Story] = [
        Story(
            register: "new-danger",
            title: "",
            site: .ridge,
            steps: [
                .outside(
                    "2026-06-30 07:40",
                    .report(
                        StoryReport(
                            .webForm,
                            "en",
                            """
                            My brother and his friend were taken at the Teshi market before sunrise. They are \
                            in the green container behind the police post. Nobody lets us bring water.
                            """,
                            on: "2026-06-30",
                            place: "Police post behind Teshi market",
                            who: "Mines police, three men",
                            danger: .yes
                        )
                    )
                )
            ]
        ),
        Story(
            register: "new-sensitive",
            title: "",
            site: .port,
            steps: [
                .outside(
                    "2026-06-29 15:05",
                    .report(StoryReport(.webForm, "fr", "", danger: .no, isSensitive: true))
                )
            ]
        ),
        Story(
            register: "new-outside",
            title: "",
            site: .ridge,
            steps: [
                .outside(
                    "2026-06-28 19:20",
                    .report(
                        StoryReport(
                            .webForm,
                            "en",
                            "The post asks riders for money again, and somebody in the mine office warns them.",
                            on: "2026-06-26",
                            place: "Teshi Crossing",
                            who: "Mines police",
                            hiddenFrom:
                                "The human-rights officer of the mine; her office knows the post well."
                        )
                    )
                )
            ]
        ),
        Story(
            register: "new-dust",
            title: "",
            site: .ridge,
            steps: ["2026-06-29 05:50", "2026-06-29 06:15", "2026-06-29 11:30"].map { at in
                .outside(
                    at,
                    .report(
                        StoryReport(
                            .sms,
                            "fr",
                            "Les camions passent sans arroser la piste. La poussière entre dans les maisons.",
                            place: "Amboru"
                        )
                    )
                )
            }
        ),
        Story(
            register: "new-noise",
            title: "",
            site: .port,
            steps: [
                .outside(
                    "2026-06-29 20:10",
                    .report(
                        StoryReport(
                            .webForm,
                            "ar",
                            "تدريب على الرماية كل ليلة قرب المنارة، والأطفال لا ينامون.",
                            place: "Lighthouse Point"
                        )
                    )
                )
            ]
        ),
        waiting(
            "new-debt",
            .ridge,
            "2026-06-29 12:20",
            StoryReport(
                .liaisonEncounter,
                "en",
                "Two guards took palm wine from my stall on credit in May. They owe 85 and walk past now.",
                place: "Market, Teshi Crossing"
            )
        ),
        waiting(
            "new-dogs",
            .port,
            "2026-06-29 17:45",
            StoryReport(
                .sms,
                "fr",
                "Les chiens de la brigade aboient toute la nuit derrière le hangar. Peut-on les mettre ailleurs ?",
                place: "Dessu Old Town"
            )
        ),
        waiting(
            "new-voice",
            .ridge,
            "2026-06-29 18:30",
            StoryReport(.webForm, "en", "", place: "Nemba Hill", file: .voice)
        ),
        waiting(
            "new-barrier",
            .ridge,
            "2026-06-30 06:05",
            StoryReport(
                .webForm,
                "ar",
                "عاد الحاجز صباح اليوم على طريق النبع والنساء ينتظرن. أرسل لكم صورة من بعيد.",
                on: "2026-06-30",
                place: "Amboru",
                who: "Mines police",
                file: .roadblock
            )
        ),
        waiting(
            "new-question",
            .port,
            "2026-06-30 06:40",
            StoryReport(
                .webForm,
                "en",
                "When is the meeting about the landing place, and may women from Saltmarsh speak there?",
                place: "Saltmarsh"
            )
        ),
        waiting(
            "new-lights",
            .ridge,
            "2026-06-30 07:10",
            StoryReport(
                .communityOffice,
                "fr",
                "Les projecteurs du nouveau poste éclairent nos chambres. Nous dormons avec un tissu sur les yeux.",
                place: "Amboru, maisons du haut"
            )
        ),
        waiting(
            "new-net",
            .port,
            "2026-06-30 07:25",
            StoryReport(
                .liaisonEncounter,
                "en",
                "The coast guard wants 40 for each boat again, and gives no paper. Five of us paid yesterday.",
                on: "2026-06-29",
                place: "Saltmarsh landing place",
                who: "Coast guard"
            )
        ),
        waiting(
            "new-pay",
            .ridge,
            "2026-06-30 07:50",
            StoryReport(
                .hotlineVoice,
                "en",
                "The company that cleans the camp still owes us for May. The woman who counts says: next week.",
                place: "Camp, Kelu Ridge",
                contact: WorkingContact(
                    mode: .call,
                    reach: "The number she called from",
                    never: "Not during the shift"
                )
            )
        ),
    ]

    private static func waiting(
        _ register: String,
        _ site: DemoSite,
        _ at: String,
        _ report: StoryReport
    ) -> Story {
        Story(register: register, title: "", site: site, steps: [.outside(at, .report(report))])
    }
}
