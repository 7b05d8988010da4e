// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What stands between this machine and the web, such as Tor; it looks names up, so that nobody nearby sees them.
package struct OutgoingProxy: Sendable, Hashable {
    let text: String

    /// Nil for anything but `socks5h://address:port` or `http://address:port`, without a password.
    package init?(_ text: String) {
        let scheme = ["socks5h://", "http://"].first { text.hasPrefix($0) }
        guard let scheme else { return nil }
        let rest = text.dropFirst(scheme.count)
        guard rest.contains(":"), OutgoingAddress("https://" + rest) != nil, !rest.contains("/") else {
            return nil
        }
        self.text = text
    }
}
