// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Whether a form was sent by one of our own pages, as far as the browser tells.
package enum OriginCheck: Sendable, Equatable {
    case same, other
    /// No Origin, no Sec-Fetch-Site, no Referer: a text browser or a tool; the form's token has to decide.
    case unknown
}

extension RequestHead {
    package var originCheck: OriginCheck {
        var result = OriginCheck.unknown
        if let site = header("sec-fetch-site") {
            guard site == "same-origin" || site == "none" else { return .other }
            result = .same
        }
        if let origin = header("origin") { return isOurs(origin) ? .same : .other }
        if let referer = header("referer"), result == .unknown { return isOurs(referer) ? .same : .other }
        return result
    }

    /// False when a browser says that another site sent this; text browsers say nothing and pass.
    package var isSameOrigin: Bool { originCheck != .other }

    private func isOurs(_ address: String) -> Bool {
        let rest: Substring
        let port: String
        if address.hasPrefix("https://") {
            (rest, port) = (address.dropFirst(8), ":443")
        } else if address.hasPrefix("http://") {
            (rest, port) = (address.dropFirst(7), ":80")
        } else {
            return false
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
        return authority.without(port) == host.without(port)
    }
}

extension String {
    fileprivate func without(_ port: String) -> String {
        hasSuffix(port) ? String(dropLast(port.count)) : self
    }
}
