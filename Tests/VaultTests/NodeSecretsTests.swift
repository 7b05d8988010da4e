// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Dispatch
import FoundationEssentials
import Synchronization
import Testing
import Vault

@Suite struct NodeSecretsTests {
    private let folder: TemporaryFolder
    private let randomness = SystemRandomness()

    init() throws {
        folder = try TemporaryFolder()
        try NodeSecrets.create(in: folder.path + "/node", randomness: randomness)
    }

    private func load() throws -> NodeSecrets {
        try NodeSecrets.load(from: folder.path + "/node", randomness: randomness)
    }

    private func all(_ secrets: NodeSecrets) -> [SecretKey] {
        [
            secrets.pepper, secrets.intake, secrets.directory, secrets.timer, secrets.outbox, secrets.log,
            secrets.totp, secrets.form, secrets.login, secrets.code,
        ]
    }

    private func code(_ body: () throws -> Void) -> SecretFileError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? SecretFileError)?.code
        }
    }

    @Test func `secrets are ten different keys, the same at every start, for their owner only`() throws {
        let first = all(try load()).map { $0.copyBytes() }
        #expect(Set(first).count == 10)
        #expect(all(try load()).map { $0.copyBytes() } == first)
        #expect(try load().installationSalt == load().installationSalt)
        #expect(try folder.permissions(of: "node/node.secrets") == 0o600)
        #expect(try folder.permissions(of: "node") == 0o700)
        #expect(try folder.names(in: "node") == ["daily", "node.secrets"])
        #expect("\(try load())" == "NodeSecrets(redacted)")
    }

    @Test func `existing secrets are never replaced`() throws {
        let before = try folder.read("node/node.secrets")
        #expect(
            code { try NodeSecrets.create(in: folder.path + "/node", randomness: randomness) }
                == .alreadyThere
        )
        #expect(code { try NodeSecrets.restore(before, in: folder.path + "/node") } == .alreadyThere)
        #expect(try folder.read("node/node.secrets") == before)
        #expect(try folder.names(in: "node") == ["node.secrets"])
    }

    @Test func `missing, damaged and readable secrets are told apart`() throws {
        #expect(code { _ = try NodeSecrets.load(from: folder.path, randomness: randomness) } == .missing)
        let name = "node/node.secrets"
        let whole = try folder.read(name)
        for bytes in tampered(whole) + [[]] {
            try folder.write(name, bytes)
            #expect(code { _ = try load() } == .damaged)
        }
        try folder.write(name, whole, permissions: 0o644)
        #expect(code { _ = try load() } == .readableByOthers)
    }

    @Test func `a backup brings the secrets back without any day's key`() throws {
        let secrets = try load()
        let daily = try secrets.daily(20_000)
        let exported = secrets.export()
        try NodeSecrets.restore(exported, in: folder.path + "/other")
        let restored = try NodeSecrets.load(from: folder.path + "/other", randomness: randomness)
        #expect(zip(all(secrets), all(restored)).allSatisfy { $0.matches($1) })
        #expect(code { _ = try restored.existingDaily(20_000) } == .missing)
        #expect(!(try restored.daily(20_000).matches(daily)))
        #expect(code { try NodeSecrets.restore(exported.dropLast(), in: folder.path + "/third") } == .damaged)
    }

    @Test func `a day's key is the same after a restart and another the next day`() throws {
        let key = try load().daily(20_000)
        #expect(try load().daily(20_000).matches(key))
        #expect(try load().existingDaily(20_000).matches(key))
        #expect(!(try load().daily(20_001).matches(key)))
        #expect(try folder.permissions(of: "node/daily/20000.key") == 0o600)
        #expect(try folder.names(in: "node/daily") == ["20000.key", "20001.key"])
    }

    @Test func `an old day's key is gone from the disk and from memory`() throws {
        let secrets = try load()
        for day in 19_990...20_000 { _ = try secrets.daily(day) }
        try secrets.removeDailyKeys(before: 19_999)
        #expect(try folder.names(in: "node/daily") == ["19999.key", "20000.key"])
        #expect(code { _ = try secrets.existingDaily(19_998) } == .missing)
        #expect(code { _ = try secrets.existingDaily(19_999) } == nil)
    }

    @Test func `what a crash left behind is removed and a damaged day is said to be one`() throws {
        _ = try load().daily(20_000)
        try folder.write("node/daily/.20001.key.77.88", [1, 2, 3])
        try folder.write("node/daily/20002.key", [1, 2, 3])
        let secrets = try load()
        #expect(try folder.names(in: "node/daily") == ["20000.key", "20002.key"])
        #expect(code { _ = try secrets.daily(20_002) } == .damaged)
    }

    @Test func `nodes and threads that come at once agree on the day's key`() throws {
        let nodes = [try load(), try load(), try load(), try load()]
        let seen = Mutex<[[UInt8]]>([])
        DispatchQueue.concurrentPerform(iterations: 32) { index in
            let key = try? nodes[index % nodes.count].daily(20_100 + index / 16)
            seen.withLock { $0.append((key?.copyBytes() ?? []) + [UInt8(index / 16)]) }
        }
        let keys = seen.withLock { $0 }
        #expect(keys.count == 32 && keys.allSatisfy { $0.count == 33 })
        #expect(Set(keys).count == 2)
    }
}
