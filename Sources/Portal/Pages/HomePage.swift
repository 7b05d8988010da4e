// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML

/// The first page: help is one tap away, and so is everything else.
struct HomePage {
    let frame: PortalFrame

    func render() -> [UInt8] {
        let t = frame.t
        return frame.render(.portalHomeTitle) { page in
            page.p("", text: t(.portalHomeLead))
            page.draw(EmergencyNotice(frame: frame, site: nil))
            page.draw(
                WayList([
                    WayCard(
                        t(.portalHelpTitle),
                        text: t(.portalHomeHelpText),
                        picture: .office,
                        link: frame.link(.helpNow)
                    ),
                    WayCard(
                        t(.portalHomeReport),
                        text: t(.portalHomeReportText),
                        picture: .sms,
                        link: frame.link(.report)
                    ),
                    WayCard(
                        t(.portalFollowTitle),
                        text: t(.portalHomeFollowText),
                        picture: .web,
                        link: frame.link(.follow)
                    ),
                    WayCard(
                        t(.portalWaysTitle),
                        text: t(.portalHomeWaysText),
                        picture: .phone,
                        link: frame.link(.ways)
                    ),
                ])
            )
            page.p("") { $0.link(t(.portalHappensTitle), to: frame.link(.whatHappens)) }
            frame.drawWhatCannotBeHidden(into: &page)
        }
    }
}
