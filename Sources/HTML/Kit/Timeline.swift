// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What happened in a case, in order; what went out, what came in and what we noted look different.
package struct Timeline: Component {
    package enum Kind: Sendable { case event, fromReporter, toReporter, note, decision, warning }

    package struct Entry {
        let kind: Kind
        let title: any Words
        let who: any Words
        let time: any Words
        let milliseconds: Int64?
        let content: Content?

        package init(
            _ kind: Kind,
            title: any Words,
            who: any Words,
            time: any Words,
            milliseconds: Int64? = nil,
            content: Content? = nil
        ) {
            self.kind = kind
            self.title = title
            self.who = who
            self.time = time
            self.milliseconds = milliseconds
            self.content = content
        }
    }

    private let entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    package func draw(into page: inout HTMLWriter) {
        page.ol("timeline") { page in
            for entry in entries { draw(entry, into: &page) }
        }
    }

    private func draw(_ entry: Entry, into page: inout HTMLWriter) {
        page.li(
            "",
            [
                .style("from-reporter", entry.kind == .fromReporter),
                .style("to-reporter", entry.kind == .toReporter),
                .style("among-ourselves", entry.kind == .note),
                .style("is-decision", entry.kind == .decision),
                .style("is-danger", entry.kind == .warning),
            ]
        ) { page in
            page.span("dot", [.unspoken]) { $0.draw(entry.kind.icon) }
            page.div("entry") { page in
                page.p("head") { page in
                    page.strong("", text: entry.title)
                    page.text(" ")
                    page.span("quiet") { $0.text(entry.who) }
                    page.text(" ")
                    page.time(
                        "quiet tabular",
                        [.attribute("data-at", entry.milliseconds.map(String.init))],
                        text: entry.time
                    )
                }
                entry.content?(&page)
            }
        }
    }
}

extension Timeline.Kind {
    fileprivate var icon: Icon {
        switch self {
        case .event: .clock
        case .fromReporter: .inbox
        case .toReporter: .send
        case .note: .note
        case .decision: .check
        case .warning: .alert
        }
    }
}
