// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Domain
import Jobs
import Operations
import Platform
import Records
import TestSupport
import Testing

@Suite struct Minding {
    private struct Fault: Error {}

    @Test func `a chore that fails stops neither the others nor its own next turn`() {
        let done = Monitor((failed: 0, worked: 0))
        let minder = Minder(
            [
                Chore("fails") {
                    done.change { $0.failed += 1 }
                    throw Fault()
                },
                Chore("works") { done.change { $0.worked += 1 } },
            ],
            everyMilliseconds: 1,
            log: .silent
        )
        let both = done.wait(milliseconds: 10_000) { $0.failed >= 2 && $0.worked >= 2 ? true : nil }
        #expect(both == true)
        minder.stop()
    }

    @Test func `a chore of every third round is done in the first and then in the fourth`() {
        let rounds = Monitor([String]())
        let minder = Minder(
            [
                Chore("rare", everyRounds: 3) { rounds.change { $0.append("rare") } },
                Chore("each") { rounds.change { $0.append("each") } },
            ],
            everyMilliseconds: 1,
            log: .silent
        )
        _ = rounds.wait(milliseconds: 10_000) { $0.count >= 6 ? true : nil }
        minder.stop()
        #expect(rounds.read { Array($0.prefix(6)) } == ["rare", "each", "each", "each", "rare", "each"])
    }

    @Test func `after the stop nothing more is done`() {
        let done = Monitor(0)
        let minder = Minder([Chore("counts") { done.change { $0 += 1 } }], everyMilliseconds: 1, log: .silent)
        minder.stop()
        let before = done.read { $0 }
        #expect(done.wait(milliseconds: 20) { $0 > before ? true : nil } == nil)
    }
}

@Suite struct Reminding {
    @Test(arguments: TestEngine.available)
    func `what is due gives whoever has the duty one notice, and no more`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            var installation = try house.operations.installation()
            installation.duty = [
                house.ridge: [house.member(.officer)], house.port: [house.member(.otherSiteOfficer)],
            ]
            try house.operations.set(installation, try house.signIn(.administrator))
            try house.store.write { tx in
                for (number, days) in [(UInt8(1), -1), (2, -2), (3, 5)] {
                    try tx.put(
                        StoredTimer(
                            id: [UInt8](repeating: number, count: 16),
                            due: house.clock.now.adding(days: days),
                            record: house.store.newID(),
                            clock: .acknowledge
                        )
                    )
                }
            }
            #expect(try house.operations.remindOfWhatIsDue() == 2)
            #expect(try house.operations.remindOfWhatIsDue() == 0)
            let notices = try house.store.read { try $0.notices().map(\.notice.recipient) }
            #expect(Set(notices) == [house.member(.officer), house.member(.otherSiteOfficer)])
            #expect(try house.store.read { try $0.timers() }.count == 1)
        }
    }

    @Test func `a file that no report holds goes after two days, one that is held stays`() throws {
        try withInstallation(.sqlite) { house in
            func file() throws -> FileReference {
                let intake = try house.operations.beginFile(name: "a.txt", contentType: "text/plain")
                return try intake.finish()
            }
            _ = try file()
            _ = try house.operations.acceptReport(
                NewReport(
                    channel: .webForm,
                    language: "en",
                    site: house.ridge,
                    words: "x",
                    files: [try file()]
                ),
                token: try house.operations.formToken()
            )
            #expect(try house.operations.removeAbandonedFiles() == 0)
            house.wall.advance(days: 2)
            #expect(try house.operations.removeAbandonedFiles() == 0)
            house.wall.advance(days: 1)
            #expect(try house.operations.removeAbandonedFiles() == 1)
            #expect(try house.blobs.all().count == 1)
        }
    }
}
