// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One box to tick.
package struct TickField: Component {
    private let frame: FieldFrame
    private let choice: Choice
    private let isOn: Bool

    package init(
        name: String,
        label: any Words,
        hint: (any Words)? = nil,
        error: (any Words)? = nil,
        value: String = "yes",
        isOn: Bool = false
    ) {
        frame = FieldFrame(name: name, label: label, hint: nil, error: error)
        choice = Choice(value, label, hint: hint)
        self.isOn = isOn
    }

    package func draw(into page: inout HTMLWriter) {
        let frame = frame.claimed(in: &page)
        page.div("field", [.style("wrong", frame.error != nil)]) { page in
            if let error = frame.error {
                page.p("error", [.id(frame.id + "-error")]) { page in
                    page.draw(Icon.alert)
                    page.text(" ")
                    page.text(error)
                }
            }
            drawTick(
                ChoiceMark(
                    kind: "checkbox",
                    name: frame.name,
                    id: frame.id,
                    isOn: isOn,
                    describedBy: frame.describedBy,
                    isInvalid: frame.error != nil
                ),
                choice,
                into: &page
            )
        }
    }
}
