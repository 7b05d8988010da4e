// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A page being written: one byte buffer, and the only place where text is escaped.
package struct HTMLWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// The language of the page, so that words in another one can say so.
    package var language: String?
    private var lastNumber = 0
    private var claimed: Set<String> = []

    package init(capacity: Int = 16_384) {
        bytes.reserveCapacity(capacity)
    }

    /// The page as a string, for tests and for messages; pages are sent as `bytes`.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Text between tags, escaped.
    package mutating func text(_ value: String) {
        Escaping.append(value, to: &bytes, inAttribute: false)
    }

    /// Words of the catalog or of the program; inserted values are isolated.
    package mutating func text(_ words: any Words) {
        words.draw(into: &self)
    }

    /// A value that somebody typed, kept apart from the direction of the text around it.
    package mutating func value(_ value: String) {
        raw("<bdi>")
        text(value)
        raw("</bdi>")
    }

    /// Markup of the program itself: no string made while running can come here.
    package mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    package mutating func number(_ value: Int) {
        bytes.append(contentsOf: String(value).utf8)
    }

    /// An id that occurs once in this page.
    package mutating func uniqueID(_ stem: StaticString) -> String {
        lastNumber += 1
        return "\(stem)-\(lastNumber)"
    }

    /// The id itself for the first who asks, and one of its own for everybody after: a label leads to one control.
    package mutating func claim(_ id: String) -> String {
        var free = id
        var turn = 1
        while !claimed.insert(free).inserted {
            turn += 1
            free = "\(id)-again-\(turn)"
        }
        return free
    }

    package mutating func draw(_ component: some Component) {
        component.draw(into: &self)
    }

    package mutating func draw(_ component: (some Component)?) {
        component?.draw(into: &self)
    }

    package mutating func element(
        _ tag: StaticString,
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) {
        open(tag, style, attributes)
        content(&self)
        close(tag)
    }

    package mutating func element(
        _ tag: StaticString,
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) {
        open(tag, style, attributes)
        text.draw(into: &self)
        close(tag)
    }

    /// An element without content, such as `input`.
    package mutating func void(
        _ tag: StaticString,
        _ style: StaticString = "",
        _ attributes: [Attribute] = []
    ) {
        open(tag, style, attributes)
    }

    private mutating func open(_ tag: StaticString, _ style: StaticString, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        raw(tag)
        writeClasses(style, attributes)
        for attribute in attributes {
            switch attribute.value {
            case .absent, .className: continue
            case .bare:
                bytes.append(UInt8(ascii: " "))
                raw(attribute.name)
            case .text(let value):
                bytes.append(UInt8(ascii: " "))
                raw(attribute.name)
                raw("=\"")
                Escaping.append(value, to: &bytes, inAttribute: true)
                bytes.append(UInt8(ascii: "\""))
            }
        }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func writeClasses(_ style: StaticString, _ attributes: [Attribute]) {
        var started = style.utf8CodeUnitCount > 0
        if started {
            raw(" class=\"")
            raw(style)
        }
        for attribute in attributes {
            guard case .className(let name) = attribute.value else { continue }
            if started { raw(" ") } else { raw(" class=\"") }
            raw(name)
            started = true
        }
        if started { raw("\"") }
    }

    private mutating func close(_ tag: StaticString) {
        raw("</")
        raw(tag)
        raw(">")
    }
}
