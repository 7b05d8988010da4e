// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog

extension Gallery {
    /// The components of the portal in its own layout, right to left when asked.
    package static func portalPage(isRightToLeft: Bool = false) -> [UInt8] {
        PortalPage(
            portalFrame(isRightToLeft),
            tabTitle: "Page",
            heading: isRightToLeft ? "ماذا حدث؟" : "Tell us what happened",
            back: BackLink("Back", to: "/"),
            errors: ErrorSummary(
                title: "There is a problem",
                [.init(field: "when", "The month must be a number from 1 to 12")]
            )
        ).render { page in
            page.p("", text: "You need not give your name. You can stop at any time. It costs nothing.")
            page.draw(
                Notice(
                    .attention,
                    title: "Is somebody in danger now?",
                    text: "Call 117. It is free, day and night."
                )
            )
            page.draw(
                WayList([
                    WayCard(
                        "Get help now",
                        text: "Doctors, a safe place, somebody to talk to",
                        picture: .office,
                        link: "/help-now"
                    ),
                    WayCard("Tell us what happened", text: "About 5 minutes", picture: .sms, link: "/report"),
                ])
            )
            drawReport(into: &page)
            drawAfter(into: &page)
        }
    }

    private static func portalFrame(_ isRightToLeft: Bool) -> PortalPage.Frame {
        PortalPage.Frame(
            languages: [(.en, "/en/report"), (.fr, "/fr/report"), (.ar, "/ar/report")],
            current: isRightToLeft ? .ar : .en,
            languageLabel: "Language",
            siteName: "Amparo",
            home: "/",
            leaving: .init(
                label: isRightToLeft ? "غادر هذه الصفحة" : "Leave this page",
                hint: "Or press Escape three times",
                link: "/leave",
                newTab: "/leave",
                unscripted: "“Back” can show this page again."
            ),
            skip: "Skip to the text",
            footerTitle: "Other ways to reach us",
            footer: [
                ("By phone", "/ways"), ("At the office", "/ways"), ("What happens next", "/what-happens"),
            ],
            banner: "This is a demonstration. Do not write about real people."
        )
    }

    private static func drawReport(into page: inout HTMLWriter) {
        page.draw(
            PostForm(to: "/report", token: exampleToken, hasFiles: true, progress: "Sending. Please wait.") {
                page in
                page.draw(
                    ChoiceField(
                        name: "act",
                        label: "What kind of thing was it?",
                        hint: "Choose pictures, or write below, or both.",
                        kind: .several,
                        choices: Pictogram.acts.map { Choice($0.rawValue, pictureWords($0), picture: $0) },
                        chosen: ["threat"]
                    )
                )
                page.draw(
                    TextAreaField(
                        name: "story",
                        label: "What happened?",
                        hint: "In your own words, in any language."
                    )
                )
                page.draw(
                    DateField(
                        name: "when",
                        label: "When was it?",
                        hint: "For example 14 3 2026. A part is enough.",
                        error: "The month must be a number from 1 to 12",
                        typed: .init(day: "3", month: "15", year: "2026")
                    )
                )
                page.draw(
                    ChoiceField(
                        name: "reach",
                        label: "May we reach you?",
                        choices: [
                            Choice("code", "I will come back with a code", hint: "Nobody calls you. Safest."),
                            Choice("call", "Call me", hint: "Only at hours that you choose."),
                            Choice("unsaid", "Rather not say", standsApart: true),
                        ],
                        chosen: ["code"]
                    )
                )
                page.draw(
                    FileField(
                        name: "files",
                        label: "Photos, voice, papers",
                        hint: "Up to 2 GB each.",
                        accept: "image/*,audio/*",
                        recorder: .init(
                            start: "Record your voice",
                            stop: "Stop",
                            refused: "The microphone is not allowed.",
                            recorded: "Recorded: %"
                        )
                    )
                )
                page.draw(Button("Send"))
            }
        )
    }

    private static func drawAfter(into page: inout HTMLWriter) {
        page.h2("", text: "After sending")
        page.draw(CodeDisplay("123 456 7890", label: "Your short code. Write it down or remember it."))
        page.draw(
            CodeDisplay(
                "1234 5678 9012 3456 7890 1234",
                label: "Your receipt, to read and write messages",
                isLarge: false
            )
        )
        page.draw(
            Steps([
                .init("We received it", .done, note: "20 May 2026"),
                .init("We are looking into it", .current, note: "We will answer by 4 June"),
                .init("You say if the answer is right", .ahead),
            ])
        )
        page.draw(
            Fold("What we cannot hide") {
                $0.p("", text: "Your phone company can see that you were on this site.")
            }
        )
        page.draw(Notice(.good, title: "It was sent", text: "Thank you. We will read it today."))
    }

    private static func pictureWords(_ picture: Pictogram) -> String {
        switch picture {
        case .beating: "Beating"
        case .shooting: "Shooting"
        case .detention: "Taken away, held"
        case .extortion: "Money or goods taken"
        case .burning: "House burnt, driven out"
        case .threat: "Threat"
        case .blocked: "Water or road blocked"
        case .nuisance: "Noise, dust"
        case .child: "A child was hurt"
        default: "Something else"
        }
    }
}
