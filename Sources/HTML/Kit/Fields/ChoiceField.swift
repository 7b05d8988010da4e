// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One or several of a list, as circles or boxes with their words; with pictures they become tiles.
package struct ChoiceField: Component {
    package enum Kind: Sendable { case one, several }

    private let frame: FieldFrame
    private let kind: Kind
    private let choices: [Choice]
    private let chosen: [String]
    private let isInline: Bool

    package init(
        name: String,
        label: any Words,
        hint: (any Words)? = nil,
        error: (any Words)? = nil,
        kind: Kind = .one,
        choices: [Choice],
        chosen: [String] = [],
        isInline: Bool = false,
        isLabelHidden: Bool = false
    ) {
        frame = FieldFrame(name: name, label: label, hint: hint, error: error, isLabelHidden: isLabelHidden)
        self.kind = kind
        self.choices = choices
        self.chosen = chosen
        self.isInline = isInline
    }

    package func draw(into page: inout HTMLWriter) {
        let frame = frame.claimed(in: &page)
        let isPictured = choices.contains { $0.picture != nil }
        frame.drawGroup(into: &page) { page in
            page.div("choices", [.style("tiles", isPictured), .style("inline", isInline)]) { page in
                for (index, choice) in choices.enumerated() {
                    let mark = ChoiceMark(
                        kind: kind == .one ? "radio" : "checkbox",
                        name: frame.name,
                        id: index == 0 ? frame.id : "\(frame.id)-\(index + 1)",
                        isOn: chosen.contains(choice.value),
                        isInvalid: frame.error != nil
                    )
                    drawTick(mark, choice, into: &page)
                }
            }
        }
    }
}
