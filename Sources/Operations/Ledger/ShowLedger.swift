// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Ledger
internal import Records

/// What the ledger has published last, as anybody may see it.
package struct LedgerState: Sendable {
    /// The signed note, with the signatures of the witnesses outside.
    package let checkpoint: [UInt8]
    /// Who outside has countersigned, each with the newest state that it has.
    package let heard: [Countersignature]
    /// What checks it, and what checks promises, as people pass keys on.
    package let key: String
    package let promiseKey: String
}

extension Operations {
    /// Nil before the first batch.
    package func ledgerState() throws -> LedgerState? {
        try logbook.published().map {
            LedgerState(
                checkpoint: $0.note,
                heard: $0.heard,
                key: $0.key.text,
                promiseKey: $0.promiseKey.text
            )
        }
    }

    /// A tile or a bundle of the published tree; nil where it has none.
    package func ledgerFile(_ path: TilePath) throws -> [UInt8]? { try logbook.file(path) }
}
