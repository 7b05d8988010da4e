// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One thing to do today: what, why now, and the three answers to it.
package struct TodayItem: Component {
    private let title: any Words
    private let link: Link
    private let why: any Words
    private let severity: SeverityMark?
    private let clock: Clock?
    private let isRestricted: Bool
    private let answers: Content

    /// `answers` draws "done", "not now, because" and "hand over".
    package init(
        _ title: any Words,
        link: Link,
        why: any Words,
        severity: SeverityMark? = nil,
        clock: Clock? = nil,
        isRestricted: Bool = false,
        answers: @escaping Content
    ) {
        self.title = title
        self.link = link
        self.why = why
        self.severity = severity
        self.clock = clock
        self.isRestricted = isRestricted
        self.answers = answers
    }

    package func draw(into page: inout HTMLWriter) {
        page.article("today", [.style("restricted", isRestricted), .flag("data-row")]) { page in
            page.draw(severity)
            page.div("what") { page in
                page.h3 { $0.a("", [.href(link), .flag("data-open")], text: title) }
                page.p("quiet", text: why)
            }
            page.draw(clock)
            page.div("buttons", content: answers)
        }
    }
}
