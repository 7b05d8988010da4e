// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One of a long list.
package struct SelectField: Component {
    private let frame: FieldFrame
    private let choices: [Choice]
    private let chosen: String
    private let empty: (any Words)?

    /// `empty` is the first line that stands for no choice.
    package init(
        name: String,
        label: any Words,
        hint: (any Words)? = nil,
        error: (any Words)? = nil,
        choices: [Choice],
        chosen: String = "",
        empty: (any Words)? = nil,
        isLabelHidden: Bool = false
    ) {
        frame = FieldFrame(name: name, label: label, hint: hint, error: error, isLabelHidden: isLabelHidden)
        self.choices = choices
        self.chosen = chosen
        self.empty = empty
    }

    package func draw(into page: inout HTMLWriter) {
        let frame = frame.claimed(in: &page)
        frame.drawOne(into: &page) { page in
            page.element(
                "select",
                "box",
                [
                    .id(frame.id), .name(frame.name), .describedBy(frame.describedBy),
                    .invalid(frame.error != nil),
                ]
            ) { page in
                if let empty { page.element("option", "", [.value("")], text: empty.forAttribute) }
                for choice in choices {
                    page.element(
                        "option",
                        "",
                        [.value(choice.value), .flag("selected", choice.value == chosen)],
                        text: choice.label.forAttribute
                    )
                }
            }
        }
    }
}
