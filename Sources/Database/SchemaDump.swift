// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The schema of a database as text, the same for the same schema, to be compared with a committed file.
package enum SchemaDump {
    package static func text(_ engine: any Engine) throws -> String {
        try engine.read { transaction in
            let statements =
                switch transaction.dialect {
                case .sqlite: try sqlite(transaction)
                case .postgres: try PostgresSchema.statements(transaction)
                }
            return statements.map { $0 + ";\n" }.joined(separator: "\n")
        }
    }

    /// SQLite keeps the text of every CREATE; what it makes by itself has none.
    private static func sqlite(_ transaction: any Transaction) throws(DatabaseError) -> [String] {
        let rows = try transaction.query(
            """
            SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'view' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name
            """
        )
        var statements: [String] = []
        for row in rows { statements.append(try row.text(0)) }
        return statements
    }
}
