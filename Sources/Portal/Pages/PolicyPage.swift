// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML
internal import Operations

/// What the installation promises and what it has published; our own few promises until it has written its own.
struct PolicyPage {
    let frame: PortalFrame

    func render() -> [UInt8] {
        let t = frame.t
        return frame.render(.portalPolicyTitle) { page in
            if let policy = frame.written(frame.installation.policy) {
                page.div("words", text: policy)
            } else {
                page.ul { page in
                    for message in Self.promises { page.li("", text: t(message)) }
                }
            }
            page.h2("", text: t(.portalPolicyPublished))
            if let published = frame.written(frame.installation.publications) {
                page.div("words", text: published)
            } else {
                page.p("", text: t(.portalPolicyNothing))
            }
            page.p("") { $0.a("", [.href(frame.link(.ledger))], text: t(.portalLedgerTitle)) }
        }
    }

    private static let promises: [Message] = [
        .portalPolicyPromise1, .portalPolicyPromise2, .portalPolicyPromise3, .portalPolicyPromise4,
        .portalPolicyPromise5,
    ]
}
