// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Desk
import Domain
import Operations
import TestSupport
import Testing

/// Emergency keys as their holders meet them.
@Suite struct EmergencyPages {
    private static let passphrase = ("passphrase", TestInstallation.passphrase)

    /// The groups of digits on a page that shows a sheet.
    private static func groups(_ html: String) -> [String] {
        html.split(separator: "<span>").compactMap { part in
            let text = part.prefix { $0 != "<" }
            return text.count == 5 && text.allSatisfy(\.isNumber) ? String(text) : nil
        }
    }

    private static func propose(_ house: TestInstallation, _ browser: Browser, _ group: TrustGroup) throws
        -> Answer
    {
        try browser.post(
            .changeSettings(.proposeKey),
            [TestInstallation.Who.officer, .headquarters, .independentReader].map {
                ("holder", house.member($0).hex)
            } + [("group", String(group.rawValue)), ("needed", "2"), ("days", "7"), passphrase]
        )
    }

    @Test func `a sheet is shown once, put on paper, looked for, and entered with a kind word for a slip`()
        throws
    {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            #expect(try officer.get(.settings(.emergency)).text.contains("There is no emergency key"))
            #expect(try Self.propose(house, officer, .casework).status == 303)
            let id = try #require(house.operations.directory.coming(.casework)?.id)
            let set = ("set", String(id))
            #expect(try officer.get(.settings(.emergency)).text.contains("Make this key"))
            #expect(try officer.post(.changeSettings(.makeKey), [set, Self.passphrase]).status == 303)
            var sheets: [[String]] = []
            var holders = [officer]
            for who in [TestInstallation.Who.headquarters, .independentReader] {
                holders.append(try Browser(desk, house, who))
            }
            for holder in holders {
                #expect(try holder.get(.today).text.contains("A sheet of emergency key"))
                #expect(try holder.get(.settings(.emergency)).text.contains("It is shown once"))
                let shown = try holder.post(.changeSettings(.takeShare), [set, Self.passphrase])
                sheets.append(Self.groups(shown.text))
                #expect(sheets.last?.count == 26)
                #expect(try holder.post(.changeSettings(.takeShare), [set, Self.passphrase]).status == 404)
                let wrong = try holder.post(.changeSettings(.confirmShare), [set, ("groups", "11111 22222")])
                #expect(wrong.status == 422 && wrong.text.contains("11111 22222"))
                let typed = sheets.last?.suffix(2).joined(separator: " ") ?? ""
                #expect(
                    try holder.post(.changeSettings(.confirmShare), [set, ("groups", typed)]).status == 303
                )
            }
            #expect(try officer.get(.settings(.emergency)).text.contains("Ready: any"))
            _ = try officer.get(.today)

            let admin = try Browser(desk, house, .administrator)
            let announced = try admin.post(
                .changeSettings(.announceUse),
                [
                    set, ("member", house.member(.otherSiteOfficer).hex), ("site", house.ridge.hex),
                    ("reason", "Everybody there is ill."), Self.passphrase,
                ]
            )
            #expect(announced.status == 303)
            for holder in holders + [admin] {
                let page = try holder.get(.settings(.emergency)).text
                #expect(page.contains("This shall be opened with the emergency key"))
                #expect(page.contains("Everybody there is ill."))
                #expect(page.contains("I object"))
                #expect(!page.contains("Enter my sheet"))
            }
            #expect(try officer.get(.today).text.contains("shall be let in with the emergency key"))
            let use = ("use", try #require(house.operations.directory.recoveries.keys.first).hex)
            house.clock.advance(minutes: 7 * 1_440 + 1)
            #expect(try officer.get(.settings(.emergency)).text.contains("Enter my sheet"))
            var slip = sheets[0]
            slip[3] = String(slip[3].dropLast()) + (slip[3].last == "0" ? "1" : "0")
            let words = slip.joined(separator: " ")
            let refused = try officer.post(
                .changeSettings(.giveShare),
                [use, ("words", words), Self.passphrase]
            )
            #expect(refused.status == 422)
            #expect(
                refused.text.contains("is not right. Compare its five digits") && refused.text.contains(words)
            )
            for place in 0..<2 {
                let given = try holders[place].post(
                    .changeSettings(.giveShare),
                    [use, ("words", sheets[place].joined(separator: " ")), Self.passphrase]
                )
                #expect(given.status == 303)
            }
            // One is lost on its way: its holder reads so and enters it again.
            #expect(try !officer.get(.settings(.emergency)).text.contains("Enter my sheet"))
            try house.engine.write { try $0.execute("DELETE FROM handovers") }
            for holder in holders.prefix(2) {
                let page = try holder.get(.settings(.emergency)).text
                #expect(page.contains("Enter my sheet") && page.contains("Entered and lost since"))
            }
            let other = try Browser(desk, house, .otherSiteOfficer)
            #expect(try !other.get(.settings(.emergency)).text.contains("Enough sheets are entered for you"))
            for place in 0..<2 {
                let words = ("words", sheets[place].joined(separator: " "))
                let again = try holders[place].post(
                    .changeSettings(.giveShare),
                    [use, words, Self.passphrase]
                )
                #expect(again.status == 303)
            }
            #expect(try other.get(.settings(.emergency)).text.contains("Enough sheets are entered for you"))
            #expect(try other.post(.changeSettings(.finishUse), [use, Self.passphrase]).status == 303)
            let room = house.operations.directory.compartment(.casework, site: house.ridge)
            #expect(room?.readers.contains(house.member(.otherSiteOfficer)) == true)
            #expect(try officer.get(.today).text.contains("was let in with the emergency key"))
            #expect(try admin.get(.settings(.takeOver)).text.contains("was used and not renewed"))
        }
    }

    @Test func `the company alone is refused in a sentence, and what is to be taken over is listed`() throws {
        try withDesk { house, desk in
            let focal = try Browser(desk, house, .focalPoint)
            let alone = try Self.propose(house, focal, .restricted)
            #expect(alone.status == 422)
            #expect(alone.text.contains("The company alone must not be enough"))
            let admin = try Browser(desk, house, .administrator)
            let list = try admin.get(.settings(.takeOver)).text
            for line in ["No emergency key for", "keys of the first day", "one administrator only"] {
                #expect(list.contains(line), "\(line)")
            }
            // Somebody set it up who was nobody: the mark stands above the settings until all have taken over.
            #expect(try !admin.get(.settings(.overview)).text.contains("Keys not yet replaced"))
            var installation = try house.operations.installation()
            installation.keysNotReplaced = true
            try house.operations.set(installation, admin.session)
            #expect(try admin.get(.settings(.overview)).text.contains("Keys not yet replaced"))
            #expect(try !focal.get(.settings(.overview)).text.contains("Keys not yet replaced"))
        }
    }
}
