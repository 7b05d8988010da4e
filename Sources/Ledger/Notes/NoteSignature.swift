// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A signature line of a note: `— name base64(key id, signature)`; nothing about it is verified.
package struct NoteSignature: Hashable, Sendable {
    package let name: NoteLine
    package let keyID: UInt32
    /// Without the key's id.
    package let bytes: [UInt8]

    package init(name: NoteLine, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// Of a line without its end.
    init(line: ArraySlice<UInt8>) throws(LedgerError) {
        guard let fields = line.behind("— "), let blank = fields.firstIndex(of: UInt8(ascii: " ")),
            let name = NoteLine(utf8: fields[..<blank]), name.isKeyName,
            let decoded = Base64.bytes(fields[(blank + 1)...]), decoded.count > 4
        else { throw .malformedSignature }
        self.init(
            name: name,
            keyID: decoded.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
            bytes: Array(decoded.dropFirst(4))
        )
    }

    /// One or more lines, as a witness answers them.
    ///
    /// - Throws: `tooLarge`, `malformedSignature`.
    package static func lines(_ bytes: [UInt8]) throws(LedgerError) -> [NoteSignature] {
        guard bytes.count <= SignedNote.mostBytes else { throw .tooLarge }
        var lines = Lines(bytes)
        var found: [NoteSignature] = []
        repeat {
            guard let line = lines.next() else { throw .malformedSignature }
            guard found.count < SignedNote.mostSignatures else { throw .tooLarge }
            found.append(try NoteSignature(line: line))
        } while !lines.isAtEnd
        return found
    }

    /// With its end.
    package var line: String {
        let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * UInt32($0))) }
        return "— \(name.text) \(Base64.text(id + bytes))\n"
    }
}
