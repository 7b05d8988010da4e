// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database

/// The few tables that hold every kind of record; the same on both engines (Design 5, 7).
package enum Schema {
    package static let migrations: [Migration] = [
        first, ledger, access, readings, erasures, cosignatures, recovery, takenNotes, fileOwners,
    ]

    private static let first = Migration(
        name: "0001 records",
        sqlite: [
            """
            CREATE TABLE directory (seq INTEGER PRIMARY KEY, body BLOB NOT NULL, hash BLOB NOT NULL) STRICT
            """,
            """
            CREATE TABLE members (id BLOB PRIMARY KEY, login BLOB NOT NULL UNIQUE, salt BLOB NOT NULL,
            passes INTEGER NOT NULL, memory INTEGER NOT NULL, secrets BLOB NOT NULL, guard BLOB NOT NULL) STRICT
            """,
            """
            CREATE TABLE sessions (id BLOB PRIMARY KEY, owner BLOB NOT NULL, day INTEGER NOT NULL,
            secrets BLOB NOT NULL, facts BLOB NOT NULL) STRICT
            """,
            "CREATE INDEX sessions_owner ON sessions (owner)",
            """
            CREATE TABLE records (id BLOB PRIMARY KEY, generation INTEGER NOT NULL, head INTEGER NOT NULL,
            hash BLOB NOT NULL, change INTEGER, pending INTEGER NOT NULL, day INTEGER NOT NULL,
            inbox BLOB NOT NULL, mac BLOB NOT NULL) STRICT
            """,
            "CREATE INDEX records_change ON records (change)",
            "CREATE INDEX records_unsequenced ON records (id) WHERE change IS NULL",
            "CREATE INDEX records_pending ON records (id) WHERE pending = 1",
            """
            CREATE TABLE wraps (record BLOB NOT NULL, generation INTEGER NOT NULL, slot INTEGER NOT NULL,
            body BLOB NOT NULL, PRIMARY KEY (record, generation, slot)) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE entries (record BLOB NOT NULL, seq INTEGER NOT NULL, generation INTEGER NOT NULL,
            previous BLOB NOT NULL, body BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (record, seq)) STRICT
            """,
            """
            CREATE TABLE summaries (record BLOB NOT NULL, slot INTEGER NOT NULL, body BLOB NOT NULL,
            words BLOB NOT NULL, PRIMARY KEY (record, slot)) STRICT
            """,
            """
            CREATE TABLE inbox (id BLOB PRIMARY KEY, record BLOB NOT NULL, generation INTEGER NOT NULL,
            body BLOB NOT NULL, mac BLOB NOT NULL, taken INTEGER NOT NULL, day INTEGER NOT NULL) STRICT
            """,
            "CREATE INDEX inbox_record ON inbox (record)",
            """
            CREATE TABLE codes (lookup BLOB PRIMARY KEY, record BLOB NOT NULL, wrap BLOB NOT NULL,
            status BLOB NOT NULL) STRICT
            """,
            "CREATE INDEX codes_record ON codes (record)",
            """
            CREATE TABLE messages (record BLOB NOT NULL, seq INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (record, seq)) STRICT, WITHOUT ROWID
            """,
            "CREATE TABLE timers (id BLOB PRIMARY KEY, body BLOB NOT NULL) STRICT",
            "CREATE TABLE outbox (id BLOB PRIMARY KEY, day INTEGER NOT NULL, body BLOB NOT NULL) STRICT",
            "CREATE TABLE blobs (id BLOB PRIMARY KEY, day INTEGER NOT NULL) STRICT",
            "CREATE TABLE settings (name TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT",
            "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT",
            "INSERT INTO counters (name, value) VALUES ('change', 0)",
        ],
        postgres: [
            "CREATE TABLE directory (seq BIGINT PRIMARY KEY, body BYTEA NOT NULL, hash BYTEA NOT NULL)",
            """
            CREATE TABLE members (id BYTEA PRIMARY KEY, login BYTEA NOT NULL UNIQUE, salt BYTEA NOT NULL,
            passes BIGINT NOT NULL, memory BIGINT NOT NULL, secrets BYTEA NOT NULL, guard BYTEA NOT NULL)
            """,
            """
            CREATE TABLE sessions (id BYTEA PRIMARY KEY, owner BYTEA NOT NULL, day BIGINT NOT NULL,
            secrets BYTEA NOT NULL, facts BYTEA NOT NULL)
            """,
            "CREATE INDEX sessions_owner ON sessions (owner)",
            """
            CREATE TABLE records (id BYTEA PRIMARY KEY, generation BIGINT NOT NULL, head BIGINT NOT NULL,
            hash BYTEA NOT NULL, change BIGINT, pending BIGINT NOT NULL, day BIGINT NOT NULL,
            inbox BYTEA NOT NULL, mac BYTEA NOT NULL)
            """,
            "CREATE INDEX records_change ON records (change)",
            "CREATE INDEX records_unsequenced ON records (id) WHERE change IS NULL",
            "CREATE INDEX records_pending ON records (id) WHERE pending = 1",
            """
            CREATE TABLE wraps (record BYTEA NOT NULL, generation BIGINT NOT NULL, slot BIGINT NOT NULL,
            body BYTEA NOT NULL, PRIMARY KEY (record, generation, slot))
            """,
            """
            CREATE TABLE entries (record BYTEA NOT NULL, seq BIGINT NOT NULL, generation BIGINT NOT NULL,
            previous BYTEA NOT NULL, body BYTEA NOT NULL, hash BYTEA NOT NULL, PRIMARY KEY (record, seq))
            """,
            """
            CREATE TABLE summaries (record BYTEA NOT NULL, slot BIGINT NOT NULL, body BYTEA NOT NULL,
            words BYTEA NOT NULL, PRIMARY KEY (record, slot))
            """,
            """
            CREATE TABLE inbox (id BYTEA PRIMARY KEY, record BYTEA NOT NULL, generation BIGINT NOT NULL,
            body BYTEA NOT NULL, mac BYTEA NOT NULL, taken BIGINT NOT NULL, day BIGINT NOT NULL)
            """,
            "CREATE INDEX inbox_record ON inbox (record)",
            """
            CREATE TABLE codes (lookup BYTEA PRIMARY KEY, record BYTEA NOT NULL, wrap BYTEA NOT NULL,
            status BYTEA NOT NULL)
            """,
            "CREATE INDEX codes_record ON codes (record)",
            """
            CREATE TABLE messages (record BYTEA NOT NULL, seq BIGINT NOT NULL, body BYTEA NOT NULL,
            PRIMARY KEY (record, seq))
            """,
            "CREATE TABLE timers (id BYTEA PRIMARY KEY, body BYTEA NOT NULL)",
            "CREATE TABLE outbox (id BYTEA PRIMARY KEY, day BIGINT NOT NULL, body BYTEA NOT NULL)",
            "CREATE TABLE blobs (id BYTEA PRIMARY KEY, day BIGINT NOT NULL)",
            "CREATE TABLE settings (name TEXT PRIMARY KEY, body BYTEA NOT NULL)",
            "CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
            "INSERT INTO counters (name, value) VALUES ('change', 0)",
        ]
    )

    /// What was accepted before there was a ledger comes into its first batch: "import" says that there is such.
    private static let ledger = Migration(
        name: "0002 ledger",
        sqlite: [
            "CREATE TABLE leaves (hash BLOB PRIMARY KEY, mark BLOB NOT NULL) STRICT, WITHOUT ROWID",
            "CREATE TABLE logs (number INTEGER PRIMARY KEY, origin TEXT NOT NULL) STRICT",
            """
            CREATE TABLE log_leaves (log INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL,
            kind INTEGER NOT NULL, opening BLOB NOT NULL, PRIMARY KEY (log, place)) STRICT, WITHOUT ROWID
            """,
            "CREATE UNIQUE INDEX log_leaves_hash ON log_leaves (log, hash)",
            """
            CREATE TABLE tiles (log INTEGER NOT NULL, level INTEGER NOT NULL, place INTEGER NOT NULL,
            body BLOB NOT NULL, PRIMARY KEY (log, level, place)) STRICT
            """,
            """
            CREATE TABLE checkpoints (log INTEGER NOT NULL, size INTEGER NOT NULL, note BLOB NOT NULL,
            slot INTEGER NOT NULL, PRIMARY KEY (log, size)) STRICT, WITHOUT ROWID
            """,
            "INSERT INTO counters (name, value) VALUES ('ledger', 0)",
            "INSERT INTO counters (name, value) SELECT 'import', COUNT(*) FROM directory WHERE seq = 1",
        ],
        postgres: [
            "CREATE TABLE leaves (hash BYTEA PRIMARY KEY, mark BYTEA NOT NULL)",
            "CREATE TABLE logs (number BIGINT PRIMARY KEY, origin TEXT NOT NULL)",
            """
            CREATE TABLE log_leaves (log BIGINT NOT NULL, place BIGINT NOT NULL, hash BYTEA NOT NULL,
            kind BIGINT NOT NULL, opening BYTEA NOT NULL, PRIMARY KEY (log, place))
            """,
            "CREATE UNIQUE INDEX log_leaves_hash ON log_leaves (log, hash)",
            """
            CREATE TABLE tiles (log BIGINT NOT NULL, level BIGINT NOT NULL, place BIGINT NOT NULL,
            body BYTEA NOT NULL, PRIMARY KEY (log, level, place))
            """,
            """
            CREATE TABLE checkpoints (log BIGINT NOT NULL, size BIGINT NOT NULL, note BYTEA NOT NULL,
            slot BIGINT NOT NULL, PRIMARY KEY (log, size))
            """,
            "INSERT INTO counters (name, value) VALUES ('ledger', 0)",
            "INSERT INTO counters (name, value) SELECT 'import', COUNT(*) FROM directory WHERE seq = 1",
        ]
    )

    /// Rows in the order of random ids, so that the file does not keep the order in which they were written.
    private static let access = Migration(
        name: "0003 access",
        sqlite: [
            """
            CREATE TABLE access (id BLOB PRIMARY KEY, day INTEGER NOT NULL, body BLOB NOT NULL,
            mac BLOB NOT NULL) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX access_day ON access (day)",
            "CREATE TABLE access_marks (id BLOB PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID",
        ],
        postgres: [
            """
            CREATE TABLE access (id BYTEA PRIMARY KEY, day BIGINT NOT NULL, body BYTEA NOT NULL,
            mac BYTEA NOT NULL)
            """,
            "CREATE INDEX access_day ON access (day)",
            "CREATE TABLE access_marks (id BYTEA PRIMARY KEY, body BYTEA NOT NULL)",
        ]
    )

    /// The custodians' halves that were lent to a session; a row goes when its time is over.
    private static let readings = Migration(
        name: "0004 readings",
        sqlite: ["CREATE TABLE readings (id BLOB PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID"],
        postgres: ["CREATE TABLE readings (id BYTEA PRIMARY KEY, body BYTEA NOT NULL)"]
    )

    /// What two people have signed away, or one has asked for; sealed under a node key.
    private static let erasures = Migration(
        name: "0005 erasures",
        sqlite: ["CREATE TABLE erasures (id BLOB PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID"],
        postgres: ["CREATE TABLE erasures (id BYTEA PRIMARY KEY, body BYTEA NOT NULL)"]
    )

    /// What outside witnesses have signed of the checkpoints: a line of a note each.
    private static let cosignatures = Migration(
        name: "0006 cosignatures",
        sqlite: [
            """
            CREATE TABLE cosignatures (log INTEGER NOT NULL, size INTEGER NOT NULL, witness TEXT NOT NULL,
            line TEXT NOT NULL, PRIMARY KEY (log, size, witness)) STRICT, WITHOUT ROWID
            """
        ],
        postgres: [
            """
            CREATE TABLE cosignatures (log BIGINT NOT NULL, size BIGINT NOT NULL, witness TEXT NOT NULL,
            line TEXT NOT NULL, PRIMARY KEY (log, size, witness))
            """
        ]
    )

    /// Shares of emergency keys on their way to one member each.
    private static let recovery = Migration(
        name: "0007 recovery",
        sqlite: [
            """
            CREATE TABLE handovers (id BLOB PRIMARY KEY, day INTEGER NOT NULL, body BLOB NOT NULL) STRICT,
            WITHOUT ROWID
            """
        ],
        postgres: [
            "CREATE TABLE handovers (id BYTEA PRIMARY KEY, day BIGINT NOT NULL, body BYTEA NOT NULL)"
        ]
    )

    /// What a reader has taken in says nothing twice: the words of such notes go, as `Inbox` does from now on.
    private static let takenNotes = Migration(
        name: "0008 taken notes",
        sqlite: ["UPDATE inbox SET body = x'' WHERE taken = 1"],
        postgres: ["UPDATE inbox SET body = '' WHERE taken = 1"]
    )

    /// Whose a sealed file is, as only this house can tell; rows from before say nothing.
    private static let fileOwners = Migration(
        name: "0009 owners of files",
        sqlite: ["ALTER TABLE blobs ADD COLUMN owner BLOB NOT NULL DEFAULT x''"],
        postgres: ["ALTER TABLE blobs ADD COLUMN owner BYTEA NOT NULL DEFAULT ''"]
    )
}
