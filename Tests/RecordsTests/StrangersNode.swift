// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Operations
import TestSupport
import Vault

extension TestInstallation {
    /// A node of somebody who has everything but the key that marks what comes from outside.
    func stranger() throws -> Operations {
        var exported = secrets.export()
        let body = exported.count - 32
        // Mark, salt, count, and one key before it.
        for place in (8 + 16 + 1 + 32)..<(8 + 16 + 1 + 64) { exported[place] ^= 1 }
        exported.replaceSubrange(body..., with: Digest.of("node secrets", [Array(exported[..<body])]))
        let folder = folder + "/stranger"
        try NodeSecrets.restore(exported, in: folder)
        let secrets = try NodeSecrets.load(from: folder, randomness: SeededRandomness(seed: 80))
        return reopened(seed: 81, secrets: secrets)
    }
}
