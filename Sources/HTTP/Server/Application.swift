// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What the server serves; called on the connection's own thread, from many at once.
package protocol Application: Sendable {
    /// Called when the head has been read and found well-formed, before any byte of a body.
    func begin(_ head: RequestHead) -> Begun
}

/// The two ways to take a request.
package enum Begun {
    /// Answer without looking at a body; if there is one, it is thrown away.
    case respond(Response)
    case exchange(any Exchange)
}

/// Takes a body as it arrives, then answers; one thread calls all of it.
package protocol Exchange: AnyObject {
    func receive(_ chunk: UnsafeRawBufferPointer)
    /// Only when the whole body has arrived.
    func finish() -> Response
    /// The connection died before the end: forget everything.
    func abort()
}
