// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSQLite
import Database

extension DatabaseError {
    /// Maps a result code, once for the whole library.
    static func sqlite(_ result: Int32, _ details: String = "") -> DatabaseError {
        DatabaseError(code(result), native: String(result), details: details)
    }

    private static func code(_ result: Int32) -> Code {
        switch result {
        case 2067, 1555, 2579: return .unique  // UNIQUE, PRIMARYKEY, ROWID
        case 787: return .foreignKey
        case 3091: return .misuse  // DATATYPE: a value of the wrong kind in a STRICT table
        default: break
        }
        return switch result & 0xff {
        case SQLITE_CONSTRAINT: .constraint
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_NOMEM, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_INTERRUPT,
            SQLITE_PROTOCOL, SQLITE_PERM:
            .unavailable
        case SQLITE_FULL: .full
        case SQLITE_READONLY: .readOnly
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_ERROR, SQLITE_MISUSE, SQLITE_RANGE, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_SCHEMA: .misuse
        default: .unknown
        }
    }
}
