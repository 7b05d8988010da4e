// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform
import Records
import TestSupport
import Testing

@Suite struct TheSchema {
    /// Rewrites the file when AMPARO_WRITE_SCHEMA is set; otherwise holds it to the migrations.
    @Test(arguments: TestEngine.available)
    func `in the documentation is the one that the migrations make`(_ engine: TestEngine) throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let file = "/\(root)/Documentation/Schema/schema.\(engine.rawValue).sql"
        try withDatabase(engine, Schema.migrations) { database in
            let text = try SchemaDump.text(database)
            if environment("AMPARO_WRITE_SCHEMA") != nil {
                try Files.writeDurably(file, Array(text.utf8), mode: 0o644)
            }
            #expect(String(decoding: try Files.read(file), as: UTF8.self) == text)
        }
    }
}
