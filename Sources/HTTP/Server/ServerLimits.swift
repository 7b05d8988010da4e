// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How much of the server anybody may take (Design 11 "Caps"); tests inject small ones.
package struct ServerLimits: Sendable {
    package var connections = 512
    /// Above this share, a new connection costs the oldest one that waits or is still sending its head.
    package var evictionPercent = 80
    /// For public addresses that reach us directly; never behind a proxy or an onion service.
    package var connectionsPerAddress = 64
    /// From the first chance to send a head to its end.
    package var headMilliseconds = 10_000
    /// Of silence between two requests.
    package var idleMilliseconds = 15_000
    /// A body, or an answer being fetched, may fall behind `bytesPerSecond` by this long.
    package var graceMilliseconds = 15_000
    package var bytesPerSecond = 1_000
    package var headBytes = 24_576
    package var headFields = 100
    /// Larger bodies are refused with 413; what forms take is the form reader's.
    package var bodyBytes = 4 << 30
    /// A body nobody wants is read to its end up to here, so that the sender sees the answer.
    package var discardedBytes = 4 << 20
    /// nginx in front refuses ambiguous framing: then a connection may live on after a body.
    package var isBehindProxy = false
    /// Addresses besides loopback whose X-Forwarded-Proto is believed.
    package var proxies: [String] = []

    package init() {}
}
