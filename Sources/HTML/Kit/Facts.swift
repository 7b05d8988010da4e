// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Names and what stands for them, one under the other.
package struct Facts: Component {
    package struct Fact {
        let name: any Words
        let content: Content

        package init(_ name: any Words, content: @escaping Content) {
            self.name = name
            self.content = content
        }

        package init(_ name: any Words, _ words: any Words) {
            self.init(name) { $0.text(words) }
        }

        /// A value that somebody typed.
        package init(_ name: any Words, value: String) {
            self.init(name) { $0.value(value) }
        }
    }

    private let facts: [Fact]
    private let isWide: Bool

    /// Wide facts put the name beside its value where there is room.
    package init(_ facts: [Fact], isWide: Bool = false) {
        self.facts = facts
        self.isWide = isWide
    }

    package func draw(into page: inout HTMLWriter) {
        page.dl("facts", [.style("wide", isWide)]) { page in
            for fact in facts {
                page.div { page in
                    page.dt("", text: fact.name)
                    page.dd("", content: fact.content)
                }
            }
        }
    }
}
