// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What somebody outside said; nothing about it is to be believed.
package struct OutgoingAnswer: Sendable, Equatable {
    /// Of HTTP, such as 200.
    package let status: Int
    /// As it was named; empty where it was not.
    package let type: String
    package let body: [UInt8]
}

/// Why there is no answer; never holds an address or anything that was sent.
package enum OutgoingFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// Not reached, not in time, broken off, or not who the certificate says.
    case unreached
    /// More bytes than were wanted.
    case tooLong
    /// This program ends.
    case stopped

    package var description: String {
        switch self {
        case .unreached: "not reached"
        case .tooLong: "the answer is too long"
        case .stopped: "stopped"
        }
    }
}
