// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Elements that hold nothing but words.
extension HTMLWriter {
    package mutating func p(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("p", style, attributes, text: text) }

    package mutating func span(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("span", style, attributes, text: text) }

    package mutating func strong(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("strong", style, attributes, text: text) }

    package mutating func small(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("small", style, attributes, text: text) }

    package mutating func h1(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("h1", style, attributes, text: text) }

    package mutating func h2(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("h2", style, attributes, text: text) }

    package mutating func h3(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("h3", style, attributes, text: text) }

    package mutating func li(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("li", style, attributes, text: text) }

    package mutating func dt(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("dt", style, attributes, text: text) }

    package mutating func dd(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("dd", style, attributes, text: text) }

    package mutating func a(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("a", style, attributes, text: text) }

    package mutating func th(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("th", style, attributes, text: text) }

    package mutating func td(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("td", style, attributes, text: text) }

    package mutating func caption(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("caption", style, attributes, text: text) }

    package mutating func legend(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("legend", style, attributes, text: text) }

    package mutating func label(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("label", style, attributes, text: text) }

    package mutating func summary(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("summary", style, attributes, text: text) }

    package mutating func time(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("time", style, attributes, text: text) }

    package mutating func code(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("code", style, attributes, text: text) }

    package mutating func div(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        text: any Words
    ) { element("div", style, attributes, text: text) }

    /// What somebody wrote, line breaks kept, in its own language and direction.
    package mutating func quoted(_ words: String, language: String? = nil) {
        div("words", [.direction("auto"), .lang(language)]) { $0.text(words) }
    }

    package mutating func link(_ words: any Words, to link: Link, style: StaticString = "") {
        a(style, [.href(link)], text: words)
    }
}
