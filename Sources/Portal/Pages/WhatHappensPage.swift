// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML

/// What we do with what we hear, and who reads it.
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
            page.h2("", text: t(.portalReadersTitle))
            page.ul { page in
                for line in [Message.portalReadersSite, .portalReadersCare, .portalReadersOutside] {
                    page.li("", text: t(line))
                }
            }
            page.p("") { $0.link(t(.portalSafetyTitle), to: frame.link(.safety)) }
        }
    }
}
