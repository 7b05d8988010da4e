// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension Text {
    /// A name to keep and to offer for download: no path, no direction tricks, at most 120 characters, extension kept.
    package static func safeFileName(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var kept = String.UnicodeScalarView()
        for scalar in clean(last).unicodeScalars {
            if isInvisible(scalar) { continue }
            kept.append(isAwkward(scalar) ? "_" : scalar)
        }
        var result = Substring(String(kept))
        result = result.drop { $0 == "." || $0.isWhitespace }
        while let end = result.last, end == "." || end.isWhitespace { result.removeLast() }
        if result.isEmpty { return "file" }
        let safe = isReservedOnWindows(result) ? "_" + result : String(result)
        return shortened(safe)
    }

    private static func shortened(_ name: String) -> String {
        var stem = Substring(name)
        var ending = Substring("")
        if let dot = name.lastIndex(of: "."), dot != name.startIndex {
            let tail = name[name.index(after: dot)...]
            if (1...10).contains(tail.count), tail.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
            {
                stem = name[..<dot]
                ending = name[dot...]
            }
        }
        stem = stem.prefix(120 - ending.count)
        // Most file systems stop at 255 bytes; one character may be made of hundreds.
        while stem.utf8.count + ending.utf8.count > 240 {
            stem = Substring(String(stem.unicodeScalars.dropLast()))
        }
        return (stem.isEmpty ? "file" : String(stem)) + ending
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .format || scalar.properties.isDefaultIgnorableCodePoint
    }

    private static func isAwkward(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", ":", "\"", "|", "?", "*", "\n", "\t": true
        default: false
        }
    }

    private static func isReservedOnWindows(_ name: Substring) -> Bool {
        let stem = name.prefix { $0 != "." }.uppercased()
        if ["CON", "PRN", "AUX", "NUL"].contains(stem) { return true }
        return stem.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT"))
            && stem.last?.isNumber == true
    }
}
