// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import Portal
import TestSupport
import Testing

@Suite struct `What this protects, and what it cannot` {
    @Test(arguments: Language.allCases)
    func `says all three lists in each language, and asks nothing`(language: Language) throws {
        try withPortal { portal in
            let page = try portal.client.get(PortalRoute.page(.safety, language).path).text
            let main = try #require(page.split(separator: "<main", maxSplits: 1).last)
            #expect(main.matches(of: #/<h2/#).count >= 3)
            #expect(main.matches(of: #/<li/#).count >= 22)
            #expect(!page.contains("<form"))
        }
    }

    @Test(arguments: [PortalPlace.home, .report, .ways, .whatHappens])
    func `is one tap away where somebody decides whether to speak`(place: PortalPlace) throws {
        try withPortal { portal in
            let page = try portal.client.get(PortalRoute.page(place, .fr).path).text
            let main = try #require(
                page.split(separator: "<main", maxSplits: 1).last?.split(separator: "</main>").first
            )
            #expect(main.contains("href=\"/fr/safety\""))
        }
    }
}
