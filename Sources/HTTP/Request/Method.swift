// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What a request wants done; everything but these three is answered with 405 by the application.
package enum Method: Sendable, Equatable {
    case get, head, post, other

    init(_ text: String) {
        switch text {
        case "GET": self = .get
        case "HEAD": self = .head
        case "POST": self = .post
        default: self = .other
        }
    }
}
