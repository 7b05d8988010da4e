// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why a command ends without having done its work; the sentence is for the person at the terminal.
package struct CommandError: Error, Equatable, CustomStringConvertible {
    package enum Kind: Sendable {
        case failure, usage
    }

    package let kind: Kind
    package let description: String

    package static func usage(_ sentence: String) -> CommandError {
        CommandError(kind: .usage, description: sentence)
    }

    package static func failure(_ sentence: String) -> CommandError {
        CommandError(kind: .failure, description: sentence)
    }

    package var exitCode: Int32 { kind == .usage ? 2 : 1 }
}
