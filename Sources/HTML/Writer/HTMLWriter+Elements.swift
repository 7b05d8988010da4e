// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// The elements that pages use most, by name. Any other: `element(_:_:_:content:)` or `void`.
extension HTMLWriter {
    package mutating func div(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("div", style, attributes, content: content) }

    package mutating func p(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("p", style, attributes, content: content) }

    package mutating func span(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("span", style, attributes, content: content) }

    package mutating func strong(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("strong", style, attributes, content: content) }

    package mutating func small(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("small", style, attributes, content: content) }

    package mutating func h1(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("h1", style, attributes, content: content) }

    package mutating func h2(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("h2", style, attributes, content: content) }

    package mutating func h3(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("h3", style, attributes, content: content) }

    package mutating func ul(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("ul", style, attributes, content: content) }

    package mutating func ol(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("ol", style, attributes, content: content) }

    package mutating func li(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("li", style, attributes, content: content) }

    package mutating func dl(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("dl", style, attributes, content: content) }

    package mutating func dt(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("dt", style, attributes, content: content) }

    package mutating func dd(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("dd", style, attributes, content: content) }

    package mutating func a(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("a", style, attributes, content: content) }

    package mutating func section(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("section", style, attributes, content: content) }

    package mutating func header(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("header", style, attributes, content: content) }

    package mutating func footer(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("footer", style, attributes, content: content) }

    package mutating func nav(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("nav", style, attributes, content: content) }

    package mutating func aside(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("aside", style, attributes, content: content) }

    package mutating func article(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("article", style, attributes, content: content) }

    package mutating func figure(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("figure", style, attributes, content: content) }

    package mutating func figcaption(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("figcaption", style, attributes, content: content) }

    package mutating func table(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("table", style, attributes, content: content) }

    package mutating func caption(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("caption", style, attributes, content: content) }

    package mutating func thead(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("thead", style, attributes, content: content) }

    package mutating func tbody(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("tbody", style, attributes, content: content) }

    package mutating func tr(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("tr", style, attributes, content: content) }

    package mutating func th(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("th", style, attributes, content: content) }

    package mutating func td(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("td", style, attributes, content: content) }

    package mutating func fieldset(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("fieldset", style, attributes, content: content) }

    package mutating func legend(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("legend", style, attributes, content: content) }

    package mutating func label(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("label", style, attributes, content: content) }

    package mutating func details(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("details", style, attributes, content: content) }

    package mutating func summary(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("summary", style, attributes, content: content) }

    package mutating func time(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("time", style, attributes, content: content) }

    package mutating func code(
        _ style: StaticString = "",
        _ attributes: [Attribute] = [],
        content: (inout HTMLWriter) -> Void
    ) { element("code", style, attributes, content: content) }
}
