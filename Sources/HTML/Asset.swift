// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CAssets

/// A file that pages ask for, carried in the binary; its address changes with its content.
package enum Asset: String, CaseIterable, Sendable {
    case portalStyle = "portal.css"
    case portalScript = "portal.js"
    case deskStyle = "desk.css"
    case deskScript = "desk.js"
    case logo = "logo.svg"
    case favicon = "favicon.svg"
    case plainIcon = "plain.svg"

    /// The asset that a path below `/assets/` names.
    package init?(fileName: String) { self.init(rawValue: fileName) }

    package var link: Link { Link(path: "/assets/" + rawValue, query: [("v", tag)]) }

    package var contentType: StaticString {
        switch self {
        case .portalStyle, .deskStyle: "text/css; charset=utf-8"
        case .portalScript, .deskScript: "text/javascript; charset=utf-8"
        case .logo, .favicon, .plainIcon: "image/svg+xml"
        }
    }

    /// A short digest of the content, for addresses and for `ETag`.
    package var tag: String { Self.tags[self] ?? "" }

    /// The content, in memory that lasts as long as the process.
    package var bytes: UnsafeRawBufferPointer {
        let found = unsafe amparo_asset_named(rawValue)
        return unsafe UnsafeRawBufferPointer(start: found.bytes, count: found.size)
    }

    package var text: String { unsafe String(decoding: bytes, as: UTF8.self) }

    private static let tags: [Asset: String] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, $0.digest()) }
    )

    private func digest() -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        text.utf8.forEach { hash = (hash ^ UInt64($0)) &* 0x100_0000_01b3 }
        return String(hash, radix: 36)
    }
}
