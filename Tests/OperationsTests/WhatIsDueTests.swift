// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import TestSupport
import Testing

/// The list of what may be erased since its time is over (Domain 4.8).
@Suite struct WhatIsDue {
    @Test(arguments: TestEngine.available)
    func `what the law keeps does not shut out of the list what is due`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            var options = house.operations.options
            options.mostOpenedForRetention = 1
            let narrow = Operations(store: house.operations.store, wall: house.wall, options: options)
            let kept = try Erasing.closedCase(house)
            house.clock.advance(minutes: 1)
            let matter = try Erasing.closedCase(house)
            house.clock.advance(days: 7 * 365)
            let officer = try house.signIn(.officer)
            let review = narrow.now.day.adding(days: 90)
            try narrow.hold(kept.file, reason: "A court asked.", review: review, seen: nil, officer)
            let all = try house.operations.retentionDue(officer)
            #expect(all.isAll && all.items.contains { $0.subject == .caseFile(matter.file) })
            let looks = try (1...4).map { _ in try narrow.retentionDue(officer) }
            #expect(looks.allSatisfy { !$0.isAll })
            #expect(looks.first?.items.isEmpty == true)
            let found = Set(looks.flatMap(\.items))
            #expect(!found.isEmpty && found.isSubset(of: all.items))
            // And it stays in the list, as long as nobody has asked for it.
            #expect(try narrow.retentionDue(officer).items == looks.last?.items)
        }
    }

    @Test(arguments: TestEngine.available)
    func `one part that was changed from outside takes the list from nobody`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            func withdrawn() throws -> InHand {
                let matter = try InHand(house) {
                    $0.contact = WorkingContact(mode: .call, reach: "0047719955")
                }
                try matter.say(.withdrawContact)
                house.clock.advance(minutes: 1)
                _ = try house.operations.list(ListFilter(kind: .report), after: nil, matter.officer)
                return matter
            }
            let (garbled, whole) = (try withdrawn(), try withdrawn())
            let officer = whole.officer
            func due() throws -> Set<ErasureSubject> {
                Set(try house.operations.retentionDue(officer).items.map(\.subject))
            }
            #expect(try due() == [.contact(report: garbled.report), .contact(report: whole.report)])
            let nothing = [UInt8](repeating: 0, count: 100)
            try house.engine.write { tx in
                try tx.execute("UPDATE wraps SET body = \(nothing) WHERE record = \(garbled.file.bytes)")
            }
            #expect(try due() == [.contact(report: whole.report)])
        }
    }
}
