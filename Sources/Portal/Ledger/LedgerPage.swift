// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations

/// How anybody can check that nothing was taken away, and what they cannot check yet.
struct LedgerPage {
    let frame: PortalFrame
    let head: LedgerState?

    func render() -> [UInt8] {
        let t = frame.t
        return frame.render(.portalLedgerTitle) { page in
            page.p("", text: t(.portalLedgerWhat))
            page.p("", text: t(.portalLedgerNobody))
            drawHeard(into: &page)
            page.h2("", text: t(.portalLedgerHow))
            page.ol { page in
                for message in Self.steps { page.li("", text: t(message)) }
            }
            drawHead(into: &page)
        }
    }

    /// By whom, only where somebody really has: what is configured alone says nothing.
    private func drawHeard(into page: inout HTMLWriter) {
        let t = frame.t
        guard let heard = head?.heard, !heard.isEmpty else {
            page.draw(Notice(.attention, title: t(.portalLedgerNotYet), text: t(.portalLedgerNotYetText)))
            return
        }
        page.draw(
            Notice(.good, title: t(.portalLedgerHeard)) { page in
                for each in heard {
                    let day = frame.day(each.at.day)
                    page.p("", text: t(.portalLedgerHeardBy, .text("name", each.name), day))
                }
                page.p("", text: t(.portalLedgerHeardText))
            }
        )
    }

    private func drawHead(into page: inout HTMLWriter) {
        let t = frame.t
        page.h2("", text: t(.portalLedgerNewest))
        guard let head else {
            page.p("", text: t(.portalLedgerNone))
            return
        }
        page.p(
            "words",
            [.direction("ltr")],
            text: Phrase.value(String(decoding: head.checkpoint, as: UTF8.self))
        )
        page.h2("", text: t(.portalLedgerKey))
        page.p("words", [.direction("ltr")], text: Phrase.value(head.key))
        page.h2("", text: t(.portalLedgerPromiseKey))
        page.p("words", [.direction("ltr")], text: Phrase.value(head.promiseKey))
    }

    private static let steps: [Message] = [
        .portalLedgerStep1, .portalLedgerStep2, .portalLedgerStep3, .portalLedgerStep4,
    ]
}
