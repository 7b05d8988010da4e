// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One line of typed text.
package struct TextField: Component {
    package enum Kind: String, Sendable {
        case text, password, email, tel, search, number
        /// Digits in any grouping or script, such as a code.
        case code
    }

    package enum Width: Sendable { case full, half, short }

    private let frame: FieldFrame
    private let kind: Kind
    private let value: String
    private let width: Width
    private let autocomplete: String?
    private let isRequired: Bool
    private let maximumLength: Int?

    package init(
        name: String,
        label: any Words,
        hint: (any Words)? = nil,
        error: (any Words)? = nil,
        value: String = "",
        kind: Kind = .text,
        width: Width = .full,
        autocomplete: String? = "off",
        isRequired: Bool = false,
        isLabelHidden: Bool = false,
        maximumLength: Int? = nil
    ) {
        frame = FieldFrame(name: name, label: label, hint: hint, error: error, isLabelHidden: isLabelHidden)
        self.kind = kind
        self.value = value
        self.width = width
        self.autocomplete = autocomplete
        self.isRequired = isRequired
        self.maximumLength = maximumLength
    }

    /// Digits are read from the left in every script; on a page that runs from the right their groups would change places.
    private var direction: String? {
        switch kind {
        case .text: "auto"
        case .code, .tel, .number, .email: "ltr"
        case .password, .search: nil
        }
    }

    package func draw(into page: inout HTMLWriter) {
        let frame = frame.claimed(in: &page)
        frame.drawOne(into: &page) { page in
            page.void(
                "input",
                "box",
                [
                    .style("half", width == .half), .style("short", width == .short),
                    .style("digits", kind == .code),
                    .type(kind == .code ? "text" : kind.rawValue), .id(frame.id), .name(frame.name),
                    // A passphrase is never sent back to the browser.
                    .value(value.isEmpty || kind == .password ? nil : value),
                    .attribute("inputmode", kind == .code ? "numeric" : nil),
                    .attribute("autocomplete", autocomplete),
                    .attribute("spellcheck", kind == .text ? nil : "false"),
                    .attribute("maxlength", maximumLength.map(String.init)),
                    .attribute("dir", direction),
                    .flag("required", isRequired), .describedBy(frame.describedBy),
                    .invalid(frame.error != nil),
                ]
            )
        }
    }
}
