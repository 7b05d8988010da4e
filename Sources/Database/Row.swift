// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One row of an answer, its columns counted from 0 in the order of the SELECT.
package struct Row: Sendable, Equatable {
    package let values: [Bind]

    package init(_ values: [Bind]) {
        self.values = values
    }

    package func value(_ index: Int) throws(DatabaseError) -> Bind {
        guard values.indices.contains(index) else {
            throw DatabaseError(.misuse, details: "column \(index) of \(values.count)")
        }
        return values[index]
    }

    package func isNull(_ index: Int) throws(DatabaseError) -> Bool {
        try value(index) == .null
    }

    package func int64(_ index: Int) throws(DatabaseError) -> Int64 {
        guard case .integer(let integer) = try value(index) else { throw wrong(index, "an integer") }
        return integer
    }

    package func int(_ index: Int) throws(DatabaseError) -> Int {
        Int(try int64(index))
    }

    package func bool(_ index: Int) throws(DatabaseError) -> Bool {
        switch try int64(index) {
        case 0: false
        case 1: true
        default: throw wrong(index, "0 or 1")
        }
    }

    package func text(_ index: Int) throws(DatabaseError) -> String {
        guard case .text(let text) = try value(index) else { throw wrong(index, "text") }
        return text
    }

    package func blob(_ index: Int) throws(DatabaseError) -> [UInt8] {
        guard case .blob(let bytes) = try value(index) else { throw wrong(index, "a blob") }
        return bytes
    }

    package func int64OrNil(_ index: Int) throws(DatabaseError) -> Int64? {
        try isNull(index) ? nil : int64(index)
    }

    package func intOrNil(_ index: Int) throws(DatabaseError) -> Int? {
        try isNull(index) ? nil : int(index)
    }

    package func textOrNil(_ index: Int) throws(DatabaseError) -> String? {
        try isNull(index) ? nil : text(index)
    }

    package func blobOrNil(_ index: Int) throws(DatabaseError) -> [UInt8]? {
        try isNull(index) ? nil : blob(index)
    }

    /// The details say which column, never what is in it.
    private func wrong(_ index: Int, _ wanted: String) -> DatabaseError {
        DatabaseError(.misuse, details: "column \(index) is not \(wanted)")
    }
}
