// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What an answer is, for the browser's rules about it.
package enum ResponseKind: Sendable, CaseIterable {
    case `public`, `private`, download, media, asset
}

/// The browser's rules for an answer of that kind.
///
/// Pages of the portal are not stored either: a phone that is searched should not show them.
package func securityHeaders(_ kind: ResponseKind) -> [(StaticString, String)] {
    let always: [(StaticString, String)] = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    switch kind {
    case .public:
        return always + page
    case .private:
        return always + page + [("X-Robots-Tag", "noindex, nofollow")]
    case .download, .media:
        return always + [
            ("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'"),
            ("Cache-Control", "no-store"), ("X-Frame-Options", "DENY"),
        ]
    case .asset:
        return always + [("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")]
    }
}

/// Tells Tor Browser that the same page exists as an onion service; `origin` is `http://....onion`.
package func onionLocation(_ origin: String, for head: RequestHead) -> (StaticString, String) {
    ("Onion-Location", origin + head.path)
}

private let page: [(StaticString, String)] = [
    (
        "Content-Security-Policy",
        [
            "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'",
            "media-src 'self'",
            "font-src 'self'", "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'",
            "base-uri 'none'",
        ].joined(separator: "; ")
    ),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    (
        "Permissions-Policy",
        [
            "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
            "magnetometer", "microphone", "midi", "payment", "usb",
        ].map { $0 + "=()" }.joined(separator: ", ")
    ),
]
