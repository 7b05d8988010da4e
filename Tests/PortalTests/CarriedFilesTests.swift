// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Domain
import HTTP
import Operations
import Records
import TestSupport
import Testing

/// Files that came before their form count as those that come with it.
struct CarriedFilesTests {
    /// The largest that the house takes; four of them are all that one form may bring.
    private static let largest = 1 << 20

    private static func photo(_ number: Int, bytes: Int = largest) -> HTTPClient.Upload {
        HTTPClient.Upload(
            name: "files",
            fileName: "photo\(number).jpg",
            type: "image/jpeg",
            bytes: [UInt8](repeating: UInt8(number), count: bytes)
        )
    }

    private func carry(_ photo: HTTPClient.Upload, _ portal: PortalHouse) throws -> (String, String) {
        let words = try portal.client.post("/en/report/file", [], files: [photo]).text.split(separator: " ")
        #expect(words.first == "kept")
        return ("kept", String(try #require(words.last)))
    }

    private func stored(_ portal: PortalHouse) throws -> Int {
        try portal.house.operations.store.blobs.all().count
    }

    private func files(_ portal: PortalHouse) throws -> [Int] {
        let session = try portal.house.signIn(.independentReader)
        return try portal.lines(.independentReader).map {
            try portal.house.operations.openReport($0.row.id, session).report.state.files.count
        }
    }

    @Test func `a file that a form names twenty times is sent once`() throws {
        try withPortal { portal in
            let kept = try carry(Self.photo(1, bytes: 3), portal)
            for words in ["two goats", "two goats, one white"] {
                let fields = [("words", words)] + Array(repeating: kept, count: 20)
                let answer = try portal.report(fields)
                #expect(answer.status == 200 && !answer.text.contains("no longer here"))
            }
            #expect(try files(portal) == [1, 1])
            // The second report has its own, and only one.
            #expect(try stored(portal) == 2)
        }
    }

    @Test func `files that came before count with those that come, and what is too much is named`() throws {
        try withPortal { portal in
            let kept = try (1...5).map { try carry(Self.photo($0), portal) }
            let again = try portal.report(kept + [("when-day", "99"), ("when-year", "2026")])
            #expect(again.status == 422)
            #expect(
                again.text.contains(
                    "Not sent yet. All files together are bigger than <bdi>4</bdi> MB, so <bdi>photo5.jpg</bdi>"
                )
            )
            #expect(again.text.matches(of: #/name="kept" value="[0-9a-f]+" checked/#).count == 4)
            let answer = try portal.report([("words", "x")] + kept)
            #expect(answer.status == 200 && answer.text.contains("photo5.jpg"))
            #expect(answer.text.contains("all files together were bigger than <bdi>4</bdi> MB"))
            #expect(try files(portal) == [4])
        }
    }

    @Test func `what arrives with a form that carries all it may is named and leaves nothing`() throws {
        try withPortal { portal in
            let kept = try (1...4).map { try carry(Self.photo($0), portal) }
            let answer = try portal.report([("words", "x")] + kept, [Self.photo(5, bytes: 1)])
            #expect(answer.status == 200 && answer.text.contains("photo5.jpg"))
            #expect(try files(portal) == [4])
            #expect(try stored(portal) == 4)
        }
    }
}
