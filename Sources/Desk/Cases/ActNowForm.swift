// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

/// "Act now": three questions, what the answers advise, whom to call, what was said (Domain 4.1 step 0).
///
/// The same on a report and on a case, open or closed: nothing stands before it, and asking stores nothing.
struct ActNowForm: Component {
    let form: CaseForm
    let contacts: [WorkingContact]
    let services: [Service]
    let token: FormToken
    let advice: Link
    let call: Link

    func draw(into page: inout HTMLWriter) {
        page.draw(
            Dialog("Act now", icon: .alert, isOpen: form.isOpen("call"), isDanger: true) { page in
                // Enter asks for the advice, which changes nothing.
                page.draw(
                    PostForm(to: advice, token: token, isGuarded: true) { page in
                        page.p(
                            "",
                            text:
                                "For somebody held, hunted, bleeding or about to be harmed. One person alone may call; a second one looks at it afterwards, within a day."
                        )
                        drawNumbers(into: &page)
                        drawQuestions(into: &page)
                        page.draw(Button("What do these answers advise?", .second, icon: .info))
                        if form.showsAdvice { drawAdvice(into: &page) }
                        drawCalled(into: &page)
                        page.draw(Button("Write down this call", .danger, icon: .alert, sendTo: call))
                    }
                )
            }
        )
    }

    private func drawQuestions(into page: inout HTMLWriter) {
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

    /// It warns and never locks; each helper stands with the numbers that the site has for them.
    private func drawAdvice(into page: inout HTMLWriter) {
        func answer(_ name: String) -> OpenAnswer { OpenAnswer(code: form.text(name)) ?? .unknown }
        let questions = ActNowQuestions(
            couldThisCallHarm: answer("call-harm"),
            doTheyWantIt: answer("call-wish"),
            isTheCalledUninvolved: answer("call-uninvolved")
        )
        page.draw(
            Notice(.attention, title: "What your answers advise", isLive: true) { page in
                page.draw(
                    Facts(
                        UrgentHelper.allCases.map { helper in
                            Facts.Fact(helper.title) { page in
                                page.text(ActNowForm.words(questions.advice(for: helper)))
                                for service in services(helper) {
                                    page.text(" ")
                                    page.value("\(service.name) \(service.phone)")
                                }
                            }
                        },
                        isWide: true
                    )
                )
                page.p("quiet", text: "Nothing is stored yet. You decide; it is only advice.")
            }
        )
    }

    private static func words(_ advice: ActNowAdvice) -> String {
        switch advice {
        case .call: "Call."
        case .callWithCare(let reasons):
            "Call with care: \(reasons.map(\.title).joined(separator: "; "))."
        case .chooseAnother(let reasons):
            "Choose another: \(reasons.map(\.title).joined(separator: "; "))."
        }
    }

    private func services(_ helper: UrgentHelper) -> [Service] {
        let kinds: Set<ServiceKind> =
            switch helper {
            case .lawyer: [.lawyer, .detention]
            case .doctor: [.emergency, .medical, .afterSexualViolence]
            case .prosecutor: []
            case .ombudsman: [.independentBody]
            case .redCross: [.familyTracing]
            case .childProtection: [.childProtection]
            }
        return services.filter { kinds.contains($0.kind) && !$0.phone.isEmpty }
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
        var facts = contacts.filter { !$0.reach.isEmpty }.map { contact in
            Facts.Fact(Phrase("Reporter: \(contact.mode.title)"), value: contact.reach)
        }
        facts += services.filter { !$0.phone.isEmpty }.prefix(8).map { service in
            Facts.Fact(service.kind.title) { page in
                page.value("\(service.name) \(service.phone)")
                let hours = service.hours.forMembers
                if !hours.isEmpty { page.span("quiet", text: Phrase(" \(hours)")) }
            }
        }
        if facts.isEmpty {
            return page.p("quiet", text: "No number is on record; an administrator adds them under Sites.")
        }
        page.draw(Facts(facts, isWide: true))
    }
}

extension CaseForm {
    /// The call as it was typed; what is missing is refused beside its field.
    mutating func urgentCall() -> UrgentCall {
        let harm = openAnswer("call-harm")
        let wish = openAnswer("call-wish")
        let uninvolved = openAnswer("call-uninvolved")
        let helper = UrgentHelper(code: text("call-helper"))?.title ?? ""
        let who = words("call-who", "Write whom you called.", limit: 1_000)
        let said = words("call-said", "Write what was said.")
        return UrgentCall(
            couldHarm: harm,
            theyWantIt: wish,
            isUninvolved: uninvolved,
            called: [helper, who].filter { !$0.isEmpty }.joined(separator: ": "),
            said: said
        )
    }

    private mutating func openAnswer(_ name: String) -> OpenAnswer {
        choice(name, OpenAnswer.self, "Answer this first: yes, no, or not known.") ?? .unknown
    }
}
