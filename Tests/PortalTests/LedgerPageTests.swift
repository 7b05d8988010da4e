// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import HTTP
import Ledger
import Operations
import Portal
import TestSupport
import Testing

struct LedgerPageTests {
    @Test(arguments: ["en", "fr", "ar"])
    func `the public page says what can be checked, with what key, and what nobody can check yet`(
        language: String
    ) throws {
        try withPortal { portal in
            let before = try portal.client.get("/\(language)/ledger")
            #expect(before.status == 200)
            try portal.house.operations.tendLedger()
            let state = try #require(try portal.house.operations.ledgerState())
            let page = try portal.client.get("/\(language)/ledger").text
            #expect(page.contains(state.key) && page.contains(state.promiseKey))
            #expect(page.contains("notice"))
            if language == "en" {
                #expect(before.text.contains("no signed state yet"))
                #expect(page.contains("Nobody outside has countersigned this list yet"))
            }
        }
    }

    @Test(arguments: ["en", "fr", "ar"])
    func `the public page and a reporter's visit say who outside has countersigned, once somebody has`(
        language: String
    ) throws {
        try withPortal { portal in
            let house = portal.house
            let codes = PortalHouse.codes(
                try portal.report([("words", "They took goats."), ("site", house.ridge.hex)]).text
            )
            try house.operations.tendLedger()
            let before = try portal.client.get("/\(language)/ledger").text
            #expect(!before.contains("witness.example.org"))
            let listed = try portal.follow(codes[1]).text
            #expect(listed.contains("Nobody outside has countersigned that list yet"))
            try house.operations.askWitnesses()
            let after = try portal.client.get("/\(language)/ledger").text
            #expect(after.contains("<bdi>witness.example.org</bdi>"))
            if language == "en" {
                #expect(after.contains("last countersigned this list on"))
                #expect(!after.contains("Nobody outside"))
            }
            let visit = try portal.follow(codes[1]).text
            #expect(visit.contains("<bdi>witness.example.org</bdi>") && !visit.contains("Nobody outside"))
            let checkpoint = try SignedCheckpoint(try portal.client.get("/ledger/checkpoint").body)
            #expect(try checkpoint.cosignatures(of: [house.witness.key]).count == 1)
        }
    }

    @Test func `programs are given the checkpoint fresh and whole tiles to keep, without a cookie`() throws {
        try withPortal { portal in
            #expect(try portal.client.get("/ledger/checkpoint").status == 404)
            try portal.house.operations.tendLedger()
            let checkpoint = try portal.client.get("/ledger/checkpoint")
            #expect(checkpoint.status == 200)
            #expect(checkpoint.header("Content-Type") == "text/plain; charset=utf-8")
            #expect(checkpoint.header("Cache-Control") == "no-cache")
            let signed = try SignedCheckpoint(checkpoint.body)
            let full = try portal.client.get("/ledger/tile/0/000")
            #expect(full.header("Cache-Control")?.contains("immutable") == true)
            #expect(full.body.count == 256 * 32)
            let partial = try portal.client.get("/ledger/tile/1/000.p/1")
            #expect(partial.header("Cache-Control") == "no-cache")
            #expect(partial.body == signed.checkpoint.root.bytes)
            let bundle = try portal.client.get("/ledger/tile/entries/000")
            #expect(bundle.body.count == 256 * 34)
            for answer in [checkpoint, full, partial, bundle] { #expect(answer.header("Set-Cookie") == nil) }
            for path in ["/ledger/tile/0/001", "/ledger/tile/1/000.p/2", "/ledger/tile/2/000.p/1"] {
                #expect(try portal.client.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test func `whoever holds the receipt saves a paper whose name and address say nothing`() throws {
        try withPortal { portal in
            try portal.house.operations.tendLedger()
            let codes = PortalHouse.codes(
                try portal.report([("words", "They took goats."), ("site", portal.house.ridge.hex)]).text
            )
            let visit = try portal.follow(codes[1]).text
            #expect(visit.contains("A paper to keep"))
            let token = ("token", try portal.token(visit))
            let promise = try portal.client.post("/en/follow/paper", [token])
            #expect(promise.status == 200)
            #expect(promise.header("Content-Disposition") == "attachment; filename=\"note.txt\"")
            #expect(promise.header("Cache-Control") == "no-store")
            #expect(promise.text.contains("/promise"))
            portal.house.wall.advance(days: 1)
            try portal.house.operations.tendLedger()
            let again = try portal.token(try portal.follow(codes[1]).text)
            let proof = try portal.client.post("/en/follow/paper", [("token", again)])
            #expect(throws: Never.self) { _ = try ProofFile(proof.body) }
            for paper in [promise.text, proof.text] {
                #expect(!paper.contains("goats") && !paper.lowercased().contains("amparo"))
            }
            // The first visit is over by now: the code is asked for again.
            let late = try portal.client.post("/en/follow/paper", [token])
            #expect(late.status == 403)
            #expect(late.text.contains("name=\"code\""))
        }
    }

    @Test func `a short code is offered no paper and is given none`() throws {
        try withPortal { portal in
            try portal.house.operations.tendLedger()
            let codes = PortalHouse.codes(
                try portal.report([("words", "They took goats."), ("site", portal.house.ridge.hex)]).text
            )
            let visit = try portal.follow(codes[0]).text
            #expect(!visit.contains("A paper to keep"))
            let answer = try portal.client.post("/en/follow/paper", [("token", try portal.token(visit))])
            #expect(answer.header("Content-Disposition") == nil)
            #expect(answer.text.contains("There is no paper yet"))
        }
    }
}
