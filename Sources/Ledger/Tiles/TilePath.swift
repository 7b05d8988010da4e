// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The address of a tile or bundle below a log's prefix: `tile/0/x001/x234/067.p/5`, `tile/entries/000`.
package enum TilePath: Hashable, Sendable {
    case hashes(TileAddress)
    case entries(BundleAddress)

    /// Strictly: each tile has exactly one path; nil for any other text.
    package init?(_ path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map { Array($0.utf8) }[...]
        guard path.utf8.count <= 100, parts.popFirst() == Array("tile".utf8), let kind = parts.popFirst()
        else {
            return nil
        }
        var width = TileAddress.fullWidth
        if parts.count >= 2, let name = parts.dropLast().last, name.suffix(2) == Array(".p".utf8) {
            guard let written = parts.popLast(),
                let number = Decimal.number(written, atMost: TileAddress.fullWidth - 1), number > 0
            else { return nil }
            width = number
            parts[parts.endIndex - 1].removeLast(2)
        }
        guard let index = Self.index(parts) else { return nil }
        if kind == Array("entries".utf8) {
            guard let bundle = BundleAddress(index: index, width: width) else { return nil }
            self = .entries(bundle)
        } else {
            guard let level = Decimal.number(kind, atMost: TileAddress.highestLevel),
                let tile = TileAddress(level: level, index: index, width: width)
            else { return nil }
            self = .hashes(tile)
        }
    }

    package var text: String {
        switch self {
        case .hashes(let tile): "tile/\(tile.level)/\(Self.text(tile.index, tile.width))"
        case .entries(let bundle): "tile/entries/\(Self.text(bundle.index, bundle.width))"
        }
    }

    private static func text(_ index: Int, _ width: Int) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1_000)
            groups.append(String(repeating: "0", count: 3 - digits.count) + digits)
            rest /= 1_000
        } while rest > 0
        let path = groups.enumerated().reversed().map { ($0.offset == 0 ? "" : "x") + $0.element }
        return path.joined(separator: "/") + (width == TileAddress.fullWidth ? "" : ".p/\(width)")
    }

    private static func index(_ parts: ArraySlice<[UInt8]>) -> Int? {
        guard (1...7).contains(parts.count) else { return nil }
        var digits: [UInt8] = []
        for (place, part) in parts.enumerated() {
            let isLast = place == parts.count - 1
            guard part.count == (isLast ? 3 : 4), isLast || part[0] == UInt8(ascii: "x") else { return nil }
            digits += part.suffix(3)
        }
        // A leading group of zeroes would be a second path for the same tile.
        guard parts.count == 1 || digits.prefix(3) != [48, 48, 48] else { return nil }
        let significant = digits.drop { $0 == 48 }
        return Decimal.number(significant.isEmpty ? [48] : significant)
    }
}
