// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML

// What is known: facts, acts with their standards.
extension CasePage {
    func drawKnown(into page: inout HTMLWriter) {
        page.draw(
            Panel("What is known", id: "known") { page in
                page.draw(Facts(knownFacts, isWide: true))
                drawActs(into: &page)
                if let reason = CaseSuggestions(self).restricted {
                    page.draw(
                        Notice(
                            .restricted,
                            text: Phrase("Suggested: move it to the restricted readers, because \(reason).")
                        )
                    )
                }
                guard mayWrite, !state.isClosed else { return }
                page.draw(
                    ButtonRow { page in
                        drawDescribe(into: &page)
                        drawActsForm(into: &page)
                    }
                )
            }
        )
    }

    private var knownFacts: [Facts.Fact] {
        let facts = state.facts
        return [
            Facts.Fact("What") { quotedOrUnknown(facts.what, into: &$0) },
            Facts.Fact("Where", value: facts.place.isEmpty ? "not known yet" : facts.place),
            Facts.Fact("When", value: scene.occurrence(facts.occurred)),
            Facts.Fact(
                "Said to have done it",
                value: facts.alleged.isEmpty ? "not known yet" : facts.alleged
            ),
        ]
    }

    func quotedOrUnknown(_ words: String, into page: inout HTMLWriter) {
        if words.isEmpty { page.text("not known yet") } else { page.quoted(words, language: language) }
    }

    /// The case's language, as a code that a page may carry.
    var language: String? { state.opening.flatMap { $0.language.isEmpty ? nil : $0.language } }

    private func drawActs(into page: inout HTMLWriter) {
        page.h3(text: "Acts")
        guard !state.acts.isEmpty else {
            return page.p(
                "quiet",
                text: "No act is named yet. Acts decide the floors of the severity and who is told."
            )
        }
        page.ul { page in
            for act in state.acts.sorted() { drawAct(act, into: &page) }
        }
    }

    private func drawAct(_ act: ActCode, into page: inout HTMLWriter) {
        page.li { page in
            page.strong("tabular", text: act.code)
            page.text(" \(act.title) ")
            page.span("quiet small", text: act.standards.joined(separator: ", "))
        }
    }

    private func drawDescribe(into page: inout HTMLWriter) {
        let facts = state.facts
        page.draw(
            dialog("Change the facts", .describe, icon: .note) { page in
                drawField("describe-title", "Title", facts.title, into: &page)
                drawArea("describe-what", "What happened", facts.what, rows: 6, into: &page)
                drawField("describe-place", "Where", facts.place, into: &page)
                drawWhen(into: &page)
                page.draw(
                    TextField(
                        name: "describe-alleged",
                        label: "Said to have done it",
                        hint: "A unit or a post where that is enough.",
                        error: form.error("describe-alleged"),
                        value: form.text("describe-alleged", else: facts.alleged)
                    )
                )
                page.draw(Button("Save the facts"))
            }
        )
    }

    func drawWhen(into page: inout HTMLWriter) {
        let occurred = state.facts.occurred
        page.draw(
            DateField(
                name: "describe-when",
                label: "When",
                hint: "As much as is known: a year alone will do.",
                error: form.error("describe-when"),
                typed: whenTyped
            )
        )
        drawField("describe-when-words", "When, in their words", occurred.words, into: &page)
    }

    /// The date on record, with only as many parts as are known.
    private var whenTyped: DateField.Typed {
        let occurred = state.facts.occurred
        var typed = form.typedDate("describe-when", else: occurred.first)
        guard form.verb != CaseVerb.describe.rawValue else { return typed }
        if occurred.precision == .year || occurred.precision == .month { typed.day = "" }
        if occurred.precision == .year { typed.month = "" }
        return typed
    }

    func drawField(_ name: String, _ label: String, _ stored: String, into page: inout HTMLWriter) {
        page.draw(
            TextField(
                name: name,
                label: label,
                error: form.error(name),
                value: form.text(name, else: stored)
            )
        )
    }

    func drawArea(
        _ name: String,
        _ label: String,
        _ stored: String,
        rows: Int,
        into page: inout HTMLWriter
    ) {
        page.draw(
            TextAreaField(
                name: name,
                label: label,
                error: form.error(name),
                value: form.text(name, else: stored),
                rows: rows
            )
        )
    }
}
