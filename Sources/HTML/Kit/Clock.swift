// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A deadline: what is due, how it stands in words, and the day; never colour alone.
package struct Clock: Component {
    package enum State: Sendable { case due, soon, overdue, paused, met }

    private let label: any Words
    private let state: State
    private let standing: any Words
    private let date: (any Words)?
    private let milliseconds: Int64?

    /// `standing` says it in words ("in 3 days"); with `milliseconds` scripts keep it up to date.
    package init(
        _ label: any Words,
        _ state: State,
        standing: any Words,
        date: (any Words)? = nil,
        milliseconds: Int64? = nil
    ) {
        self.label = label
        self.state = state
        self.standing = standing
        self.date = date
        self.milliseconds = milliseconds
    }

    package func draw(into page: inout HTMLWriter) {
        page.div(
            "clock",
            [
                .style("is-attention", state == .soon), .style("is-danger", state == .overdue),
                .style("is-paused", state == .paused), .style("is-good", state == .met),
            ]
        ) { page in
            page.draw(icon)
            page.div { page in
                page.strong("", text: label)
                page.span(
                    "standing tabular",
                    [.attribute("data-due", isRunning ? milliseconds.map(String.init) : nil)]
                ) {
                    $0.text(standing)
                }
                if let date { page.span("quiet tabular", text: date) }
            }
        }
    }

    private var isRunning: Bool {
        switch state {
        case .due, .soon, .overdue: true
        case .paused, .met: false
        }
    }

    private var icon: Icon {
        switch state {
        case .due, .soon: .clock
        case .overdue: .alert
        case .paused: .pause
        case .met: .check
        }
    }
}
