// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import HTTP
internal import Ledger
internal import TestSupport
internal import Testing
internal import Witness

@Suite struct WitnessOverHTTP {
    private let log: WitnessedLog

    init() throws { log = try WitnessedLog() }

    private func withSite(_ body: (HTTPClient, Witness) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let witness = try witness(folder + "/w", log)
            try body(HTTPClient(WitnessSite(witness)), witness)
            let server = try Server(
                listen: Address(host: "127.0.0.1", port: 0),
                application: WitnessSite(try self.witness(folder + "/served", log))
            )
            defer { server.drain(seconds: 8) }
            try body(HTTPClient(port: server.port), witness)
        }
    }

    private func witness(_ folder: String, _ log: WitnessedLog) throws -> Witness {
        try WitnessTests.witness(folder, log)
    }

    @Test func `a checkpoint goes in and a cosignature comes out`() throws {
        try withSite { client, witness in
            let request = try log.request(from: 0, to: 20)
            let answer = try client.send("POST", AddCheckpoint.path, [], request.bytes)
            #expect(answer.status == 200)
            let lines = try NoteSignature.lines(answer.body)
            #expect(lines.map(\.name) == [witness.verifierKey.name])
            // Both witnesses of this test were made from the same seed.
            let found = try request.checkpoint.adding(lines[0]).cosignatures(of: [witness.verifierKey])
            #expect(found.count == 1)
        }
    }

    @Test func `each refusal has the status of the specification`() throws {
        try withSite { client, _ in
            func status(_ request: AddCheckpoint) throws -> Int {
                try client.send("POST", AddCheckpoint.path, [], request.bytes).status
            }
            #expect(try status(log.request(from: 0, to: 20)) == 200)
            #expect(try status(log.request(from: 20, to: 19)) == 400)
            #expect(try status(WitnessedLog(seed: 2).request(from: 20, to: 33)) == 403)
            #expect(try status(WitnessedLog(name: "other.example.org").request(from: 0, to: 20)) == 404)
            let forged = AddCheckpoint(
                oldSize: 20,
                hashes: try log.request(from: 20, to: 33).hashes,
                checkpoint: try log.otherHead(33)
            )
            #expect(try status(forged) == 422)
            let second = AddCheckpoint(oldSize: 20, hashes: [], checkpoint: try log.otherHead(20))
            #expect(try status(second) == 409)
            let behind = try client.send("POST", AddCheckpoint.path, [], log.request(from: 0, to: 33).bytes)
            #expect(behind.status == 409 && behind.text == "20\n")
            #expect(behind.header("Content-Type") == "text/x.tlog.size")
            for body in [[], Array("old 0\n".utf8), Array("hello".utf8), [0xff, 0xfe]] as [[UInt8]] {
                #expect(try client.send("POST", AddCheckpoint.path, [], body).status == 400)
            }
            let much = [UInt8](repeating: 0x61, count: AddCheckpoint.mostBytes + 1)
            #expect(try client.send("POST", AddCheckpoint.path, [], much).status == 413)
            #expect(try client.get(AddCheckpoint.path).status == 405)
            #expect(try client.get("/nothing").status == 404)
            #expect(try status(log.request(from: 20, to: 33)) == 200)
        }
    }

    @Test func `the front page says whose witness it is and how far it knows each log`() throws {
        try withSite { client, witness in
            let request = try log.request(from: 0, to: 20)
            #expect(try client.send("POST", AddCheckpoint.path, [], request.bytes).status == 200)
            let page = try client.get("/").text
            #expect(page.contains(witness.verifierKey.text) && page.contains(log.key.name.text))
            #expect(page.contains("size 20\n") && page.contains(request.checkpoint.checkpoint.root.hex))
            #expect(!page.contains("PRIVATE"))
            #expect(try client.send("POST", "/", [], []).status == 405)
        }
    }
}
