// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// A sealed file belongs to one record, and goes with that one alone, by two signatures (Design 4 "Erasure").
@Suite struct FilesOfOthers {
    private static let pass = TestInstallation.passphrase

    /// A step that names somebody else's file, as whoever has its number can write it.
    private static func named(_ blob: [UInt8]) -> FileReference {
        FileReference(
            blob: blob,
            key: [UInt8](repeating: 1, count: 32),
            name: "a.jpg",
            contentType: "image/jpeg",
            length: 10,
            digest: [UInt8](repeating: 2, count: 32)
        )
    }

    private static func changed(_ house: TestInstallation) -> Int {
        house.store.alarms.all[.changedSlots] ?? 0
    }

    @Test(arguments: TestEngine.available)
    func `what a member writes in the reporter's place is shown as that, and counts for nothing`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let theirs = try WithFiles(house)
            let officer = try house.signIn(.officer)
            let blob = try theirs.sent(officer).originalBlob
            let mine = try house.operations.acceptReport(WholeWay.report(house), token: nil).id
            _ = try house.operations.openReport(mine, officer)
            let steps: [ReportEntry] = [
                .added(
                    Addition(words: "", files: [SentFile(.here(Self.named(blob)), copy: .none(.cameBefore))])
                ),
                .rated(process: 5, outcome: 5, words: "They helped me."),
                .disagreed(words: "No."),
            ]
            try house.store.write { tx in
                var report = try tx.open(ReportState.self, mine, officer.ring)
                try tx.append(&report, steps, by: officer.writer)
            }
            let bo = try house.signIn(.secondOfficer)
            let report = try house.operations.openReport(mine, bo).report
            #expect(report.damage.map(\.what) == [.notTheirs, .notTheirs, .notTheirs])
            #expect(report.state.files.isEmpty && report.state.ratings == nil)
            #expect(report.state.disagreements.isEmpty)
            #expect(throws: Refusal.notThisStage) {
                try Erasing.ask(.file(report: mine, file: 0), .asked, house, officer)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a case that names a report's file as its own is not erased, and it is an alarm`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let theirs = try WithFiles(house)
            let blob = try theirs.sent(house.signIn(.officer)).originalBlob
            let matter = try InHand(house)
            try house.store.write { tx in
                var file = try tx.open(CaseState.self, matter.file, matter.officer.ring)
                try tx.append(&file, [.fileAdded(Self.named(blob))], by: matter.officer.writer)
            }
            try matter.grade(2)
            try matter.close()
            #expect(throws: Refusal.damaged) {
                try Erasing.ask(.caseFile(matter.file), .asked, house, matter.officer)
            }
            #expect(Self.changed(house) > 0)
            // Two people who sign it past the program take the case, and not the report's file.
            let bo = try house.signIn(.secondOfficer)
            let room = try house.operations.openCase(matter.file, bo).file.compartment
            var notice = ErasureNotice(
                Erasure(.caseFile(matter.file), .asked, room: room, records: [], blobs: [blob]),
                id: house.store.newID(),
                by: matter.officer.member,
                at: house.clock.now,
                matter.officer.writer.signing
            )
            notice.sign(by: bo.member, at: house.clock.now, bo.writer.signing)
            let stored = try house.store.write { try $0.erase(notice) }
            #expect(try house.store.read { try $0.isErased(stored.notice.erasure) })
            #expect(try house.operations.replayErasures().trouble == nil)
            try theirs.allow(try theirs.ask(bo))
            #expect(try WithFiles.bytes(theirs.original(bo)) == WithFiles.content)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file that was signed away while a form carried it comes anew, or the form is sent once more`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let verbs = house.operations
            let officer = try house.signIn(.officer)
            let file = try WithFiles.file(verbs, WithFiles.content, as: "image/jpeg")
            func form(_ words: String) -> NewReport {
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: words, files: [file])
            }
            let first = try verbs.acceptReport(form("Two goats."), token: nil).id
            _ = try verbs.rows(ListFilter(kind: .report), officer)
            let blob = try BlobID(file.blob)
            var sealed: [UInt8] = []
            _ = try unsafe house.blobs.exportSealed(blob) { unsafe sealed.append(contentsOf: $0) }
            let id = try Erasing.ask(.file(report: first, file: 0), .asked, house, officer)
            try verbs.signErasure(id, passphrase: Self.pass, try house.signIn(.secondOfficer))
            // Its row waited for the end of the erasure, or came right after it.
            let other: RecordID = house.store.newID()
            #expect(throws: DatabaseError.self) {
                try house.store.write { try $0.keep(blob: file.blob, of: other, day: 1) }
            }
            #expect(throws: Refusal.busy) { try verbs.acceptReport(form("One goat."), token: nil) }
            // As long as its folder has it, which is where the disk would not let it go, it is sealed anew.
            var rest = sealed[...]
            _ = try unsafe house.blobs.importSealed(blob) { (room) -> Int in
                let part = rest.prefix(room.count)
                unsafe room.copyBytes(from: part)
                rest = rest.dropFirst(part.count)
                return part.count
            }
            let second = WithFiles(house, verbs, try verbs.acceptReport(form("One goat."), token: nil).id)
            _ = try verbs.rows(ListFilter(kind: .report), officer)
            #expect(try house.operations.replayErasures().again == 0)
            #expect(!house.blobs.holds(blob))
            try second.allow(try second.ask(officer))
            #expect(try WithFiles.bytes(second.original(officer)) == WithFiles.content)
            #expect(try verbs.openReport(first, officer).report.state.files.map(\.isErased) == [true])
            #expect(Self.changed(house) == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `files whose rows somebody takes away are kept, are an alarm, and open again with their rows`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let sent = try WithFiles(house)
            let officer = try house.signIn(.officer)
            let loose = try WithFiles.file(house.operations, Array("never sent".utf8), as: "image/jpeg")
            let rows = try house.engine.read { tx in
                try tx.query("SELECT id, day, owner FROM blobs").map { row in
                    try (0..<3).map { try row.value($0) }
                }
            }
            try house.engine.write { try $0.execute("DELETE FROM blobs") }
            for _ in 1...6 {
                house.wall.advance(days: 1)
                _ = try house.operations.removeAbandonedFiles()
            }
            #expect(
                try house.blobs.all().map(\.bytes)
                    == rows.map { row in
                        guard case .blob(let id) = row[0] else { return [] }
                        return id
                    }
            )
            #expect(try !house.blobs.holds(BlobID(loose.blob)))
            #expect(house.store.alarms.all[.filesDisowned] == 1)
            #expect(try !sent.sent(officer).isErased)
            #expect(Self.changed(house) > 0)
            try house.engine.write { tx in
                for row in rows {
                    try tx.execute("INSERT INTO blobs (id, day, owner) VALUES \(SQL.list(row))")
                }
            }
            _ = try house.operations.removeAbandonedFiles()
            #expect(house.store.alarms.all[.filesDisowned] == nil)
            try sent.allow(try sent.ask(officer))
            #expect(try WithFiles.bytes(sent.original(officer)) == WithFiles.content)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a row from before rows said whose a file is goes with the record that names it`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let sent = try WithFiles(house)
            let none: [UInt8] = []
            try house.engine.write { try $0.execute("UPDATE blobs SET owner = \(none)") }
            let officer = try house.signIn(.officer)
            let id = try Erasing.ask(.file(report: sent.report, file: 0), .asked, house, officer)
            try sent.verbs.signErasure(id, passphrase: Self.pass, try house.signIn(.secondOfficer))
            #expect(try house.blobs.all().isEmpty)
        }
    }
}
