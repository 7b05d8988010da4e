// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The stages of a way, and where on it we are.
package struct Steps: Component {
    package enum State: Sendable { case done, current, ahead }

    package struct Step {
        let label: any Words
        let state: State
        let note: (any Words)?

        package init(_ label: any Words, _ state: State, note: (any Words)? = nil) {
            self.label = label
            self.state = state
            self.note = note
        }
    }

    private let steps: [Step]
    private let isRow: Bool

    package init(_ steps: [Step], isRow: Bool = false) {
        self.steps = steps
        self.isRow = isRow
    }

    package func draw(into page: inout HTMLWriter) {
        page.ol("steps", [.style("row", isRow)]) { page in
            for (index, step) in steps.enumerated() {
                page.li(
                    "",
                    [.style("done", step.state == .done), .current(step.state == .current, as: "step")]
                ) { page in
                    page.span("dot", [.unspoken]) { page in
                        if step.state == .done { page.draw(Icon.check) } else { page.number(index + 1) }
                    }
                    page.div { page in
                        page.span { $0.text(step.label) }
                        if let note = step.note { page.p("quiet small", text: note) }
                    }
                }
            }
        }
    }
}
