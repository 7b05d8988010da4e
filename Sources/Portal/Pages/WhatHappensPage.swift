// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML

/// What we do with what we hear, what these pages protect, and what they cannot.
struct WhatHappensPage {
    let frame: PortalFrame

    func render() -> [UInt8] {
        let t = frame.t
        return frame.render(.portalHappensTitle) { page in
            page.draw(
                Steps([
                    .init(t(.portalHappensStep1), .ahead, note: t(.portalHappensStep1Text)),
                    .init(t(.portalHappensStep2), .ahead, note: t(.portalHappensStep2Text)),
                    .init(t(.portalHappensStep3), .ahead, note: t(.portalHappensStep3Text)),
                    .init(t(.portalHappensStep4), .ahead, note: t(.portalHappensStep4Text)),
                    .init(t(.portalHappensStep5), .ahead, note: t(.portalHappensStep5Text)),
                ])
            )
            list(.portalReadersTitle, [.portalReadersSite, .portalReadersCare, .portalReadersOutside], &page)
            list(
                .portalHappensProtects,
                [
                    .portalHappensProtectName, .portalHappensProtectSealed, .portalHappensProtectCookie,
                    .portalHappensProtectWrote,
                ],
                &page
            )
            list(
                .portalHappensCannot,
                [
                    .portalHappensCannotNetwork, .portalHappensCannotPhone, .portalHappensCannotServer,
                    .portalHappensCannotWords,
                ],
                &page
            )
            list(.portalHappensDelete, [.portalHappensDeleteHistory, .portalHappensDeleteFiles], &page)
        }
    }

    private func list(_ title: Message, _ lines: [Message], _ page: inout HTMLWriter) {
        page.h2("", text: frame.t(title))
        page.ul { page in
            for line in lines { page.li("", text: frame.t(line)) }
        }
    }
}
