// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why a witness does not start: it would rather not serve than forget what it has seen.
package enum WitnessError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The folder has checkpoints and no key, or a key that is not whole.
    case keyIsMissing, keyIsDamaged
    /// The folder has the key, and not all that was seen with it.
    case memoryIsMissing
    /// It was made under another name, which never changes.
    case otherName(String)
    /// Not a name for a key: blanks, a plus, nothing.
    case badName
    /// What is kept of this log is not what this witness wrote.
    case damagedMemory(of: String)

    package var description: String {
        switch self {
        case .keyIsMissing: "the folder holds what a witness has seen, but not its key: put witness.key back"
        case .keyIsDamaged: "witness.key does not hold the key of a witness, or not all of it"
        case .memoryIsMissing:
            "the folder has the key, but not all that this witness has seen: put the newest copy of the whole folder back. Where there is none, --forget begins from nothing: a ledger can then tell it another story than before, so tell whoever relies on it"
        case .otherName(let name): "this witness is called \(name); a name is never changed"
        case .badName: "a name of a witness has no blank and no +, such as witness.example.org"
        case .damagedMemory(let log): "what was kept of the log \(log) is damaged: restore the folder"
        }
    }
}
