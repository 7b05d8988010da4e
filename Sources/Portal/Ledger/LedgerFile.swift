// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Ledger

/// What verifiers and witnesses fetch, at the addresses that they know (C2SP tlog-tiles).
package enum LedgerFile: Hashable, Sendable {
    case checkpoint
    case tile(TilePath)

    private static let prefix = "/ledger/"

    /// Nil for anything else: each file has one address.
    init?(path: String) {
        guard path.hasPrefix(Self.prefix) else { return nil }
        let rest = String(path.dropFirst(Self.prefix.count))
        if rest == "checkpoint" {
            self = .checkpoint
        } else if let tile = TilePath(rest) {
            self = .tile(tile)
        } else {
            return nil
        }
    }

    package var path: String {
        switch self {
        case .checkpoint: Self.prefix + "checkpoint"
        case .tile(let tile): Self.prefix + tile.text
        }
    }
}
