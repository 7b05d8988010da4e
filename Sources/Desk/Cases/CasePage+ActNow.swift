// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

// "Act now": three questions, whom to call, what was said; nothing else first (Domain 4.1 step 0).
extension CasePage {
    func drawActNow(into page: inout HTMLWriter) {
        page.draw(
            dialog("Act now", .call, icon: .alert, isDanger: true) { page in
                page.p(
                    "",
                    text:
                        "For somebody held, hunted, bleeding or about to be harmed. One person alone may call; a second one looks at it afterwards, within a day."
                )
                drawNumbers(into: &page)
                drawThreeQuestions(into: &page)
                drawCalled(into: &page)
                page.draw(Button("Write down this call", .danger, icon: .alert))
            }
        )
    }

    private func drawThreeQuestions(into page: inout HTMLWriter) {
        question(
            "call-harm",
            "1. Could this call harm them?",
            "If it could, choose another person or way.",
            into: &page
        )
        question("call-wish", "2. Do they or their family want it?", nil, into: &page)
        question(
            "call-uninvolved",
            "3. Is the one you call uninvolved?",
            "A body of the state whose distance nobody knows is not called first.",
            into: &page
        )
    }

    private func question(_ name: String, _ label: String, _ hint: String?, into page: inout HTMLWriter) {
        page.draw(
            ChoiceField(
                name: name,
                label: label,
                hint: hint,
                error: form.error(name),
                choices: [OpenAnswer.yes, .no, .unknown].map { Choice($0.code, $0.title) },
                chosen: form.all(name),
                isInline: true
            )
        )
    }

    private func drawCalled(into page: inout HTMLWriter) {
        page.draw(
            SelectField(
                name: "call-helper",
                label: "Whom you called",
                error: form.error("call-helper"),
                choices: UrgentHelper.allCases.map { Choice($0.code, $0.title) },
                chosen: form.text("call-helper"),
                empty: "Choose one"
            )
        )
        page.draw(
            TextField(
                name: "call-who",
                label: "Their name or post, and the number",
                error: form.error("call-who"),
                value: form.text("call-who")
            )
        )
        page.draw(
            TextAreaField(
                name: "call-said",
                label: "What was said, and what they will do",
                error: form.error("call-said"),
                value: form.text("call-said"),
                rows: 4
            )
        )
    }

    /// The call-back number of the reporter and the numbers of the site's services.
    private func drawNumbers(into page: inout HTMLWriter) {
        let reach = view.reports.compactMap(\.contact).filter { !$0.reach.isEmpty }
        var facts = reach.map { contact in
            Facts.Fact(Phrase("Reporter: \(contact.mode.title)"), value: contact.reach)
        }
        facts += scene.services.filter { !$0.phone.isEmpty }.prefix(8).map { service in
            Facts.Fact(service.kind.title) { page in
                page.value("\(service.name) \(service.phone)")
                let hours = service.hours.forMembers
                if !hours.isEmpty { page.span("quiet", text: Phrase(" \(hours)")) }
            }
        }
        page.draw(Facts(facts, isWide: true))
    }

    func drawUrgentForm(into page: inout HTMLWriter) {
        page.draw(
            dialog(state.isUrgent ? "Not urgent any more" : "Mark as urgent", .urgent, icon: .flag) { page in
                page.draw(HiddenField("urgent-flag", state.isUrgent ? "no" : "yes"))
                page.draw(
                    TextField(
                        name: "urgent-reason",
                        label: "Why",
                        hint: "One sentence.",
                        error: form.error("urgent-reason"),
                        value: form.text("urgent-reason")
                    )
                )
                page.draw(Button("Save"))
            }
        )
    }
}
