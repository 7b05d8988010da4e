// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Catalog
import Desk
import HTTP
import Operations
import Platform
import Portal
import TestSupport

/// Every page that somebody reaches by its links, in the order of the links.
struct Crawl {
    private(set) var pages: [(address: String, answer: Answer)] = []

    /// Lists lead to their own filters from every filter: what is behind a question mark is followed once.
    init(_ client: HTTPClient, from starts: [String]) throws {
        var waiting = starts
        var known = Set(starts)
        while !waiting.isEmpty {
            let address = waiting.removeFirst()
            let answer = try client.get(address)
            pages.append((address, answer))
            guard answer.header("Content-Type")?.hasPrefix("text/html") == true else { continue }
            let found = answer.text.matches(of: #/ (?:href|src)="(\/[^"#]*)/#)
                .map { String($0.1).replacing("&amp;", with: "&") }
            for link in found where Crawl.isOurs(link) && known.insert(link).inserted {
                if link.contains("?"), address.contains("?") { continue }
                waiting.append(link)
            }
        }
    }

    private static func isOurs(_ link: String) -> Bool {
        link.hasPrefix("/desk") && !link.hasPrefix("/desk/gallery")
    }

    /// What a page shows without what is random in every installation: ids, tokens, codes of cases and numbers of a line.
    static func face(_ answer: Answer, codes: [String]) -> String {
        var text = "\(answer.status) \(answer.header("Location") ?? "")\n" + answer.text
        for (place, code) in codes.enumerated() { text = text.replacing(code, with: "CODE\(place)") }
        var names: [Substring: Int] = [:]
        return text.replacing(#/[0-9a-f]{32,}/#) { match in
            let number = names[match.output] ?? names.count
            names[match.output] = number
            return match.output.count > 64 ? "TOKEN" : "ID\(number)"
        }
    }
}

extension Front {
    /// The whole site of a house, silent.
    static func of(_ house: TestInstallation) throws -> Front {
        let catalog = try Catalog()
        let portal = Portal(operations: house.operations, catalog: catalog, isDemo: false, log: .silent)
        let desk = Desk(
            operations: house.operations,
            catalog: catalog,
            cleaner: nil,
            isDemo: false,
            log: .silent
        )
        return Front([{ desk.begin($0) }, { portal.begin($0) }], isReady: { true })
    }

    func client(_ signedIn: SignedIn? = nil) -> HTTPClient {
        let client = HTTPClient(self)
        if let signedIn { client.cookies = [(name: "__Host-amparo", value: signedIn.token)] }
        return client
    }
}
