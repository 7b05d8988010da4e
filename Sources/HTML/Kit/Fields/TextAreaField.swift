// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Several lines of free words.
package struct TextAreaField: Component {
    private let frame: FieldFrame
    private let value: String
    private let rows: Int
    private let isGuarded: Bool

    /// A guarded field warns, where scripts run, before what was typed in it is lost; error summaries lead to
    /// `place` instead of the name, where several forms of a page have a field of this name.
    package init(
        name: String,
        label: any Words,
        hint: (any Words)? = nil,
        error: (any Words)? = nil,
        value: String = "",
        rows: Int = 6,
        isLabelHidden: Bool = false,
        isGuarded: Bool = false,
        place: String? = nil
    ) {
        frame = FieldFrame(
            name: name,
            label: label,
            hint: hint,
            error: error,
            isLabelHidden: isLabelHidden,
            place: place
        )
        self.value = value
        self.rows = rows
        self.isGuarded = isGuarded
    }

    package func draw(into page: inout HTMLWriter) {
        let frame = frame.claimed(in: &page)
        frame.drawOne(into: &page) { page in
            page.element(
                "textarea",
                "box",
                [
                    .id(frame.id), .name(frame.name), .attribute("rows", String(rows)), .direction("auto"),
                    .attribute("autocomplete", "off"), .flag("data-guard", isGuarded),
                    .describedBy(frame.describedBy), .invalid(frame.error != nil),
                ]
            ) { page in
                // A parser drops the first line break, so one is given to it.
                page.text("\n" + value)
            }
        }
    }
}
