// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CCurl
package import Platform

/// Sends something to somebody outside and waits for the answer, on the caller's thread (libcurl).
///
/// No redirection is followed, nothing of the environment is heeded, nothing says which program asks.
package struct Outgoing: Sendable {
    /// Milliseconds, from the look-up of the name to the last byte.
    package var patience = 20_000
    private let proxy: OutgoingProxy?
    private let stop: StopSignal

    /// `stop` breaks off what is under way.
    package init(proxy: OutgoingProxy?, stop: StopSignal) {
        self.proxy = proxy
        self.stop = stop
    }

    /// Waits for the answer; more than `atMost` bytes of it are not taken.
    package func post(
        _ body: [UInt8],
        to address: OutgoingAddress,
        path: String,
        atMost: Int
    ) throws(OutgoingFailure) -> OutgoingAnswer {
        guard !stop.isStopped else { throw .stopped }
        guard amparo_curl_begin() == CURLE_OK, let call = OutgoingCall(stop, atMost: atMost) else {
            throw .unreached
        }
        return try call.run(body, to: address, path: path, proxy: proxy, milliseconds: patience)
    }
}
