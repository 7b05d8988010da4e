// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct PassphraseTests {
    private let salt = [UInt8](repeating: 7, count: 16)

    @Test func `the same words, salt and pepper give the same key, and any other gives another`() throws {
        let pepper = try countingKey()
        func key(
            _ words: String = "seven quiet herons",
            salt: [UInt8]? = nil,
            passes: Int = 1,
            pepper: SecretKey
        ) throws -> [UInt8] {
            try Passphrase.key(
                words,
                salt: salt ?? self.salt,
                parameters: Argon2Parameters(passes: passes, memoryKiB: 8),
                pepper: pepper
            ).copyBytes()
        }
        let right = try key(pepper: pepper)
        #expect(try key(pepper: pepper) == right)
        let others = [
            try key("seven quiet heron", pepper: pepper), try key("", pepper: pepper),
            try key(salt: [UInt8](repeating: 8, count: 16), pepper: pepper),
            try key(passes: 2, pepper: pepper), try key(pepper: try countingKey(from: 1)),
        ]
        #expect(Set(others + [right]).count == others.count + 1)
    }

    @Test func `work that Argon2id does not offer is refused`() {
        let bad: [(salt: Int, passes: Int, memory: Int)] = [
            (15, 1, 8), (0, 1, 8), (16, 0, 8), (16, -1, 8), (16, 1, 7), (16, 1, -1), (16, 1, Int.max),
        ]
        for (salt, passes, memory) in bad {
            #expect(throws: VaultError.malformed) {
                try Argon2.derive(
                    [1],
                    salt: [UInt8](repeating: 0, count: salt),
                    Argon2Parameters(passes: passes, memoryKiB: memory)
                )
            }
        }
    }

    @Test func `the shipped strengths are the designed ones`() {
        #expect(Argon2Parameters.receipt == Argon2Parameters(passes: 1, memoryKiB: 4096))
        #expect(Argon2Parameters.passphrase == Argon2Parameters(passes: 3, memoryKiB: 65_536))
    }
}
