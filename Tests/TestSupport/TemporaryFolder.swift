// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform

/// A folder of its own for the length of the body.
package func withTemporaryFolder<R>(_ body: (String) throws -> R) throws -> R {
    let parent = environment("TMPDIR") ?? "/tmp"
    let folder = parent + "/amparo-test-" + String(UInt64.random(in: .min ... .max), radix: 36)
    try Files.makeDirectory(folder)
    defer { try? Files.removeTree(folder) }
    return try body(folder)
}

/// The body on so many threads at once; returns what each threw, in order.
package func inParallel(_ count: Int, _ body: @Sendable @escaping (Int) throws -> Void) -> [(any Error)?] {
    let workers = Workers()
    let failures = Monitor([(any Error)?](repeating: nil, count: count))
    for index in 0..<count {
        workers.spawn("test-\(index)") {
            do {
                try body(index)
            } catch {
                failures.change { $0[index] = error }
            }
        }
    }
    workers.joinAll()
    return failures.read { $0 }
}
