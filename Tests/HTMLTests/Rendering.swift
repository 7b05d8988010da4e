// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML

/// What a component draws, as a string.
func drawn(_ component: some Component) -> String {
    var page = HTMLWriter()
    page.draw(component)
    return page.string
}

func drawn(_ content: Content) -> String {
    var page = HTMLWriter()
    content(&page)
    return page.string
}

/// One start tag of a page, read by a small parser of its own.
struct Tag {
    let name: String
    let attributes: [String: String]
}

/// The start tags of a page, whose values must be quoted as the writer does.
func tags(_ html: String) -> [Tag] {
    var found: [Tag] = []
    for match in html.matches(of: #/<([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/#) {
        var attributes: [String: String] = [:]
        for pair in match.2.matches(of: #/\s+([a-zA-Z-]+)(?:="([^"]*)")?/#) {
            attributes[String(pair.1)] = pair.2.map(String.init) ?? ""
        }
        found.append(Tag(name: String(match.1), attributes: attributes))
    }
    return found
}

let everyPage: [(name: String, html: String)] = [
    ("desk", String(decoding: Gallery.page(), as: UTF8.self)),
    ("portal", String(decoding: Gallery.portalPage(), as: UTF8.self)),
    ("portal right to left", String(decoding: Gallery.portalPage(isRightToLeft: true), as: UTF8.self)),
]
