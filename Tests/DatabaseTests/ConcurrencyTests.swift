// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform
import Testing
import TestSupport

@Suite struct ConcurrencyTests {
    @Test(arguments: TestEngine.available)
    func `what many threads write at once is all there, and what they take back is not`(kind: TestEngine)
        throws
    {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let failures = inParallel(16) { thread in
                for step in 0..<25 {
                    let id = thread * 100 + step
                    let kept: Void? = try? engine.write { transaction in
                        try NoteTable.add(id, transaction)
                        // Every fifth breaks a rule after its first change.
                        if step % 5 == 4 { try NoteTable.add(id, transaction) }
                    }
                    #expect((kept == nil) == (step % 5 == 4))
                }
            }
            #expect(failures.allSatisfy { $0 == nil })
            let expected = (0..<16).flatMap { thread in
                (0..<25).filter { $0 % 5 != 4 }.map { thread * 100 + $0 }
            }
            let ids = try NoteTable.ids(engine)
            #expect(ids == expected)
        }
    }

    @Test(arguments: TestEngine.available)
    func `threads that add to one number lose no step`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            try engine.write { try NoteTable.add(1, number: 1_000, $0) }
            let failures = inParallel(8) { _ in
                for _ in 0..<20 {
                    try engine.write { transaction in
                        try transaction.execute("UPDATE note SET number = number + 1 WHERE id = \(1)")
                    }
                }
            }
            #expect(failures.allSatisfy { $0 == nil })
            let number = try engine.read { try $0.first("SELECT number FROM note")?.int(0) }
            #expect(number == 1_160)
        }
    }

    @Test(arguments: TestEngine.available)
    func `readers beside a writer always see a whole transaction`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let isOver = StopSignal()
            let failures = inParallel(5) { thread in
                if thread == 0 {
                    defer { isOver.stop() }
                    for step in 0..<100 {
                        try engine.write { transaction in
                            try NoteTable.add(step * 2, transaction)
                            try NoteTable.add(step * 2 + 1, transaction)
                        }
                    }
                } else {
                    while !isOver.isStopped {
                        let counts = try engine.read { transaction in
                            try (0..<2).map { _ in try transaction.query("SELECT id FROM note").count }
                        }
                        #expect(counts[0] % 2 == 0 && counts[0] == counts[1])
                    }
                }
            }
            #expect(failures.allSatisfy { $0 == nil })
        }
    }
}
