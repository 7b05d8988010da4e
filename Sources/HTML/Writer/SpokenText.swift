// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The words of one of our own pages in the order in which a voice reads them, a line for each block.
///
/// It knows our writer's output and nothing else: every attribute is quoted, every element is closed.
package struct SpokenText {
    package let lines: [String]

    /// What stands in the page's main part, without what is hidden from a reading voice.
    package init(page: [UInt8]) {
        var reader = SpokenTextReader(page)
        lines = reader.read()
    }

    /// Lines that end without a stop get one, so that the voice pauses there.
    package var text: String {
        lines.map { line in
            line.last.map { ".!?:؟…".contains($0) } ?? true ? line : line + "."
        }.joined(separator: "\n")
    }
}

private struct SpokenTextReader {
    /// They have no end tag.
    private static let void: Set<String> = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"]
    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "em", "i", "small", "span", "strong", "sub", "sup", "time",
    ]
    private static let silent: Set<String> = [
        "svg", "audio", "button", "select", "script", "style", "textarea", "nav",
    ]

    private let bytes: [UInt8]
    private var at = 0
    private var lines: [String] = []
    private var line: [UInt8] = []
    /// How many elements are open inside `main`; nil outside it.
    private var depth: Int?
    /// The depth at which the silence began.
    private var silence: Int?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> [String] {
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "<") { tag() } else { letter() }
        }
        endLine()
        return lines
    }

    private mutating func letter() {
        let isHeard = depth != nil && silence == nil
        guard bytes[at] == UInt8(ascii: "&"),
            let end = bytes[at...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
        else {
            if isHeard { line.append(bytes[at]) }
            at += 1
            return
        }
        if isHeard { line += Self.entity(String(decoding: bytes[(at + 1)..<end], as: UTF8.self)) }
        at = end + 1
    }

    private static func entity(_ name: String) -> [UInt8] {
        switch name {
        case "amp": [UInt8(ascii: "&")]
        case "lt": [UInt8(ascii: "<")]
        case "gt": [UInt8(ascii: ">")]
        case "quot": [UInt8(ascii: "\"")]
        default: [UInt8(ascii: " ")]
        }
    }

    private mutating func tag() {
        let start = at + 1
        var isQuoted = false
        while at < bytes.count, isQuoted || bytes[at] != UInt8(ascii: ">") {
            if bytes[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
            at += 1
        }
        let inside = String(decoding: bytes[start..<at], as: UTF8.self)
        at = min(at + 1, bytes.count)
        if inside.hasPrefix("/") { close(String(inside.dropFirst())) } else { open(inside) }
    }

    private mutating func open(_ inside: String) {
        let name = String(inside.prefix { $0 != " " && $0 != "/" })
        guard let outer = depth else {
            if name == "main" { depth = 0 }
            return
        }
        guard !Self.void.contains(name), !inside.hasSuffix("/") else {
            if name == "br" { endLine() }
            return
        }
        depth = outer + 1
        if silence == nil, Self.silent.contains(name) || inside.contains(" aria-hidden=\"true\"") {
            silence = outer
        }
        if !Self.inline.contains(name) { endLine() }
    }

    private mutating func close(_ name: String) {
        guard let inner = depth else { return }
        if !Self.inline.contains(name) { endLine() }
        depth = inner == 0 ? nil : inner - 1
        if silence == depth { silence = nil }
    }

    private mutating func endLine() {
        let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        if !words.isEmpty { lines.append(words.joined(separator: " ")) }
        line = []
    }
}
