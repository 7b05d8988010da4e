// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML
import Testing

@Suite struct PageTests {
    @Test(arguments: everyPage.indices)
    func `no page has a script or a style of its own`(number: Int) {
        let all = tags(everyPage[number].html)
        #expect(all.count > 200)
        for tag in all {
            #expect(tag.name != "style")
            #expect(!tag.attributes.keys.contains { $0 == "style" || $0.hasPrefix("on") })
            if tag.name == "script" { #expect(tag.attributes["src"]?.hasPrefix("/assets/") == true) }
        }
        #expect(!everyPage[number].html.contains("javascript:"))
        #expect(everyPage[number].html.matches(of: #/<script[^>]*>(?!<\/script>)/#).isEmpty)
    }

    @Test(arguments: everyPage.indices)
    func `every reference of a page leads to something on it`(number: Int) {
        let all = tags(everyPage[number].html)
        let ids = Set(all.compactMap { $0.attributes["id"] })
        for tag in all {
            for name in ["aria-describedby", "aria-labelledby", "for", "data-record"] {
                for id in tag.attributes[name]?.split(separator: " ") ?? [] {
                    #expect(ids.contains(String(id)), "\(name)")
                }
            }
            if let place = tag.attributes["href"], place.hasPrefix("#") {
                #expect(ids.contains(String(place.dropFirst())))
            }
        }
    }

    @Test(arguments: everyPage.indices)
    func `every control has a name that can be read`(number: Int) {
        let all = tags(everyPage[number].html)
        let labelled = Set(all.compactMap { $0.attributes["for"] })
        for tag in all where ["input", "select", "textarea", "progress"].contains(tag.name) {
            guard tag.attributes["type"] != "hidden" else { continue }
            #expect(tag.attributes["aria-label"] != nil || labelled.contains(tag.attributes["id"] ?? ""))
        }
    }

    @Test(arguments: everyPage.indices)
    func `a page has one first heading, one main part and a language`(number: Int) throws {
        let all = tags(everyPage[number].html)
        #expect(all.filter { $0.name == "h1" }.count == 1)
        #expect(all.filter { $0.name == "main" }.count == 1)
        let root = try #require(all.first { $0.name == "html" })
        #expect(root.attributes["lang"] != nil)
        #expect(root.attributes["dir"] == (everyPage[number].name.hasSuffix("right to left") ? "rtl" : "ltr"))
    }

    @Test(arguments: everyPage.indices)
    func `every element that is opened is closed in order`(number: Int) {
        let void: Set = ["input", "img", "meta", "link", "br"]
        var open: [String] = []
        for match in everyPage[number].html.matches(of: #/<(\/?)([a-z][a-z0-9]*)(?:[^>"]|"[^"]*")*?(\/?)>/#) {
            let name = String(match.2)
            if match.1 == "/" {
                #expect(open.popLast() == name)
            } else if match.3 != "/", !void.contains(name) {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
    }

    @Test func `the way out is the first link after the name of the site, on every page of the portal`()
        throws
    {
        for page in everyPage where page.name.hasPrefix("portal") {
            let links = tags(page.html).filter { $0.name == "a" }.prefix(3)
            #expect(links.map { $0.attributes["class"] } == ["skip", "brand", "leave"])
            #expect(links.last?.attributes["rel"] == "noreferrer nofollow")
        }
    }

    @Test func `tab and icon of the portal tell a bystander nothing`() {
        for page in everyPage where page.name.hasPrefix("portal") {
            #expect(page.html.contains("<title>Page</title>"))
            #expect(page.html.contains("/assets/plain.svg"))
            #expect(!page.html.contains("favicon"))
        }
    }

    @Test func `a page of the portal weighs less than 50 kB with everything it asks for`() {
        let assets = [Asset.portalStyle, .portalScript, .plainIcon].map(\.text.utf8.count).reduce(0, +)
        for page in everyPage where page.name.hasPrefix("portal") {
            #expect(page.html.utf8.count + assets < 50_000)
        }
    }
}
