// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The head of one part of a multipart form.
package struct PartHead: Equatable, Sendable {
    package let name: String
    /// Nil for an ordinary field; empty when no file was chosen.
    package let fileName: String?
    /// Empty when the sender gave none.
    package let contentType: String
    /// Field names and file names are UTF-8; here the broken bytes were replaced.
    package let hasInvalidText: Bool

    /// Nil when there is no name, when it is a multipart inside the multipart, or when it is encoded in some way.
    init?(_ lines: ArraySlice<UInt8>) {
        var disposition: String?
        var type = ""
        hasInvalidText = String(validating: lines, as: UTF8.self) == nil
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if line.isEmpty { continue }  // the one that ends the head
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let name = String(decoding: line[..<colon], as: UTF8.self)
            guard Token.isToken(name) else { return nil }
            let value = String(
                decoding: line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") },
                as: UTF8.self
            )
            switch name.lowercased() {
            case "content-disposition":
                guard disposition == nil else { return nil }
                disposition = value
            case "content-type": type = value
            case "content-transfer-encoding":
                guard ["7bit", "8bit", "binary"].contains(value.lowercased()) else { return nil }
            default: break
            }
        }
        guard let parsed = disposition.flatMap(HeaderParameters.parse),
            parsed.value.lowercased() == "form-data", let name = parsed.parameters["name"],
            !type.lowercased().hasPrefix("multipart/")
        else { return nil }
        self.name = Self.unescaped(name)
        fileName = parsed.parameters["filename"].map(Self.unescaped)
        contentType = type
    }

    /// Browsers write a quotation mark as %22 and line breaks as %0D and %0A, and nothing else.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("%") else { return text }
        return text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}
