// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// The hashes of entries whose signature this process has checked: each is checked once (Design 10).
final class VerifiedEntries: Sendable {
    private static let limit = 200_000
    private let hashes = Monitor<Set<[UInt8]>>([])

    func contains(_ hash: [UInt8]) -> Bool { hashes.change { $0.contains(hash) } }

    func insert(_ hash: [UInt8]) {
        hashes.change {
            if $0.count >= VerifiedEntries.limit { $0.removeAll() }
            $0.insert(hash)
        }
    }
}
