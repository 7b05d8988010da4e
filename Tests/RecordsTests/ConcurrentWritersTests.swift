// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// People and reporters who write at the very same moment, each on a thread of their own.
@Suite struct ManyWhoWriteAtOnce {
    private static func openCase(_ house: TestInstallation, _ officer: Session) throws -> RecordID {
        try house.operations.openCase(
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
    }

    @Test(arguments: TestEngine.available)
    func `of all who saw the same page one writes, and every other is told so and loses nothing`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let operations = house.operations
            let id = try Self.openCase(house, officer)
            for _ in 0..<5 {
                let head = try operations.openCase(id, officer).file.head
                let failures = inParallel(6) { thread in
                    try operations.note(id, "text \(thread)", seen: head, officer)
                }
                #expect(failures.count { $0 == nil } == 1)
                #expect(
                    failures.compactMap { $0 as? Refusal }
                        == Array(repeating: Refusal.conflict(head: head + 1), count: 5)
                )
                #expect(try operations.openCase(id, officer).file.head == head + 1)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `those who need no expected head wait for each other and all of it is there`(_ engine: TestEngine)
        throws
    {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let second = try house.signIn(.secondOfficer)
            let operations = house.operations
            let id = try Self.openCase(house, officer)
            let failures = inParallel(6) { thread in
                for step in 0..<5 {
                    try operations.note(
                        id,
                        "note \(thread) \(step)",
                        seen: nil,
                        thread % 2 == 0 ? officer : second
                    )
                }
            }
            #expect(failures.allSatisfy { $0 == nil })
            let file = try operations.openCase(id, officer).file
            #expect(file.damage.isEmpty)
            let notes = file.steps.compactMap { step -> String? in
                if case .noted(let text) = step.entry { text } else { nil }
            }
            #expect(Set(notes).count == 30)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what a reporter adds while somebody writes on the report is taken in and never stuck`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let operations = house.operations
            let accepted = try operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
                token: nil
            )
            let officer = try house.signIn(.officer)
            _ = try operations.list(ListFilter(kind: .report), after: nil, officer)
            guard case .visit(let visit) = try operations.follow(accepted.receipt) else {
                Issue.record("the receipt opens nothing")
                return
            }
            for round in 1...15 {
                let failures = inParallel(4) { thread in
                    if thread == 0 {
                        _ = try operations.act(.add(words: "more \(round)", files: []), token: visit.token)
                    } else {
                        try operations.noteOnReport(accepted.id, "n \(thread)", seen: nil, officer)
                    }
                }
                #expect(failures.allSatisfy { $0 == nil })
                let report = try operations.openReport(accepted.id, officer).report
                #expect(report.state.additions.count == round)
                #expect(report.damage.isEmpty)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `reports that come in, cases that are written on and lists that are read do not disturb each other`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let second = try house.signIn(.secondOfficer)
            let operations = house.operations
            let ridge = house.ridge
            let ids = try (0..<2).map { _ in try Self.openCase(house, officer) }
            let failures = inParallel(6) { thread in
                for step in 0..<8 {
                    switch thread {
                    case 0, 1: try operations.note(ids[thread], "n \(step)", seen: nil, officer)
                    case 2, 3:
                        let words = "Dust \(thread) \(step)."
                        _ = try operations.acceptReport(
                            NewReport(channel: .webForm, language: "en", site: ridge, words: words),
                            token: nil
                        )
                    default:
                        _ = try operations.list(
                            ListFilter(kind: .report),
                            after: nil,
                            thread == 4 ? officer : second
                        )
                    }
                }
            }
            #expect(failures.allSatisfy { $0 == nil })
            for session in [officer, second] {
                #expect(try operations.list(ListFilter(kind: .report), after: nil, session).total == 16)
                let cases = try operations.list(ListFilter(kind: .caseFile), after: nil, session)
                #expect(cases.total == 2)
                #expect(cases.lines.allSatisfy { !$0.row.isStale })
            }
            let changes = try house.engine.read {
                try $0.query("SELECT change FROM records").map { try $0.int64(0) }
            }
            #expect(Set(changes).count == changes.count)
        }
    }

    @Test(arguments: TestEngine.available)
    func `several who change the directory at once all do, one behind the other`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            let admin = try house.signIn(.administrator)
            let operations = house.operations
            let other = house.reopened(seed: 11)
            let failures = inParallel(6) { thread in
                _ = try (thread % 2 == 0 ? operations : other).addMember(
                    NewMember(
                        login: "new\(thread)",
                        passphrase: "another good passphrase",
                        description: MemberDescription(
                            name: "New \(thread)",
                            title: "",
                            roles: [.officer],
                            site: nil
                        )
                    ),
                    admin
                )
            }
            #expect(failures.allSatisfy { $0 == nil })
            let fresh = house.reopened(seed: 12)
            _ = try fresh.installation()
            let names = fresh.directory.people.values.map(\.description.name).filter { $0.hasPrefix("New ") }
            #expect(Set(names).count == 6)
        }
    }
}
