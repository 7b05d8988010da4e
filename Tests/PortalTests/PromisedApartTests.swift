// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Operations
import TestSupport
import Testing

/// What a page says of names and files holds when they come, or the form comes back (Design 4).
@Suite struct PromisedApart {
    /// The last custodian goes while somebody writes.
    private func loseCustodian(_ portal: PortalHouse) throws {
        try portal.house.operations.disableMember(
            portal.house.member(.custodian),
            reason: "She has left.",
            leavingRoomsUnread: true,
            try portal.house.signIn(.administrator)
        )
    }

    private static let photo = HTTPClient.Upload(
        name: "files",
        fileName: "a.jpg",
        type: "image/jpeg",
        bytes: [1, 2, 3]
    )

    /// What a browser would send of the hidden fields and the ticked files of the form at `place`.
    private func carried(_ page: String, from place: String) throws -> [(String, String)] {
        let start = try #require(page.firstRange(of: "action=\"\(place)\"")).upperBound
        let end = try #require(page[start...].firstRange(of: "</form>")).lowerBound
        let form = page[start..<end]
        let hidden = form.matches(of: #/type="hidden" name="([^"]*)" value="([^"]*)"/#)
        let kept = form.matches(of: #/name="(kept)" value="([0-9a-f]+)" checked/#)
        return (hidden + kept).map { (String($0.1), String($0.2)) }
    }

    @Test func `where the last custodian went meanwhile the form is shown again, whole and with true words`()
        throws
    {
        try withPortal { portal in
            let page = try portal.client.get("/en/report").text
            #expect(page.contains("is locked away as it is"))
            let promised = try carried(page, from: "/en/report")
            let typed = [("words", "Two goats, one white.")]
            // A fault in the form does not lose the promise.
            try loseCustodian(portal)
            let faulty = try portal.client.post("/en/report", promised, files: [])
            #expect(faulty.status == 422)
            let still = try carried(faulty.text, from: "/en/report")
            let refused = try portal.client.post("/en/report", still + typed, files: [Self.photo])
            #expect(refused.status == 409 && refused.text.contains("Now we cannot"))
            #expect(refused.text.contains("Two goats, one white.") && refused.text.contains("a.jpg"))
            #expect(!refused.text.contains("is locked away as it is"))
            #expect(try portal.inbox(.independentReader) == 0)
            let again = try carried(refused.text, from: "/en/report")
            #expect(again.contains { $0.0 == "kept" })
            let sent = try portal.client.post("/en/report", again + typed)
            #expect(sent.status == 200 && PortalHouse.codes(sent.text).count == 2)
            #expect(try portal.inbox(.independentReader) == 1)
        }
    }

    @Test func `whoever comes back is told the same, of files and of a name`() throws {
        try withPortal { portal in
            let codes = PortalHouse.codes(try portal.report([("words", "They took goats.")]).text)
            let visit = try portal.follow(codes[0]).text
            try loseCustodian(portal)
            let forms: [(String, [(String, String)], [HTTPClient.Upload], String)] = [
                ("/en/follow/add", [("words", "one white")], [Self.photo], "one white"),
                (
                    "/en/follow/contact", [("mode", "call"), ("reach", "999 1"), ("name", "Yusra")], [],
                    "Yusra"
                ),
            ]
            for (place, typed, files, kept) in forms {
                let promised = try carried(visit, from: place)
                let refused = try portal.client.post(place, promised + typed, files: files)
                #expect(refused.status == 409 && refused.text.contains("Now we cannot"))
                #expect(refused.text.contains(kept))
                #expect(!refused.text.contains("is locked away"))
                let again = try carried(refused.text, from: place)
                #expect(again.contains { $0.0 == "kept" } == !files.isEmpty)
                let sent = try portal.client.post(place, again + typed)
                #expect(sent.status == 200 && sent.text.contains("We have received it"))
            }
        }
    }
}
