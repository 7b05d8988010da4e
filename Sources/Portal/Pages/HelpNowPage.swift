// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations

/// Help without a report: asks nothing, keeps nothing, and says nothing in its title (Domain 4.6).
struct HelpNowPage {
    let frame: PortalFrame
    let site: SiteSettings?

    func render() -> [UInt8] {
        let t = frame.t
        return frame.render(.portalHelpTitle) { page in
            page.p("", text: t(.portalHelpNothing))
            page.draw(EmergencyNotice(frame: frame, site: site))
            if frame.installation.sites.count > 1 { page.draw(SiteChoice(frame: frame, chosen: site)) }
            if let site { page.draw(ServiceList(frame: frame, site: site)) }
            page.draw(MedicalHours(frame: frame))
            page.draw(LegalDuty(frame: frame, site: site))
            page.h2("", text: t(.portalHelpWhoTitle))
            page.ul { page in
                for message in [.portalHelpMen, .portalHelpChildren, .portalHelpForces] as [Message] {
                    page.li("", text: t(message))
                }
            }
            if frame.installation.sites.isEmpty { page.p("", text: t(.portalHelpNone)) }
            page.p("") { $0.link(t(.portalHelpReport), to: frame.link(.report, frame.query)) }
        }
    }
}

/// The sites as large targets: the second tap to help.
private struct SiteChoice: Component {
    let frame: PortalFrame
    let chosen: SiteSettings?

    func draw(into page: inout HTMLWriter) {
        page.h2("", text: frame.t(.portalHelpSite))
        page.draw(
            WayList(
                frame.installation.sites.filter { $0.id != chosen?.id }.map { site in
                    WayCard(
                        Phrase.value(site.name),
                        link: frame.link(.helpNow, [("site", site.id.hex)])
                    )
                }
            )
        )
    }
}
