// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

// Sheets on their way: entered weeks apart, misread, altered, lost.
extension EmergencyKeys {
    @Test(arguments: TestEngine.available)
    func `keep what was entered until the use ends, however far apart its holders are`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            func removeOldShares(after days: Int) throws {
                house.clock.advance(days: days)
                try house.operations.removeOldShares()
            }
            let emergency = Self.casework(house)
            let papers = try emergency.ready(2)
            let id = try emergency.announce(house.member(.secondOfficer), by: .officer)
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            try emergency.give(id, .officer, papers[0])
            try removeOldShares(after: 3 * Operations.shareDays)
            let course = try #require(house.operations.directory.recoveries[id])
            #expect(try house.operations.sheetsEntered(course) == [house.member(.officer)])
            // Exchanged by whoever writes to the database: as good as lost, and entered again.
            let row = try house.engine.read { tx in
                try #require(try tx.query("SELECT body FROM handovers").first?.blob(0))
            }
            var altered = row
            altered[altered.count / 2] ^= 1
            try house.engine.write { try $0.execute("UPDATE handovers SET body = \(altered)") }
            #expect(try house.operations.sheetsEntered(course).isEmpty)
            try emergency.give(id, .officer, papers[0])
            try removeOldShares(after: Operations.shareDays + 1)
            try emergency.give(id, .headquarters, papers[1])
            try removeOldShares(after: Operations.shareDays + 1)
            try emergency.finish(id, house.signIn(.secondOfficer))
            #expect(emergency.set?.spentBy == id)
            #expect(try Self.handOvers(house) == 0)
        }
        // A use that can open nothing any more keeps nobody's sheet.
        try withInstallation(engine) { house in
            let emergency = Self.casework(house)
            let papers = try emergency.ready(2)
            let id = try emergency.announce(house.member(.otherSiteOfficer), by: .officer)
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            try emergency.give(id, .officer, papers[0])
            _ = try Self.loseThePort(house)
            house.clock.advance(days: Operations.shareDays + 1)
            try house.operations.removeOldShares()
            #expect(try Self.handOvers(house) == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `tell a share that was misread, altered on its way or lost there`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let emergency = Self.casework(house)
            try emergency.propose(2)
            try emergency.make()
            // Two rows exchanged in the database: what does not open is nobody's share.
            let rows = try house.engine.read { tx in
                try tx.query("SELECT id, body FROM handovers").map { (try $0.blob(0), try $0.blob(1)) }
            }
            try house.engine.write { tx in
                for (row, other) in [(0, 1), (1, 0)] {
                    try tx.execute("UPDATE handovers SET body = \(rows[other].1) WHERE id = \(rows[row].0)")
                }
            }
            var refused = 0
            var papers: [(EmergencyHouse.Who, RecoveryShare)] = []
            for who in emergency.holders {
                do {
                    papers.append((who, try emergency.take(who)))
                } catch Refusal.otherShare {
                    refused += 1
                }
            }
            #expect(refused == 2)
            #expect(papers.count == 1)

            let fresh = try emergency.ready(2)
            let id = try emergency.announce(house.member(.secondOfficer), by: .officer)
            house.clock.advance(minutes: EmergencyHouse.waitMinutes + 1)
            var groups = fresh[0].groups
            groups[6] = String(groups[6].dropLast()) + (groups[6].last == "0" ? "1" : "0")
            #expect(throws: Refusal.wrongShare(.group(7))) {
                try house.operations.giveShare(
                    id,
                    typed: groups.joined(separator: " "),
                    passphrase: TestInstallation.passphrase,
                    house.signIn(.officer)
                )
            }
            let (who, old) = papers[0]
            #expect(throws: Refusal.otherShare) { try emergency.give(id, who, old) }
            try emergency.give(id, .officer, fresh[0])
            try emergency.give(id, .headquarters, fresh[1])
            let course = try #require(house.operations.directory.recoveries[id])
            #expect(try house.operations.sheetsEntered(course).count == 2)
            try house.engine.write { try $0.execute("DELETE FROM handovers") }
            #expect(try house.operations.sheetsEntered(course).isEmpty)
            let recipient = try house.signIn(.secondOfficer)
            #expect(throws: Refusal.tooFewShares) { try emergency.finish(id, recipient) }
            for place in 0..<2 { try emergency.give(id, emergency.holders[place], fresh[place]) }
            try emergency.finish(id, recipient)
            #expect(emergency.set?.spentBy == id)
        }
    }
}
