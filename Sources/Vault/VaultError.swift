// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why something sealed stays closed; says nothing about what is inside.
package enum VaultError: Error, Equatable, CustomStringConvertible {
    /// Authentication failed: another key, another context, or altered bytes; a seal cannot tell which.
    case wrongKey
    /// Cut short, or altered after its beginning was recognised.
    case damaged
    /// Not the shape that this function takes.
    case malformed
    case outOfMemory

    package var description: String {
        switch self {
        case .wrongKey: "not opened by this key"
        case .damaged: "damaged or cut short"
        case .malformed: "not in the expected form"
        case .outOfMemory: "not enough memory"
        }
    }
}
