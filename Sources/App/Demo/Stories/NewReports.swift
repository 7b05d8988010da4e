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
    ]
}
