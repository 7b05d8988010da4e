// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What this machine does not give to a program that keeps keys in its memory.
package enum MachineWeakness: Int, Hashable, Sendable, CaseIterable {
    case coreFiles, openMemory, newRights, unlockedKeys, openSwap

    /// For whoever keeps the machine: what can happen, and what to do.
    package var sentence: StaticString {
        switch self {
        case .coreFiles:
            "A crash of this program may write its memory, and keys with it, to the disk: the system does not let it switch that off."
        case .openMemory:
            "Other programs of the same user may read this program's memory: the system does not let it close it."
        case .newRights:
            "A program that this one starts may gain rights: use the bubblewrap of Debian 12, which needs none."
        case .unlockedKeys:
            "This machine may write keys to its swap: too little memory may be locked. Raise LimitMEMLOCK, or switch the swap off."
        case .openSwap:
            "This machine may write words that are being read to its swap, and they stay on the disk. Encrypt the swap, or switch it off."
        }
    }

    /// How the log names it.
    package var name: StaticString {
        switch self {
        case .coreFiles: "core files"
        case .openMemory: "open memory"
        case .newRights: "new rights"
        case .unlockedKeys: "unlocked keys"
        case .openSwap: "open swap"
        }
    }
}
