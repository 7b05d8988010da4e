// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Platform
internal import Synchronization
internal import Vault

/// What this machine does not give: found at the start and looked at again; each thing is said once.
package final class MachineWatch: Sendable {
    private let found: [MachineWeakness]
    private let swap: SwapSpace
    private let said = Mutex<Set<MachineWeakness>>([])

    /// Denies the process what it must not do (`ProcessGuard`); before any key is read.
    package static func begin(keepingRights: Bool = false) -> MachineWatch {
        MachineWatch(ProcessGuard.raise(keepingRights: keepingRights))
    }

    package init(_ found: [MachineWeakness] = [], swap: SwapSpace = SwapSpace()) {
        self.found = found
        self.swap = swap
    }

    package var weaknesses: [MachineWeakness] {
        found + (KeyMemory.isLocked ? [] : [.unlockedKeys]) + (swap.isOpen ? [.openSwap] : [])
    }

    /// Those that have not been said yet.
    private func news() -> [MachineWeakness] {
        let now = weaknesses
        return said.withLock { said in now.filter { said.insert($0).inserted } }
    }

    func say(_ log: Log) {
        for weakness in news() {
            log.event("machine is weak", level: .warning, [("because", .text(weakness.name))])
        }
    }

    func say(_ console: Console) {
        for weakness in news() { console.complain("amparo: \(weakness.sentence)") }
    }
}
