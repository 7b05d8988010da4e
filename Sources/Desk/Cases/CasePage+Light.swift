// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

// The light track: one screen, six fields, no grades (Domain 4.11).
extension CasePage {
    func drawLight(into page: inout HTMLWriter) {
        drawNow(into: &page)
        page.draw(
            Panel("This matter, on one screen", id: "light") { page in
                guard mayWrite, !state.isClosed else { return page.draw(Facts(lightFacts, isWide: true)) }
                drawConflict(.describe, into: &page)
                page.draw(post(.describe) { drawLightFields(into: &$0) })
            }
        )
        drawReports(into: &page)
        drawFiles(into: &page)
        drawWayAndEnd(into: &page)
    }

    private func drawLightFields(into page: inout HTMLWriter) {
        let facts = state.facts
        drawField("describe-title", "Title", facts.title, into: &page)
        drawArea("describe-what", LightField.what.title.capitalizedFirst, facts.what, rows: 4, into: &page)
        drawField("describe-place", LightField.place.title.capitalizedFirst, facts.place, into: &page)
        drawWhen(into: &page)
        drawField(
            "describe-how",
            LightField.howToAnswer.title.capitalizedFirst,
            facts.howToAnswer,
            into: &page
        )
        drawArea(
            "describe-done",
            LightField.whatWasDone.title.capitalizedFirst,
            facts.whatWasDone,
            rows: 3,
            into: &page
        )
        drawAnswered(into: &page)
        page.draw(Button("Save"))
    }

    /// An answer through the desk shows by itself; one given aloud gets its day here.
    private func drawAnswered(into page: inout HTMLWriter) {
        if let replied = state.repliedAt {
            page.draw(Facts([.init("Answered through the desk on", value: scene.day(replied))]))
        }
        page.draw(
            DateField(
                name: "describe-answered",
                label: "Answered on",
                hint: "For an answer given aloud. Empty means not answered yet.",
                error: form.error("describe-answered"),
                typed: form.typedDate("describe-answered", else: state.facts.answeredOn),
                labels: .init(day: "Day", month: "Month", year: "Year", notKnown: nil)
            )
        )
    }

    private var lightFacts: [Facts.Fact] {
        let facts = state.facts
        func known(_ text: String) -> String { text.isEmpty ? "not known yet" : text }
        return [
            .init("What") { quotedOrUnknown(facts.what, into: &$0) },
            .init("Where", value: known(facts.place)),
            .init("When", value: scene.occurrence(facts.occurred)),
            .init("How to answer", value: known(facts.howToAnswer)),
            .init("What was done", value: known(facts.whatWasDone)),
            .init("Answered on", value: state.answeredAt.map { scene.day($0) } ?? "not answered yet"),
        ]
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
