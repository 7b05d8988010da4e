// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import Foundation
import Testing

@Suite struct `Message keys` {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func `are generated from the files as they are now`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", Self.root.appending(path: "Tools/generate-messages").path, "--check"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "run Tools/generate-messages")
    }

    /// Names and stars, one a line: keys that are looked up by a code, or that wait for their page.
    static func allowed() throws -> [String] {
        try String(
            contentsOf: root.appending(path: "Tests/CatalogTests/unused-keys-allowed.txt"),
            encoding: .utf8
        )
        .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    @Test func `are all used by a page`() throws {
        let sources = Self.root.appending(path: "Sources")
        var used: Set<Substring> = []
        var members: Set<String> = []
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            if file.path.contains("/Catalog/Generated/") {
                for match in text.matches(of: /static var (\w+): Message/) { members.insert(String(match.1)) }
            } else {
                for match in text.matches(of: /\.(\w+)/) { used.insert(match.1) }
            }
        }
        #expect(members.count > 100)
        let patterns = try Self.allowed()
        let unused = members.filter { member in
            !used.contains(member[...])
                && !patterns.contains { $0.hasSuffix("*") ? member.hasPrefix($0.dropLast()) : member == $0 }
        }
        #expect(
            unused.sorted() == [],
            "remove them from the language files, or allow them in unused-keys-allowed.txt"
        )
    }
}
