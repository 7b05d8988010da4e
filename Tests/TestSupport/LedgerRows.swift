// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Database

/// What somebody does to the ledger who writes to the database.
package enum LedgerRows {
    /// Puts the ledger's tables back to what they were at a size that is a multiple of 256, checkpoints included.
    package static func cut(to size: Int, _ engine: any Engine) throws {
        let tiles = size / 256
        try engine.write { tx in
            try tx.execute("DELETE FROM checkpoints WHERE size > \(size)")
            try tx.execute("DELETE FROM log_leaves WHERE place >= \(size)")
            try tx.execute("DELETE FROM tiles WHERE level = 0 AND place >= \(tiles)")
            try tx.execute(
                "UPDATE tiles SET body = substr(body, 1, CAST(\(tiles * 32) AS INTEGER)) WHERE level = 1"
            )
        }
    }
}
