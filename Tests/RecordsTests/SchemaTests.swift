// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Foundation
import Records
import TestSupport
import Testing

@Suite struct TheSchema {
    /// Rewrites the file when AMPARO_WRITE_SCHEMA is set; otherwise holds it to the migrations.
    @Test(arguments: TestEngine.available)
    func `in the documentation is the one that the migrations make`(_ engine: TestEngine) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Documentation/Schema/schema.\(engine.rawValue).sql")
        try withDatabase(engine, Schema.migrations) { database in
            let text = try SchemaDump.text(database)
            if ProcessInfo.processInfo.environment["AMPARO_WRITE_SCHEMA"] != nil {
                try text.write(to: file, atomically: true, encoding: .utf8)
            }
            let written = try String(contentsOf: file, encoding: .utf8)
            #expect(written == text)
        }
    }
}
