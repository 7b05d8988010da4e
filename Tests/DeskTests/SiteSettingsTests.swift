// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import HTTP
import Operations
import TestSupport
import Testing

@Suite struct SiteSettingsTests {
    @Test func `an administrator says in each language when and where a service and a way are open`() throws {
        try withDesk { house, desk in
            let administrator = try Browser(desk, house, .administrator)
            let service = try administrator.post(
                .changeSettings(.setService),
                [
                    ("site", house.ridge.hex), ("index", "new"), ("kind", "medical"), ("name", "Health post"),
                    ("hours-en", "day and night"), ("hours-fr", "jour et nuit"),
                    ("place-ar", "بجانب المدرسة"),
                    ("cost-en", ""),
                ]
            )
            let way = try administrator.post(
                .changeSettings(.setWay),
                [
                    ("site", house.ridge.hex), ("index", "new"), ("channel", "community-office"),
                    ("detail-en", "the green house"), ("hours-fr", "le matin"),
                ]
            )
            #expect(service.status == 303 && way.status == 303)
            let site = try #require(try house.operations.installation().site(house.ridge))
            #expect(site.services.last?.hours.texts == ["en": "day and night", "fr": "jour et nuit"])
            #expect(site.services.last?.place.texts == ["ar": "بجانب المدرسة"])
            #expect(site.services.last?.cost.isEmpty == true)
            #expect(site.ways.last?.detail == "the green house")
            let page = try administrator.get(.settings(.sites)).text
            #expect(page.contains("jour et nuit") && page.contains("name=\"hours-ar\""))
        }
    }
}
