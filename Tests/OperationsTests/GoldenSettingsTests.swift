// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import TestSupport
import Testing

/// The settings that are stored; the bytes are in a file, and are read for ever.
@Suite struct GoldenSettings {
    private static let member = MemberID(high: 5, low: 6)
    private static let site = SiteID(high: 3, low: 4)

    @Test func `what the installation goes by`() throws {
        var installation = Installation(
            name: "House",
            sites: [
                SiteSettings(
                    id: Self.site,
                    name: "Kelu Ridge",
                    zone: "UTC",
                    legalDuty: ["en": "d"],
                    services: [
                        Service(
                            kind: .lawyer,
                            name: "n",
                            phone: "1",
                            hours: "h",
                            place: "p",
                            cost: "c",
                            hasWoman: true
                        )
                    ],
                    ways: [
                        Way(channel: .webForm, detail: "d", hours: "h", languages: "en", isOpen: true)
                    ]
                )
            ]
        )
        installation.languages = ["fr"]
        installation.onion = "o"
        installation.policy = ["en": "p"]
        installation.publications = ["fr": "q"]
        installation.duty = [Self.site: [Self.member]]
        installation.largestFile = 9
        installation.keysNotReplaced = true
        var golden = try GoldenBytes("installation")
        try golden.check(
            [("1 v1", installation)],
            write: { $0.encoded },
            read: { try Installation(encoded: $1) }
        )
    }
}
