// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The entries of a tile of level 0, each behind its length in two bytes, highest first (C2SP tlog-tiles).
package struct EntryBundle: Hashable, Sendable {
    package static let mostBytes = Int(UInt16.max)

    package let entries: [[UInt8]]

    /// - Throws: `malformedBundle` for none, more than 256, or one of more than 65,535 bytes.
    package init(_ entries: [[UInt8]]) throws(LedgerError) {
        guard (1...TileAddress.fullWidth).contains(entries.count),
            entries.allSatisfy({ $0.count <= Self.mostBytes })
        else { throw .malformedBundle }
        self.entries = entries
    }

    /// - Throws: `malformedBundle` unless the bytes are exactly as many entries as the address says.
    package init(_ address: BundleAddress, bytes: [UInt8]) throws(LedgerError) {
        var rest = bytes[...]
        var found: [[UInt8]] = []
        for _ in 0..<address.width {
            guard rest.count >= 2 else { throw .malformedBundle }
            let count = Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
            guard rest.count >= count else { throw .malformedBundle }
            found.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        guard rest.isEmpty else { throw .malformedBundle }
        entries = found
    }

    package var bytes: [UInt8] {
        entries.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 255)] + $0 }
    }
}
