// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A sealed file that an entry speaks of: where it lies, what opens it and what it is.
package struct FileReference: Hashable, Sendable, CustomStringConvertible {
    package let blob: [UInt8]
    /// The file's own key; it stands only inside sealed entries.
    package let key: [UInt8]
    package let name: String
    package let contentType: String
    package let length: Int64
    /// The digest of the content, by which an original can be recognised.
    package let digest: [UInt8]

    package init(
        blob: [UInt8],
        key: [UInt8],
        name: String,
        contentType: String,
        length: Int64,
        digest: [UInt8]
    ) {
        self.blob = blob
        self.key = key
        self.name = name
        self.contentType = contentType
        self.length = length
        self.digest = digest
    }

    package var description: String { "FileReference(redacted)" }
}

extension FileReference: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        writer.blob(blob)
        writer.blob(key)
        writer.text(name)
        writer.text(contentType)
        writer.int(length)
        writer.blob(digest)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        self.init(
            blob: try reader.blob(),
            key: try reader.blob(),
            name: try reader.text(),
            contentType: try reader.text(),
            length: try reader.int64(),
            digest: try reader.blob()
        )
    }
}
