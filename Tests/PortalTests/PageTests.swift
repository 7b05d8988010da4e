// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import Domain
import HTML
import HTTP
import Portal
import TestSupport
import Testing

struct PageTests {
    @Test(arguments: PortalPlace.allCases, Language.allCases)
    func `every page renders in every language, within its size and without anything inline`(
        place: PortalPlace,
        language: Language
    ) throws {
        try withPortal { portal in
            let path = PortalRoute.page(place, language).path
            let answer = try portal.client.get(path)
            let page = answer.text
            #expect(answer.status == 200)
            #expect(page.contains("<html lang=\"\(language.rawValue)\" dir=\"\(language.direction)\">"))
            #expect(page.contains("class=\"leave\""))
            #expect(!page.contains("style="))
            #expect(!page.contains("<style"))
            #expect(page.matches(of: #/<script(?![^>]*src=)/#).isEmpty)
            #expect(page.firstMatch(of: #/\son[a-z]+="/#) == nil)
            #expect(page.firstMatch(of: #/>portal\.[a-z]/#) == nil, "a key without words")
            #expect(page.firstMatch(of: #/[{}]/#) == nil, "a placeholder without a value")
            #expect(page.matches(of: #/<h1/#).count == 1)
            let weight =
                answer.body.count + Asset.portalStyle.text.utf8.count + Asset.portalScript.text.utf8.count
            #expect(weight < 50_000)
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(answer.header("Set-Cookie") == nil)
            #expect(answer.header("Onion-Location") == "http://example.onion" + path)
        }
    }

    @Test(arguments: Language.allCases)
    func `every text of the portal is translated`(language: Language) throws {
        let missing = try Catalog().missing(language).filter { $0.hasPrefix("portal.") }
        #expect(missing.isEmpty)
    }

    @Test(arguments: [
        ("fr-CH, en;q=0.5", "/fr/report"), ("ar", "/ar/report"), ("sw", "/en/report"), ("", "/en/report"),
    ])
    func `an address without a language leads to the reader's own`(wanted: String, path: String) throws {
        try withPortal { portal in
            let answer = try portal.client.get("/report", [("Accept-Language", wanted)])
            #expect(answer.status == 302)
            #expect(answer.header("Location") == path)
            #expect(answer.header("Vary") == "Accept-Language")
            #expect(answer.header("Set-Cookie") == nil)
        }
    }

    @Test func `an unknown address is told in the reader's language`() throws {
        try withPortal { portal in
            let french = try portal.client.get("/fr/nothing/here")
            #expect(french.status == 404)
            #expect(french.text.contains("lang=\"fr\""))
            let arabic = try portal.client.get("/nothing", [("Accept-Language", "ar")])
            #expect(arabic.status == 404)
            #expect(arabic.text.contains("dir=\"rtl\""))
        }
    }

    @Test func `help shows numbers, hours, cost, a woman and the law, and stores nothing`() throws {
        try withPortal { portal in
            let choice = try portal.client.get("/en/help-now").text
            let site = portal.house.ridge.hex
            #expect(choice.contains("/en/help-now?site=\(site)"))
            let page = try portal.client.get("/en/help-now?site=\(site)").text
            for words in [
                "href=\"tel:117\"", "href=\"tel:+9995501\"", "Every day, 7 to 19", "Behind the market",
                "speak to a woman", "72", "120", "We must tell the police",
            ] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(!page.contains("<form"))
            #expect(page.contains("<title>Information</title>"))
        }
    }

    @Test func `another language stays at the same place and with the same help first`() throws {
        try withPortal { portal in
            let site = portal.house.ridge.hex
            let help = try portal.client.get("/en/help-now?site=\(site)&x=1").text
            #expect(help.contains("href=\"/fr/help-now?site=\(site)\""))
            let care = try portal.client.get("/en/report?for=care&site=\(site)").text
            #expect(care.contains("href=\"/ar/report?site=\(site)\""))
            let made = try portal.client.get("/en/report?site=%22%3E&for=else").text
            #expect(made.contains("href=\"/ar/report\""))
        }
    }

    @Test func `the scripts are for browsers of ten years ago`() {
        let script = Asset.portalScript.text
        for later in ["catch {", "catch{", "?.", "??", "...", "async ", "await ", "**"] {
            #expect(!script.contains(later), "\(later)")
        }
    }

    @Test func `the parts of the portal are shown, in a demonstration`() throws {
        try withPortal { portal in
            let left = try portal.client.get("/gallery").text
            let right = try portal.client.get("/gallery/rtl").text
            #expect(left.contains("dir=\"ltr\"") && right.contains("dir=\"rtl\""))
        }
    }

    @Test func `hours and places are said in the reader's language, or else marked as another`() throws {
        try withPortal { portal in
            let path = "/help-now?site=" + portal.house.ridge.hex
            #expect(
                try portal.client.get("/fr" + path).text.contains(
                    "<dd><bdi>Tous les jours, 7 h à 19 h</bdi></dd>"
                )
            )
            let arabic = try portal.client.get("/ar" + path).text
            let other = "<span lang=\"en\" dir=\"ltr\"><bdi>Every day, 7 to 19</bdi></span>"
            #expect(arabic.contains(other))
        }
    }

    @Test func `assets carry a tag and are confirmed with 304`() throws {
        try withPortal { portal in
            let answer = try portal.client.get(Asset.portalStyle.link.target)
            #expect(answer.status == 200)
            #expect(answer.header("Cache-Control")?.contains("immutable") == true)
            let tag = try #require(answer.header("ETag"))
            let again = try portal.client.get("/assets/portal.css", [("If-None-Match", tag)])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
        }
    }

    @Test func `the way out leads away and clears what was kept`() throws {
        try withPortal { portal in
            let answer = try portal.client.get("/leave")
            #expect(answer.status == 303)
            #expect(answer.header("Location")?.hasPrefix("https://") == true)
            // The word that hides earlier pages from "Back" lies in the storage.
            #expect(answer.header("Clear-Site-Data") == "\"cache\"")
        }
    }
}
