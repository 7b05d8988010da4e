// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations

/// Who can help at a site: number, hours, place, cost, and whether a woman is there to speak to.
struct ServiceList: Component {
    let frame: PortalFrame
    let site: SiteSettings

    func draw(into page: inout HTMLWriter) {
        page.h2("", text: Phrase.value(site.name))
        if site.services.isEmpty { page.p("", text: frame.t(.portalHelpNone)) }
        page.div("services") { page in
            for service in site.services { draw(service, into: &page) }
        }
    }

    private func draw(_ service: Service, into page: inout HTMLWriter) {
        let t = frame.t
        page.article("service") { page in
            page.h3("", text: t.label(.domain, "service." + service.kind.code))
            page.p("") { $0.value(service.name) }
            if !service.phone.isEmpty { page.p("") { $0.draw(Telephone(number: service.phone)) } }
            if service.hasWoman {
                page.p("") { $0.draw(Badge(t(.portalHelpWoman), .good, icon: .check)) }
            }
            let facts = [
                (t(.portalHelpHours), service.hours), (t(.portalHelpPlace), service.place),
                (t(.portalHelpCost), service.cost),
            ]
            page.draw(frame.facts(facts))
        }
    }
}

/// The hours that count after sexual violence; care itself is never too late (WHO 2019).
struct MedicalHours: Component {
    let frame: PortalFrame

    func draw(into page: inout HTMLWriter) {
        let frame = frame
        page.draw(
            Notice(.info, title: frame.t(.portalHelpClockTitle)) { page in
                page.ul { page in
                    page.li(
                        "",
                        text: frame.t(
                            .portalHelpClock72,
                            .number("hours", MedicalCare.hivProphylaxis.hours)
                        )
                    )
                    page.li(
                        "",
                        text: frame.t(
                            .portalHelpClock120,
                            .number("hours", MedicalCare.emergencyContraception.hours)
                        )
                    )
                    page.li("", text: frame.t(.portalHelpClockLate))
                }
            }
        )
    }
}

/// What the law would make us pass on, before anything is said.
struct LegalDuty: Component {
    let frame: PortalFrame
    let site: SiteSettings?

    func draw(into page: inout HTMLWriter) {
        let frame = frame
        let sites = site.map { [$0] } ?? frame.installation.sites
        let duties = sites.compactMap { site in frame.written(site.legalDuty).map { (site.name, $0) } }
        page.draw(
            Notice(.attention, title: frame.t(.portalHelpDuty)) { page in
                if duties.isEmpty { page.p("", text: frame.t(.portalHelpDutyNone)) }
                // The same law everywhere is said once.
                if Set(duties.map { $0.1.plain }).count == 1, let duty = duties.first?.1 {
                    page.p("words", text: duty)
                    return
                }
                for (name, duty) in duties {
                    page.p("") { $0.value(name) }
                    page.p("words", text: duty)
                }
            }
        )
    }
}

/// Everything that helps after sexual violence or when a child was hurt: whom to call, who can help, the hours that
/// count, and what the law would make us pass on.
struct CareHelp: Component {
    let frame: PortalFrame
    /// Nil for all of them.
    let site: SiteSettings?

    func draw(into page: inout HTMLWriter) {
        page.draw(EmergencyNotice(frame: frame, site: site))
        for place in site.map({ [$0] }) ?? frame.installation.sites {
            page.draw(ServiceList(frame: frame, site: place))
        }
        page.draw(MedicalHours(frame: frame))
        page.draw(LegalDuty(frame: frame, site: site))
    }
}
