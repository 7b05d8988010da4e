// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Testing
import TestSupport

@Suite struct MigratorTests {
    private static let one = Migration(name: "0001_one", ["CREATE TABLE one (id INTEGER)"])
    private static let two = Migration(
        name: "0002_two",
        sqlite: ["CREATE TABLE two (id INTEGER) STRICT"],
        postgres: ["CREATE TABLE two (id BIGINT)", "CREATE INDEX two_id ON two (id)"]
    )
    private static let three = Migration(name: "0003_three", ["CREATE TABLE three (id INTEGER)"])

    private func tables(_ engine: any Engine) throws -> [String] {
        try ["one", "two", "three"].filter { name in
            try engine.read { transaction in
                try transaction.first(
                    """
                    SELECT 1 FROM \(sqlite: "sqlite_schema", postgres: "pg_tables")
                    WHERE \(sqlite: "name", postgres: "tablename") = \(name)
                    """
                )
            } != nil
        }
    }

    @Test(arguments: TestEngine.available)
    func `only what is missing is applied, in order`(kind: TestEngine) throws {
        try withDatabase(kind) { engine in
            try Migrator.migrate(engine, [Self.one])
            try Migrator.migrate(engine, [Self.one, Self.two, Self.three])
            try Migrator.migrate(engine, [Self.one, Self.two, Self.three])
            let found = try tables(engine)
            #expect(found == ["one", "two", "three"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a list that is not the one applied is refused by name and changes nothing`(kind: TestEngine) throws
    {
        let changed = Migration(name: "0001_one", ["CREATE TABLE one (id INTEGER, more INTEGER)"])
        let other = Migration(name: "0001_other", ["CREATE TABLE other (id INTEGER)"])
        let cases: [([Migration], MigrationError)] = [
            ([changed, Self.two, Self.three], .changed("0001_one")),
            ([Self.two, Self.one, Self.three], .reordered("0001_one")),
            ([other, Self.two, Self.three], .unknown("0001_one")),
            ([Self.one, Self.three], .unknown("0002_two")),
            ([Self.one], .newer("0002_two")),
            ([], .newer("0001_one")),
            ([Self.one, Self.two, Self.two], .duplicate("0002_two")),
        ]
        try withDatabase(kind, [Self.one, Self.two]) { engine in
            for (list, expected) in cases {
                #expect(throws: expected) { try Migrator.migrate(engine, list) }
            }
            let found = try tables(engine)
            #expect(found == ["one", "two"])
            try Migrator.migrate(engine, [Self.one, Self.two])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a migration that fails leaves the schema as it was`(kind: TestEngine) throws {
        let broken = Migration(
            name: "0003_broken",
            ["CREATE TABLE three (id INTEGER)", "CREATE TABLE three (id INTEGER)"]
        )
        try withDatabase(kind, [Self.one]) { engine in
            let error = #expect(throws: MigrationError.self) {
                try Migrator.migrate(engine, [Self.one, Self.two, broken])
            }
            guard case .failed("0003_broken", let cause) = error else {
                Issue.record("not the migration that failed")
                return
            }
            #expect(cause.code == .misuse)
            let found = try tables(engine)
            #expect(found == ["one"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `nodes that start at once apply each migration once`(kind: TestEngine) throws {
        try withDatabase(kind) { engine in
            let failures = inParallel(6) { _ in
                try Migrator.migrate(engine, [Self.one, Self.two, Self.three])
            }
            #expect(failures.allSatisfy { $0 == nil })
            let count = try engine.read { try $0.first("SELECT count(*) FROM schema_migration")?.int(0) }
            #expect(count == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a name planted in the database cannot speak through the error`(kind: TestEngine) throws {
        try withDatabase(kind, [Self.one]) { engine in
            try engine.write { try $0.execute("UPDATE schema_migration SET name = \("x\ny: <b>")") }
            let error = #expect(throws: MigrationError.self) { try Migrator.migrate(engine, [Self.one]) }
            #expect(error?.description == "schema: the database has the unknown migration x?y???b?")
        }
    }

    @Test(arguments: TestEngine.available)
    func `the same schema has the same text, another schema another`(kind: TestEngine) throws {
        var texts: [String] = []
        for list in [[Self.one, Self.two], [Self.one, Self.two], [Self.one]] {
            try withDatabase(kind, list) { engine in texts.append(try SchemaDump.text(engine)) }
        }
        #expect(texts[0] == texts[1])
        #expect(texts[0] != texts[2])
        #expect(texts[0].contains("CREATE TABLE two (") && texts[0].hasSuffix(";\n"))
    }

    @Test(arguments: TestEngine.available)
    func `the dump names columns, keys, rules and indexes`(kind: TestEngine) throws {
        try withDatabase(kind, NoteTable.migrations) { engine in
            let text = try SchemaDump.text(engine)
            for part in ["words", "PRIMARY KEY", "CHECK", "REFERENCES note", "NOT NULL", "INDEX note_number"]
            {
                #expect(text.contains(part), "\(part)")
            }
        }
    }
}
