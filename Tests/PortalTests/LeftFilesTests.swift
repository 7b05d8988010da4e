// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Catalog
import Domain
import HTTP
import Operations
import Platform
import Portal
import Records
import TestSupport
import Testing

/// Files that no report will ever hold do not stay on the disk.
struct LeftFilesTests {
    private static let photo = HTTPClient.Upload(
        name: "files",
        fileName: "a.jpg",
        type: "image/jpeg",
        bytes: [1, 2, 3]
    )

    private func stored(_ portal: PortalHouse) throws -> Int {
        try portal.house.operations.store.blobs.all().count
    }

    @Test func `a form that breaks off leaves nothing of the files that had come`() throws {
        try withPortal { portal in
            let body = HTTPClient.multipart("b", [], [Self.photo, Self.photo])
            let head = try RequestHead(
                RawHead(
                    method: "POST",
                    target: "/en/report",
                    fields: [
                        ("Host", "a"), ("Content-Type", "multipart/form-data; boundary=b"),
                        ("Content-Length", String(body.count)),
                    ]
                ),
                from: .loopback
            )
            guard case .exchange(let exchange) = PortalAlone(portal: portal.portal).begin(head) else {
                Issue.record("the form was not read")
                return
            }
            unsafe body.dropLast(4).withUnsafeBytes { unsafe exchange.receive($0) }
            #expect(try stored(portal) > 0)
            exchange.abort()
            #expect(try stored(portal) == 0)
        }
    }

    @Test func `a form that is sent again brings no second copy of its files`() throws {
        try withPortal { portal in
            let fields = [("token", try portal.freshToken()), ("words", "x")]
            for _ in 1...3 {
                let answer = try portal.client.post("/en/report", fields, files: [Self.photo])
                #expect(answer.status == 200)
                #expect(try stored(portal) == 1)
            }
        }
    }

    @Test func `when the disk is nearly full words are taken, and files are named`() throws {
        try withPortal { portal in
            var options = Operations.Options()
            options.reservedBytes = .max
            options.receiptCost = portal.house.operations.options.receiptCost
            let tight = Operations(
                store: portal.house.operations.store,
                wall: portal.house.wall,
                options: options
            )
            let client = HTTPClient(
                PortalAlone(
                    portal: Portal(operations: tight, catalog: try Catalog(), isDemo: false, log: .silent)
                )
            )
            let token = try portal.token(client.get("/en/report").text)
            let answer = try client.post(
                "/en/report",
                [("token", token), ("words", "all the same")],
                files: [Self.photo]
            )
            #expect(answer.status == 200)
            #expect(PortalHouse.codes(answer.text).count == 2)
            #expect(answer.text.contains("no room for files") && answer.text.contains("a.jpg"))
            #expect(try stored(portal) == 0)
        }
    }
}
