// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Desk
import Domain
import Operations
import Records
import TestSupport
import Testing

@Suite struct WhatTheHouseSays {
    @Test
    func
        `a reader who should run the machines, or the last one who should be disabled, is refused in a sentence`()
        throws
    {
        try withDesk { house, desk in
            let admin = try Browser(desk, house, .administrator)
            let promoted = try admin.post(
                .changeSettings(.changeMember),
                [
                    ("member", house.member(.officer).hex), ("name", "Amina"), ("title", ""),
                    ("roles", String(Role.administrator.rawValue)),
                ]
            )
            #expect(promoted.status == 422)
            #expect(promoted.text.contains("Administrators read no case"))
            let disabled = try admin.post(
                .changeSettings(.disableMember),
                [("member", house.member(.focalPoint).hex), ("reason", "left")]
            )
            #expect(disabled.status == 422)
            #expect(disabled.text.contains("Nobody would be left to read it"))
        }
    }

    @Test func `what is wrong with the house stands above the day, and above the settings`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let admin = try Browser(desk, house, .administrator)
            let sentence = "1 of the reminders of dates cannot be read"
            #expect(try !officer.get(.today).text.contains(sentence))
            try house.engine.write { tx in
                try tx.execute(
                    "INSERT INTO timers (id, body) VALUES (\([1] as [UInt8]), \([2] as [UInt8]))"
                )
            }
            try house.operations.remindOfWhatIsDue()
            #expect(try officer.get(.today).text.contains(sentence))
            #expect(try admin.get(.settings(.overview)).text.contains(sentence))
        }
    }

    @Test
    func
        `a record that was changed from outside opens as a plain sentence in the frame, and as nothing for others`()
        throws
    {
        try withDesk { house, desk in
            let matter = try Matter(house)
            let officer = try Browser(desk, house, .officer)
            let stranger = try Browser(desk, house, .otherSiteOfficer)
            for record in [matter.report, matter.caseFile] {
                try house.engine.write { tx in
                    try tx.execute(
                        "UPDATE wraps SET body = \([UInt8](repeating: 1, count: 72)) WHERE record = \(record.bytes)"
                    )
                }
            }
            house.store.rosters.expire(now: .max)
            let unknown = RecordID(high: 1, low: 2)
            for (route, none) in [
                (DeskRoute.caseFile(matter.caseFile), DeskRoute.caseFile(unknown)),
                (.report(matter.report), .report(unknown)),
            ] {
                let page = try officer.get(route)
                #expect(page.status == 422)
                #expect(page.text.contains("What is stored here was changed from outside"))
                #expect(page.text.contains("href=\"\(DeskRoute.today.path)\""))
                #expect(!page.text.contains("on our side"))
                let nothing = try stranger.get(route)
                #expect(nothing.status == 404)
                #expect(try nothing.text == stranger.get(none).text)
            }
            let today = try officer.get(.today)
            #expect(today.status == 200)
            #expect(today.text.contains("Something in the records does not fit"))
        }
    }
}
