// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A date as three boxes, each of which may stay empty, with "not known" beside them.
package struct DateField: Component {
    /// What was typed, kept as it was.
    package struct Typed: Sendable, Hashable {
        package var day: String
        package var month: String
        package var year: String
        package var isNotKnown: Bool

        package init(day: String = "", month: String = "", year: String = "", isNotKnown: Bool = false) {
            self.day = day
            self.month = month
            self.year = year
            self.isNotKnown = isNotKnown
        }
    }

    /// The words of the boxes; without the last there is no tick for "not known".
    package struct Labels: Sendable {
        let day: any Words
        let month: any Words
        let year: any Words
        let notKnown: (any Words)?

        package init(day: any Words, month: any Words, year: any Words, notKnown: (any Words)?) {
            self.day = day
            self.month = month
            self.year = year
            self.notKnown = notKnown
        }

        package static let english = Labels(day: "Day", month: "Month", year: "Year", notKnown: "Not known")
    }

    private let frame: FieldFrame
    private let typed: Typed
    private let labels: Labels

    /// Sends `name-day`, `name-month`, `name-year` and, when ticked, `name-unknown=yes`.
    package init(
        name: String,
        label: any Words,
        hint: (any Words)? = nil,
        error: (any Words)? = nil,
        typed: Typed = Typed(),
        labels: Labels = .english
    ) {
        frame = FieldFrame(name: name, label: label, hint: hint, error: error)
        self.typed = typed
        self.labels = labels
    }

    package func draw(into page: inout HTMLWriter) {
        let frame = frame.claimed(in: &page)
        frame.drawGroup(into: &page) { page in
            page.div("date") { page in
                draw("day", labels.day, typed.day, frame, into: &page)
                draw("month", labels.month, typed.month, frame, into: &page)
                draw("year", labels.year, typed.year, frame, into: &page)
            }
            guard let notKnown = labels.notKnown else { return }
            drawTick(
                ChoiceMark(
                    kind: "checkbox",
                    name: frame.name + "-unknown",
                    id: frame.id + "-unknown",
                    isOn: typed.isNotKnown
                ),
                Choice("yes", notKnown),
                into: &page
            )
        }
    }

    private func draw(
        _ name: String,
        _ label: any Words,
        _ value: String,
        _ frame: FieldFrame,
        into page: inout HTMLWriter
    ) {
        // The first box carries the field's own id, so that an error summary can lead to it.
        let id = name == "day" ? frame.id : frame.id + "-" + name
        page.div { page in
            page.label("", [.forField(id)], text: label)
            page.void(
                "input",
                "box",
                [
                    .style("year", name == "year"), .type("text"), .attribute("inputmode", "numeric"),
                    .id(id),
                    .name(frame.name + "-" + name), .value(value.isEmpty ? nil : value),
                    .attribute("autocomplete", "off"), .describedBy(frame.describedBy),
                    .invalid(frame.error != nil),
                ]
            )
        }
    }
}
