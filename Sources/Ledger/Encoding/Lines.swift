// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Takes bytes apart into lines, each of which has to end in a line feed.
struct Lines {
    private static let lineFeed = UInt8(ascii: "\n")

    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next line without its end; nil when none is left or the last one does not end.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: Self.lineFeed) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    /// Hashes in base 64, a line each, up to an empty line, which is taken too; nil for anything else.
    mutating func hashes(atMost limit: Int) -> [MerkleHash]? {
        var found: [MerkleHash] = []
        while let line = next() {
            if line.isEmpty { return found }
            guard found.count < limit, let hash = MerkleHash(base64: line) else { return nil }
            found.append(hash)
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// What stands behind these words; nil where the line begins with others.
    func behind(_ words: StaticString) -> ArraySlice<UInt8>? {
        let start = words.withUTF8Buffer { unsafe [UInt8]($0) }
        return starts(with: start) ? dropFirst(start.count) : nil
    }
}
