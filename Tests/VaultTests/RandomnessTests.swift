// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct RandomnessTests {
    @Test func `the same seed gives the same bytes in the same order`() {
        let first = SeededRandomness(seed: 42)
        let second = SeededRandomness(seed: 42)
        for count in [1, 16, 32, 1000, 0, 7] {
            #expect(first.bytes(count) == second.bytes(count))
        }
        #expect(first.secretKey().matches(second.secretKey()))
    }

    @Test func `other seeds and later calls give other bytes`() {
        let first = SeededRandomness(seed: 42)
        let second = SeededRandomness(seed: 43)
        #expect(Set([first.bytes(16), first.bytes(16), second.bytes(16), second.bytes(16)]).count == 4)
    }

    @Test func `the system never repeats itself`() {
        #expect(Set((0..<1000).map { _ in SystemRandomness().bytes(16) }).count == 1000)
        #expect(SystemRandomness().bytes(0).isEmpty)
    }
}
