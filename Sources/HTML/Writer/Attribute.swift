// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// An attribute of an element; its name is program text, its value is always quoted and escaped.
package struct Attribute: Sendable {
    enum Value: Sendable {
        case absent
        case bare
        case text(String)
        case className(StaticString)
    }

    let name: StaticString
    let value: Value

    private init(_ name: StaticString, _ value: Value) {
        self.name = name
        self.value = value
    }

    /// Any other attribute; nil leaves it out, and scripts, styles and addresses are refused.
    package static func attribute(_ name: StaticString, _ value: String?) -> Attribute {
        guard let value, isHarmless(name) else { return Attribute(name, .absent) }
        return Attribute(name, .text(value))
    }

    package static func flag(_ name: StaticString, _ isOn: Bool = true) -> Attribute {
        Attribute(name, isOn && isHarmless(name) ? .bare : .absent)
    }

    package static func style(_ name: StaticString, _ isOn: Bool = true) -> Attribute {
        Attribute("class", isOn ? .className(name) : .absent)
    }

    package static func id(_ value: String?) -> Attribute { attribute("id", value) }
    package static func name(_ value: String) -> Attribute { attribute("name", value) }
    package static func value(_ value: String?) -> Attribute { attribute("value", value) }
    package static func type(_ value: String) -> Attribute { attribute("type", value) }
    package static func forField(_ id: String) -> Attribute { attribute("for", id) }
    package static func lang(_ code: String?) -> Attribute { attribute("lang", code) }
    package static func direction(_ value: String?) -> Attribute { attribute("dir", value) }
    package static func role(_ value: String?) -> Attribute { attribute("role", value) }
    package static func width(_ value: Int) -> Attribute { attribute("width", String(value)) }
    package static func height(_ value: Int) -> Attribute { attribute("height", String(value)) }
    package static func href(_ link: Link) -> Attribute { Attribute("href", .text(link.target)) }
    package static func src(_ link: Link) -> Attribute { Attribute("src", .text(link.target)) }
    package static func action(_ link: Link) -> Attribute { Attribute("action", .text(link.target)) }
    package static func sendTo(_ link: Link?) -> Attribute {
        Attribute("formaction", link.map { .text($0.target) } ?? .absent)
    }
    package static func title(_ words: (any Words)?) -> Attribute { attribute("title", words?.forAttribute) }
    package static func spoken(_ words: (any Words)?) -> Attribute {
        attribute("aria-label", words?.forAttribute)
    }
    package static func labelledBy(_ id: String?) -> Attribute { attribute("aria-labelledby", id) }
    package static func describedBy(_ ids: [String]) -> Attribute {
        attribute("aria-describedby", ids.isEmpty ? nil : ids.joined(separator: " "))
    }
    package static func invalid(_ isInvalid: Bool) -> Attribute {
        attribute("aria-invalid", isInvalid ? "true" : nil)
    }
    package static func current(_ isCurrent: Bool, as value: String = "page") -> Attribute {
        attribute("aria-current", isCurrent ? value : nil)
    }
    package static var unspoken: Attribute { attribute("aria-hidden", "true") }

    private static func isHarmless(_ name: StaticString) -> Bool {
        let name = name.description
        let refused = ["style", "href", "src", "action", "formaction", "srcdoc", "srcset", "ping", "poster"]
        return !name.hasPrefix("on") && !refused.contains(name)
    }
}
