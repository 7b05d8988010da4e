// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Ledger
package import Outgoing

/// A witness outside as the settings name it: its key, and where it takes checkpoints.
package struct WitnessChoice: Sendable, Equatable {
    package let key: VerifierKey
    package let address: OutgoingAddress

    /// All of a setting: key and address in turn, separated by blanks; nil where it is anything else.
    static func all(_ text: String) -> [WitnessChoice]? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count.isMultiple(of: 2), words.count <= 32 else { return nil }
        var found: [WitnessChoice] = []
        for place in stride(from: 0, to: words.count, by: 2) {
            guard let key = try? VerifierKey(words[place]), key.kind == .cosignature,
                let address = OutgoingAddress(words[place + 1]),
                // Two of one name would be one to whoever reads the page.
                !found.contains(where: { $0.key.name == key.name })
            else { return nil }
            found.append(WitnessChoice(key: key, address: address))
        }
        return found
    }
}
