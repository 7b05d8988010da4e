// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A sheet to write on: green to the reporter, grey among ourselves, so that nobody mixes them up.
package struct Composer: Component {
    package enum Kind: Sendable {
        /// The words say how the reporter will receive it.
        case toReporter(how: any Words)
        case amongOurselves(who: any Words)
    }

    private let kind: Kind
    private let form: (action: Link, token: FormToken?, hidden: [(String, String)])
    private let name: String
    private let value: String
    private let error: (any Words)?
    private let button: any Words
    private let more: Content

    /// `more` draws further fields between the words and the button.
    package init(
        _ kind: Kind,
        to action: Link,
        token: FormToken?,
        hidden: [(String, String)] = [],
        name: String = "text",
        value: String = "",
        error: (any Words)? = nil,
        button: (any Words)? = nil,
        more: @escaping Content = { _ in }
    ) {
        self.kind = kind
        form = (action, token, hidden)
        self.name = name
        self.value = value
        self.error = error
        self.button = button ?? kind.button
        self.more = more
    }

    package func draw(into page: inout HTMLWriter) {
        page.section(
            "sheet",
            [.style("to-reporter", kind.goesOut), .style("among-ourselves", !kind.goesOut)]
        ) { page in
            page.header { page in
                page.draw(kind.goesOut ? Icon.send : Icon.note)
                page.h3("", text: kind.title)
                page.p("", text: kind.explanation)
            }
            page.draw(
                PostForm(to: form.action, token: form.token, hidden: form.hidden, isGuarded: true) { page in
                    page.draw(
                        TextAreaField(
                            name: name,
                            label: kind.title,
                            error: error,
                            value: value,
                            rows: 4,
                            isLabelHidden: true,
                            isGuarded: true
                        )
                    )
                    more(&page)
                    page.draw(
                        Button(button, kind.goesOut ? .first : .second, icon: kind.goesOut ? .send : .note)
                    )
                }
            )
        }
    }
}

extension Composer.Kind {
    fileprivate var goesOut: Bool {
        switch self {
        case .toReporter: true
        case .amongOurselves: false
        }
    }

    fileprivate var title: String { goesOut ? "To the reporter" : "Note among ourselves" }

    fileprivate var button: String { goesOut ? "Send to the reporter" : "Keep this note" }

    fileprivate var explanation: any Words {
        switch self {
        case .toReporter(let how): how
        case .amongOurselves(let who): who
        }
    }
}
