// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Two texts that met: both are shown, and nothing is lost.
package struct Versions: Component {
    package struct Version {
        let title: any Words
        let text: String

        package init(_ title: any Words, _ text: String) {
            self.title = title
            self.text = text
        }
    }

    private let versions: [Version]

    package init(_ versions: [Version]) { self.versions = versions }

    package func draw(into page: inout HTMLWriter) {
        page.div("versions") { page in
            for version in versions {
                page.section { page in
                    page.h3("", text: version.title)
                    page.quoted(version.text)
                }
            }
        }
    }
}
