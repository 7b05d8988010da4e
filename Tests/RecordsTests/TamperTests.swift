// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// What somebody can do who writes to the database, and how it shows.
@Suite struct SomebodyWhoWritesToTheDatabase {
    /// A case with a few notes, opened by the officer.
    private func withCase(
        _ engine: TestEngine,
        _ body: (TestInstallation, Session, RecordID) throws -> Void
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let id = try house.operations.openCase(
                title: "Check",
                site: house.ridge,
                origin: .equipmentCheck,
                channel: .equipmentCheck,
                words: "w",
                received: house.clock.now,
                restricted: false,
                language: "en",
                officer
            )
            for text in ["one", "two", "three"] {
                try house.operations.note(id, text, seen: nil, officer)
            }
            try body(house, officer, id)
        }
    }

    /// A fresh process: nothing it verified before is remembered.
    private func damage(_ house: TestInstallation, _ id: RecordID, seed: UInt64 = 3) throws -> [Damage] {
        let again = house.reopened(seed: seed)
        _ = try again.installation()
        house.wall.advance(minutes: 1)
        let login = house.account(.officer).login
        let session = try again.signIn(
            login: login,
            passphrase: TestInstallation.passphrase,
            code: try house.code(.officer)
        ).session
        return try again.openCase(id, session).file.damage.map(\.what)
    }

    @Test(arguments: TestEngine.available)
    func `a step that was taken back and is put in again for the one that came after shows as broken`(
        _ engine: TestEngine
    ) throws {
        try withCase(engine) { house, officer, id in
            func record() throws -> (generation: Int, head: Int, hash: [UInt8]) {
                let row = try #require(
                    try house.engine.read { tx in
                        try tx.query("SELECT generation, head, hash FROM records WHERE id = \(id.bytes)")
                            .first
                    }
                )
                return (try row.int(0), try row.int(1), try row.blob(2))
            }
            let before = try record()
            try house.operations.note(id, "it was the night watch", seen: nil, officer)
            let place = before.head + 1
            let old = try #require(
                try house.engine.read { tx in
                    try tx.query(
                        "SELECT body, hash FROM entries WHERE record = \(id.bytes) AND seq = \(place)"
                    ).first
                }
            )
            try house.engine.write { tx in
                try tx.execute("DELETE FROM entries WHERE record = \(id.bytes) AND seq = \(place)")
                try tx.execute(
                    "UPDATE records SET head = \(before.head), hash = \(before.hash) WHERE id = \(id.bytes)"
                )
            }
            for text in ["nobody was there", "closed"] {
                try house.operations.note(id, text, seen: nil, officer)
            }
            #expect(try record().generation == before.generation)
            #expect(try damage(house, id).isEmpty)
            try house.engine.write { tx in
                let changed = try tx.execute(
                    """
                    UPDATE entries SET body = \(try old.blob(0)), hash = \(try old.blob(1))
                    WHERE record = \(id.bytes) AND seq = \(place)
                    """
                )
                #expect(changed == 1)
            }
            #expect(try damage(house, id, seed: 4) == [.broken])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a swapped body shows as broken in its place and the rest is read`(_ engine: TestEngine) throws {
        try withCase(engine) { house, _, id in
            try house.engine.write { tx in
                try tx.execute(
                    """
                    UPDATE entries SET body = (SELECT body FROM entries WHERE record = \(id.bytes) AND seq = 3)
                    WHERE record = \(id.bytes) AND seq = 4
                    """
                )
            }
            #expect(try damage(house, id) == [.broken])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a body swapped together with its hash cannot be read in its new place`(_ engine: TestEngine) throws
    {
        try withCase(engine) { house, _, id in
            try house.engine.write { tx in
                let row = try #require(
                    try tx.query("SELECT body, hash FROM entries WHERE record = \(id.bytes) AND seq = 3")
                        .first
                )
                try tx.execute(
                    """
                    UPDATE entries SET body = \(try row.blob(0)), hash = \(try row.blob(1))
                    WHERE record = \(id.bytes) AND seq = 4
                    """
                )
            }
            #expect(try damage(house, id) == [.broken])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a deleted entry is missed in its place and all others are read`(_ engine: TestEngine) throws {
        try withCase(engine) { house, _, id in
            try house.engine.write {
                try $0.execute("DELETE FROM entries WHERE record = \(id.bytes) AND seq = 3")
            }
            #expect(try damage(house, id) == [.missing])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an entry planted behind the last is shown as forged, changes nothing and is not written over`(
        _ engine: TestEngine
    ) throws {
        try withCase(engine) { house, officer, id in
            let head = try house.operations.openCase(id, officer).file.head
            try house.engine.write { tx in
                try tx.execute(
                    """
                    INSERT INTO entries (record, seq, generation, previous, body, hash)
                    SELECT record, \(head + 1), generation, previous, body, hash FROM entries
                    WHERE record = \(id.bytes) AND seq = 4
                    """
                )
            }
            #expect(try damage(house, id) == [.forged])
            #expect(throws: Refusal.conflict(head: head + 1)) {
                try house.operations.note(id, "four", seen: nil, officer)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a changed hash of the entry before, or of the record, shows where it does not fit`(
        _ engine: TestEngine
    ) throws {
        try withCase(engine) { house, _, id in
            let other = [UInt8](repeating: 7, count: 32)
            try house.engine.write { tx in
                try tx.execute(
                    "UPDATE entries SET previous = \(other) WHERE record = \(id.bytes) AND seq = 3"
                )
            }
            #expect(try damage(house, id) == [.broken])
            try house.engine.write { tx in
                try tx.execute("UPDATE records SET hash = \(other) WHERE id = \(id.bytes)")
            }
            #expect(try damage(house, id, seed: 4) == [.broken, .broken])
        }
    }

    @Test(arguments: TestEngine.available)
    func `where the way to older keys is torn, what is newer is read and the rest shows as unreadable`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
                token: nil
            )
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            try house.engine.write { tx in
                try tx.execute(
                    "UPDATE wraps SET body = \([UInt8](repeating: 1, count: 72)) WHERE record = \(accepted.id.bytes) AND slot = -1"
                )
            }
            let view = try house.operations.openReport(accepted.id, officer)
            #expect(view.report.damage.map(\.what) == [.unreadable])
            #expect(view.report.steps.map(\.sequence) == [2])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a tail cut off together with the head shows as a summary that does not fit`(_ engine: TestEngine)
        throws
    {
        try withCase(engine) { house, officer, id in
            _ = try house.operations.list(ListFilter(kind: .caseFile), after: nil, officer)
            try house.engine.write { tx in
                let row = try #require(
                    try tx.query("SELECT hash FROM entries WHERE record = \(id.bytes) AND seq = 4").first
                )
                try tx.execute("DELETE FROM entries WHERE record = \(id.bytes) AND seq > 4")
                try tx.execute(
                    """
                    UPDATE records SET head = 4, hash = \(try row.blob(0)), change = NULL
                    WHERE id = \(id.bytes)
                    """
                )
            }
            let page = try house.operations.list(ListFilter(kind: .caseFile), after: nil, officer)
            #expect(page.lines.first?.row.isStale == true)
            let today = try house.operations.today(officer)
            #expect(today.items.first?.item.kinds.contains(.integrity) == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an inbox key planted in a record is refused by readers and writers`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
                token: nil
            )
            try house.engine.write { tx in
                try tx.execute(
                    "UPDATE records SET inbox = \([UInt8](repeating: 9, count: 32)) WHERE id = \(accepted.id.bytes)"
                )
            }
            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            #expect(throws: Refusal.damaged) {
                try house.operations.act(.add(words: "more", files: []), token: visit.token)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a row planted in the directory is no step, is told, and the rest goes on`(
        _ engine: TestEngine
    )
        throws
    {
        try withInstallation(engine) { house in
            try house.engine.write { tx in
                try tx.execute(
                    """
                    INSERT INTO directory (seq, body, hash)
                    SELECT seq + 1, body, hash FROM directory ORDER BY seq DESC LIMIT 1
                    """
                )
            }
            let node = house.reopened(seed: 4)
            let before = house.operations.directory.people.keys.sorted()
            #expect(try node.installation().name == "Tallowmere Resources")
            #expect(node.directory.people.keys.sorted() == before)
            #expect(node.store.alarms.all[.brokenDirectory] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a changed status of a code is not believed`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let one = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "One."),
                token: nil
            )
            let two = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Two."),
                token: nil
            )
            try house.engine.write { tx in
                try tx.execute(
                    """
                    UPDATE codes SET status = (SELECT status FROM codes WHERE record = \(two.id.bytes) LIMIT 1)
                    WHERE record = \(one.id.bytes)
                    """
                )
            }
            #expect(throws: VaultError.wrongKey) { try house.operations.follow(one.receipt) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message taken out of a thread is missed by the reader and by the reporter`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "One."),
                token: nil
            )
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            for text in ["First.", "Second."] {
                try house.operations.reply(text, to: accepted.id, seen: nil, next: nil, officer)
            }
            #expect(try house.operations.openReport(accepted.id, officer).damagedMessages == 0)
            func takeAway(_ sequence: Int) throws {
                try house.engine.write { tx in
                    try tx.execute(
                        "DELETE FROM messages WHERE record = \(accepted.id.bytes) AND seq = \(sequence)"
                    )
                }
            }
            try takeAway(1)
            #expect(try house.operations.openReport(accepted.id, officer).damagedMessages == 1)
            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            #expect(visit.isDamaged)
            // The tail too: the report's history says that there was a third message.
            try takeAway(4)
            try takeAway(3)
            #expect(try house.operations.openReport(accepted.id, officer).damagedMessages == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message planted in a thread is left out`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let accepted = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "One."),
                token: nil
            )
            let officer = try house.signIn(.officer)
            _ = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            try house.operations.reply("Truly ours.", to: accepted.id, seen: nil, next: nil, officer)
            try house.engine.write { tx in
                try tx.execute(
                    """
                    INSERT INTO messages (record, seq, body)
                    SELECT record, seq + 10, body FROM messages WHERE record = \(accepted.id.bytes)
                    """
                )
            }
            guard case .visit(let visit) = try house.operations.follow(accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            #expect(visit.messages.count { $0.body == .reply("Truly ours.") } == 1)
            #expect(visit.isDamaged)
        }
    }
}
