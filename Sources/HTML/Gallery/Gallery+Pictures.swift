// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Gallery {
    static func drawCharts(into page: inout HTMLWriter) {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]
        page.draw(
            Chart(
                .line,
                title: "Reports by way in",
                description: "Web rises from 4 to 19 a month; the office stays near 9.",
                unit: "a month",
                categories: months,
                series: [
                    .init("Web", [4, 7, 9, 12, 15, 19]), .init("Office", [9, 8, 10, 9, nil, 8]),
                    .init("Tip box", [2, 3, 2, 5, 4, 6]),
                ]
            )
        )
        page.draw(
            Chart(
                .bars,
                title: "Open cases by act",
                description: "Extortion leads with 21.",
                unit: "cases",
                categories: ["Extortion, checkpoint", "Threat", "Excessive force", "Sexual violence"],
                series: [.init("Cases", [21, 12, 8, nil])]
            )
        )
        page.draw(
            Chart(
                .stackedBars,
                title: "How cases ended",
                description: "Most cases of 2026 were answered.",
                unit: "cases",
                categories: ["Karo", "Lumo"],
                series: [
                    .init("Satisfied", [14, 6]), .init("Not satisfied", [5, 4]),
                    .init("No answer possible", [2, 3]),
                ]
            )
        )
        page.draw(
            Chart(
                .multiples,
                title: "First answer in time",
                description: "Three sites on one scale.",
                unit: "%",
                categories: months,
                series: [
                    .init("Karo", [60, 64, 70, 74, 79, 84]), .init("Lumo", [80, 74, 70, 72, nil, 66]),
                    .init("Port", [50, 50, 55, 71, 80, 81]),
                ]
            )
        )
        page.draw(
            SeverityMatrix(
                title: "Scale and likelihood of open risks",
                description: "Five risks stand at 4 or higher on both.",
                across: "Likelihood",
                upward: "Scale",
                counts: [
                    [3, 2, 0, 0, 0], [1, 4, 6, 1, 0], [0, 2, 5, 3, 1], [0, 0, 2, 4, 1],
                    [nil, 0, 1, 0, 0],
                ]
            )
        )
    }

    static func drawPictures(into page: inout HTMLWriter) {
        page.draw(
            Panel("Pictures") { page in
                page.div("swatches") { page in
                    page.draw(Mark())
                    for icon in Icon.allCases { page.draw(icon) }
                }
                page.draw(
                    ChoiceField(
                        name: "act",
                        label: "Acts",
                        kind: .several,
                        choices: Pictogram.acts.map { Choice($0.rawValue, $0.rawValue, picture: $0) },
                        chosen: ["threat"]
                    )
                )
                page.draw(
                    WayList(
                        Pictogram.channels.map {
                            WayCard($0.rawValue, text: "A way to reach us", picture: $0, link: "/ways")
                        }
                    )
                )
                page.draw(
                    FingerprintView(
                        words: [
                            "apple", "river", "candle", "guitar", "maple", "orbit", "velvet", "zebra",
                        ],
                        digits: ["01234", "56789", "24680", "13579", "00042"],
                        shapes: [0, 1, 2, 3, 4, 5, 6, 7, 7, 6, 5, 4, 3, 2, 1, 0]
                    )
                )
                page.draw(QRCode("123456789012345678901234", label: "The receipt as a square for the camera"))
                page.draw(
                    MediaView(
                        .image(width: 64, height: 64, description: "The sign of Amparo"),
                        name: "logo.svg",
                        note: "made new by Amparo, 342 bytes",
                        source: Asset.logo.link,
                        download: Asset.logo.link
                    )
                )
                page.draw(
                    MediaView(
                        .none,
                        name: "../../letter.docx",
                        note: "not shown here; 18 kB",
                        source: "/desk",
                        download: "/desk"
                    )
                )
            }
        )
    }
}
