// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A sealed token that a form carries back, so that nobody else's page can send it.
package struct FormToken: Sendable, Hashable {
    package static let fieldName = "token"
    let value: String
    package init(_ value: String) { self.value = value }
}

/// A form that sends what was typed in the body, never in the address.
package struct PostForm: Component {
    private let action: Link
    private let token: FormToken?
    private let hidden: [(String, String)]
    private let hasFiles: Bool
    private let isGuarded: Bool
    private let progress: (any Words)?
    private let uploads: Uploads?
    private let style: StaticString
    private let content: Content

    /// `progress` labels the bar that scripts show while files go up; `isGuarded` warns before words are lost.
    package init(
        to action: Link,
        token: FormToken?,
        hidden: [(String, String)] = [],
        hasFiles: Bool = false,
        isGuarded: Bool = false,
        progress: (any Words)? = nil,
        uploads: Uploads? = nil,
        style: StaticString = "",
        content: @escaping Content
    ) {
        self.action = action
        self.token = token
        self.hidden = hidden
        self.hasFiles = hasFiles
        self.isGuarded = isGuarded
        self.progress = progress
        self.uploads = uploads
        self.style = style
        self.content = content
    }

    package func draw(into page: inout HTMLWriter) {
        page.element(
            "form",
            style,
            [
                .attribute("method", "post"), .action(action), .attribute("accept-charset", "utf-8"),
                .attribute("enctype", hasFiles ? "multipart/form-data" : nil), .flag("novalidate"),
                .flag("data-guard", isGuarded),
                .attribute("data-progress", progress?.forAttribute),
            ] + (uploads?.attributes ?? [])
        ) { page in
            if let token { page.draw(HiddenField(FormToken.fieldName, token.value)) }
            for (name, value) in hidden { page.draw(HiddenField(name, value)) }
            content(&page)
        }
    }
}

/// A value that a form carries without showing it.
package struct HiddenField: Component {
    private let name: String
    private let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    package func draw(into page: inout HTMLWriter) {
        page.void("input", "", [.type("hidden"), .name(name), .value(value)])
    }
}
