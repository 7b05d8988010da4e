// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Why a file of secrets could not be used; names the step and the errno, never a path.
package struct SecretFileError: Error, Equatable, CustomStringConvertible {
    package enum Code: Equatable, Sendable {
        case missing, alreadyThere, readableByOthers, damaged
        case system(errno: Int32)
    }

    package let code: Code
    package let operation: String

    /// The disk has no room left for a new key.
    package var isFull: Bool { code == .system(errno: ENOSPC) || code == .system(errno: EDQUOT) }

    init(_ code: Code, _ operation: StaticString) {
        self.code = code
        self.operation = operation.description
    }

    package var description: String {
        switch code {
        case .missing: "the node's secrets are not there (\(operation))"
        case .alreadyThere: "the node's secrets are already there and are never replaced (\(operation))"
        case .readableByOthers: "the node's secrets can be read by other users; chmod 600 them (\(operation))"
        case .damaged: "the node's secrets are damaged (\(operation))"
        case .system(let errno): "the node's secrets cannot be used: \(operation), errno \(errno)"
        }
    }
}
