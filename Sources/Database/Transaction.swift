// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What the body of `Engine.read` or `Engine.write` may do, and only while that body runs.
///
/// The first statement that fails dooms the transaction on both engines: what follows is refused with the
/// same error, and nothing is kept, even if the body catches it. Say `ON CONFLICT` where a conflict is expected.
package protocol Transaction: AnyObject {
    var dialect: Dialect { get }

    /// All rows at once.
    func query(_ sql: SQL) throws(DatabaseError) -> [Row]

    /// The rows of a SELECT one by one, in little memory; the closure may ask further questions.
    func each(_ sql: SQL, _ row: (Row) throws -> Void) throws

    /// The number of rows inserted, changed or deleted; 0 for everything else.
    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int
}

extension Transaction {
    /// The first row, if there is one.
    package func first(_ sql: SQL) throws(DatabaseError) -> Row? {
        try query(sql).first
    }
}
