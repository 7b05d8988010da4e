// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The frame of every page: head, language and direction, assets, skip link.
struct Document {
    let language: String
    let isRightToLeft: Bool
    let title: any Words
    let style: StaticString
    let styles: [Asset]
    let scripts: [Asset]
    let icon: Asset
    var attributes: [Attribute] = []
    let skip: any Words

    func write(capacity: Int = 24_576, body: Content) -> [UInt8] {
        var page = HTMLWriter(capacity: capacity)
        page.language = language
        page.raw("<!DOCTYPE html>")
        page.element(
            "html",
            "",
            [.lang(language), .direction(isRightToLeft ? "rtl" : "ltr")] + attributes
        ) { page in
            page.element("head", content: drawHead)
            page.element("body", style) { page in
                page.a("skip", [.href(.place("main"))], text: skip)
                body(&page)
            }
        }
        return page.bytes
    }

    private func drawHead(into page: inout HTMLWriter) {
        page.raw(
            "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
        )
        page.raw("<meta name=\"color-scheme\" content=\"light dark\">")
        page.element("title", text: title.forAttribute)
        for asset in styles {
            page.void("link", "", [.attribute("rel", "stylesheet"), .href(asset.link)])
        }
        page.void("link", "", [.attribute("rel", "icon"), .href(icon.link)])
        for asset in scripts {
            // Scripts of the portal come first, so that a page left for good is never shown again.
            page.element("script", "", [.src(asset.link), .flag("defer", asset == .deskScript)]) { _ in }
        }
    }
}
