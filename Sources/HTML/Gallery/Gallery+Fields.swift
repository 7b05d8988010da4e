// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Gallery {
    static func drawFields(into page: inout HTMLWriter) {
        page.draw(
            Panel("Fields") { page in
                page.draw(
                    PostForm(to: "/desk/gallery", token: exampleToken, hasFiles: true, progress: "Sending") {
                        page in
                        page.div("gallery") { page in
                            drawTyped(into: &page)
                            drawChosen(into: &page)
                        }
                        page.draw(ButtonRow { $0.draw(Button("Save")) })
                    }
                )
            }
        )
    }

    private static func drawTyped(into page: inout HTMLWriter) {
        page.draw(
            TextField(
                name: "place",
                label: "Place",
                hint: "A village, a road, a gate.",
                value: "East gate <2>"
            )
        )
        page.draw(TextField(name: "reason", label: "Reason", error: "Say in one sentence why", value: ""))
        page.draw(
            TextField(
                name: "passphrase",
                label: "Passphrase",
                kind: .password,
                autocomplete: "current-password"
            )
        )
        page.draw(
            TextField(
                name: "totp",
                label: "Number from your phone",
                value: "123 456",
                kind: .code,
                width: .short
            )
        )
        page.draw(TextAreaField(name: "what", label: "What happened", value: "أخذوا المال.", rows: 3))
        page.draw(
            DateField(
                name: "when",
                label: "When",
                hint: "As well as you know. For example 14 3 2026.",
                error: "The month must be a number from 1 to 12",
                typed: .init(day: "3", month: "15", year: "2026")
            )
        )
    }

    private static func drawChosen(into page: inout HTMLWriter) {
        page.draw(
            SelectField(
                name: "lead",
                label: "Lead",
                error: "Choose who leads",
                choices: [Choice("amina", "Amina Dualeh"), Choice("bo", "Bo Lindqvist")],
                chosen: "bo",
                empty: "Choose"
            )
        )
        page.draw(
            ChoiceField(
                name: "danger",
                label: "Is somebody in danger now?",
                choices: [
                    Choice("yes", "Yes"), Choice("no", "No"),
                    Choice("unsaid", "I do not know, or rather not say", standsApart: true),
                ],
                chosen: ["unsaid"]
            )
        )
        page.draw(
            ChoiceField(
                name: "codes",
                label: "Acts",
                hint: "As many as fit.",
                error: "Choose at least one",
                kind: .several,
                choices: [
                    Choice("V03", "V03 excessive force, injury", hint: "BPUFF 4-6, 22"),
                    Choice("V13", "V13 extortion, bribe, illegal checkpoint"),
                ],
                chosen: ["V13"]
            )
        )
        page.draw(
            TickField(name: "aware", label: "I asked the reporter", hint: "And she said yes.", isOn: true)
        )
        page.draw(
            FileField(
                name: "files",
                label: "Files",
                hint: "Up to 2 GB each.",
                error: "“scan.pdf” was empty. Add it again.",
                recorder: .init(
                    start: "Record a voice note",
                    stop: "Stop",
                    refused: "The microphone is not allowed.",
                    recorded: "Recorded: %"
                )
            )
        )
    }

    static func drawStates(into page: inout HTMLWriter) {
        page.draw(
            EmptyState(
                title: "No agreements yet",
                text: "What was agreed with a force will stand here, with its dates.",
                button: Button("Write the first one", to: "/desk", .second, icon: .plus)
            )
        )
        page.draw(Notice(.info, title: "Only you can see this page", text: "It shows what the kit can draw."))
        page.draw(Notice(.good, title: "Saved", isLive: true, text: "The case was assigned to Bo Lindqvist."))
        page.draw(Notice(.danger, title: "Not sent", text: "The consent was withdrawn on 24 May 2026."))
        page.draw(Notice(.restricted, text: "This case is restricted. Every opening is written down."))
        page.draw(
            Panel("Restricted", isRestricted: true) {
                $0.p("", text: "The plum edge stands on every page that shows it.")
            }
        )
        page.draw(Progress("Opening 100,000 cases", done: 62, of: 100, standing: "62,000 of 100,000"))
        page.draw(
            Dialog("Erase a file", icon: .cross, isOpen: true, isDanger: true) { page in
                page.draw(
                    PostForm(to: "/desk/erase", token: exampleToken) { page in
                        page.p(
                            "",
                            text:
                                "The file goes for good when the last backup with it has expired, in 35 days."
                        )
                        page.draw(TextField(name: "why", label: "Why"))
                        page.draw(Button("Erase", .danger))
                    }
                )
            }
        )
        page.draw(
            Facts(
                [
                    .init("Received", "20 May 2026, 07:42"),
                    .init("Name typed by a stranger", value: "\u{202E}<script>alert(1)</script>"),
                    .init("Code") {
                        $0.draw(CodeDisplay("123 456 7890", label: "Short code", isLarge: false))
                    },
                ],
                isWide: true
            )
        )
    }
}
