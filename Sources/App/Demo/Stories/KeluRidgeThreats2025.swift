// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

extension Stories {
    static let threats = Story(
        register: "KR-25-007",
        title: "Threats at night",
        site: .ridge,
        lead: .officerRidge,
        course: [
            StoryTurn("2025-06-18 11:00", .decision, "They stay away as long as they wish; we pay for it."),
            StoryTurn("2025-06-19 08:10", .action, "Both are elsewhere, with a lawyer of their own."),
            StoryTurn("2025-07-28 09:10", .monitoring, "Home again; a call on the agreed day."),
        ],
        steps: [
            .outside(
                "2025-06-15 05:45",
                .report(
                    StoryReport(
                        .secureEmail,
                        "ar",
                        """
                        جاء رجلان إلى بيتي ليلة أمس وقالا إن من يتكلم عن الطريق يندم. وسمعت جارتي الشيء \
                        نفسه. نرجو ألا يُكتب اسم أحد.
                        """,
                        on: "2025-06-14",
                        place: "Teshi Crossing",
                        who: "Two men, not in uniform",
                        danger: .yes
                    )
                )
            ),
            .by(.officerRidge, "2025-06-15 06:20", .acknowledge),
            .by(.officerRidge, "2025-06-15 06:30", .openCase(.heavy)),
            .by(.officerRidge, "2025-06-15 06:40", .stage(.safety, "Somebody may come back tonight.")),
            .by(
                .officerRidge,
                "2025-06-15 07:10",
                .acts([.v16, .v17], "Threats to somebody who helps others, and to a witness.")
            ),
            .by(
                .officerRidge,
                "2025-06-15 07:20",
                .assess(
                    2,
                    2,
                    2,
                    ongoing: true,
                    "No blow fell; a threat against a witness is never below S4."
                )
            ),
            .by(
                .officerRidge,
                "2025-06-15 08:30",
                .met(.headquarters, "Told by voice; nothing in writing but the organisation's own code.")
            ),
            .by(
                .officerRidge,
                "2025-06-15 12:10",
                .met(
                    .protectionScreen,
                    "Both were brought to another town today, by people of their choice."
                )
            ),
            .by(
                .officerRidge,
                "2025-06-17 09:00",
                .credibility(.credible, "Two people tell of the same night, apart from each other: C2.")
            ),
            .by(
                .headquarters,
                "2025-06-17 11:00",
                .sign
            ),
            .by(
                .officerRidge,
                "2025-06-18 09:00",
                .stage(.assessment, "An inquiry of its own; the other case does not carry it.")
            ),
            .by(
                .officerRidge,
                "2025-06-18 09:20",
                .triggers(
                    TriggerFacts(place: .no, equipment: .no, activity: .unknown, area: .yes, staff: .unknown),
                    "Teshi Crossing lies in the area of operations."
                )
            ),
            .by(
                .officerRidge,
                "2025-06-19 09:00",
                .met(.investigationStart, "Inquiry begun, by people whom nobody at the site knows.")
            ),
            .by(
                .officerRidge,
                "2025-06-18 10:30",
                .met(
                    .prosecutorNotice,
                    "Through their lawyer, at the time they choose. The embassy was told orally."
                )
            ),
            .by(
                .officerRidge,
                "2025-06-19 08:00",
                .reply(
                    """
                    You are not alone in this. The lawyer is paid for as long as you need her. We write no \
                    names, only the code.
                    """,
                    days: 14
                )
            ),
            .by(
                .officerRidge,
                "2025-07-28 09:00",
                .urgent(false, "Six weeks elsewhere are over; both came home and nobody came again.")
            ),
            .by(.officerRidge, "2025-12-03 09:00", .told("Both heard it from their lawyer.")),
            .by(
                .officerRidge,
                "2025-12-11 15:00",
                .close(
                    .resolvedSatisfied,
                    """
                    Both are home and safe; who came that night is not known. The watch goes on until June \
                    2026.
                    """,
                    [
                        .outcomeNeeds:
                            "Both said through their lawyer that they wish to close it, with the watch kept.",
                        .remedyDecided:
                            "Six weeks elsewhere and the lawyer were paid; they asked for no more.",
                        .reprisalPlan: "A call on the agreed day every two weeks until June 2026.",
                        .rootCause: "Witnesses were visited in plain sight; meetings are held elsewhere.",
                    ]
                )
            ),
            .by(.headquarters, "2025-12-12 10:00", .sign),
        ]
    )
}
