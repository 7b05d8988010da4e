// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// What the words of all forms that are arriving may hold together, so that many long ones cannot fill the machine.
package final class FormMemory: Sendable {
    package static let shared = FormMemory(bytes: 64 << 20)

    /// So much of every form is taken whatever the others do: nobody's report waits for it.
    package static let freeBytes = 65_536

    private let left: Mutex<Int>

    package init(bytes: Int) {
        left = Mutex(bytes)
    }

    /// As much of that as is left.
    func take(_ wanted: Int) -> Int {
        left.withLock { left in
            let granted = max(0, min(wanted, left))
            left -= granted
            return granted
        }
    }

    func giveBack(_ bytes: Int) {
        left.withLock { $0 += bytes }
    }
}

/// What one form holds of it, given back when the form is over.
final class FormShare {
    private let memory: FormMemory
    private var free = FormMemory.freeBytes
    private var taken = 0
    private(set) var isExhausted = false

    init(_ memory: FormMemory) {
        self.memory = memory
    }

    deinit {
        memory.giveBack(taken)
    }

    /// How many of so many bytes may be kept.
    func take(_ wanted: Int) -> Int {
        let fromFree = min(wanted, free)
        free -= fromFree
        let granted = memory.take(wanted - fromFree)
        taken += granted
        if fromFree + granted < wanted { isExhausted = true }
        return fromFree + granted
    }
}
