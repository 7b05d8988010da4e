// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations

/// Every way to reach us, and what each of them cannot hide (Domain 3.2).
struct WaysPage {
    let frame: PortalFrame

    func render() -> [UInt8] {
        let t = frame.t
        return frame.render(.portalWaysTitle) { page in
            page.p("", text: t(.portalWaysLead))
            for site in frame.installation.sites {
                page.h2("", text: Phrase.value(site.name))
                if site.ways.isEmpty { page.p("", text: t(.portalWaysNone)) }
                page.div("services") { page in
                    for way in site.ways { draw(way, into: &page) }
                }
            }
            if frame.installation.sites.isEmpty { page.p("", text: t(.portalWaysNone)) }
            page.h2("", text: t(.portalWaysTracesTitle))
            page.ul { page in
                for message in Self.traces { page.li("", text: t(message)) }
            }
            page.p("") { $0.link(t(.portalSafetyTitle), to: frame.link(.safety)) }
        }
    }

    private static let traces: [Message] = [
        .portalWaysTraceWeb, .portalWaysTraceCall, .portalWaysTraceSms, .portalWaysTracePerson,
        .portalWaysTracePaper,
    ]

    private func draw(_ way: Way, into page: inout HTMLWriter) {
        let t = frame.t
        page.article("service") { page in
            page.h3("", text: t.label(.domain, "channel." + way.channel.code))
            if !way.isOpen { page.p("") { $0.draw(Badge(t(.portalWaysClosed), .attention)) } }
            if let words = frame.written(way.detail.texts) { page.p("") { detail(words, into: &$0) } }
            let facts = [(t(.portalHelpHours), way.hours), (t(.commonLanguage), way.languages)]
            page.draw(frame.facts(facts))
            if let ceiling = way.channel.anonymityCeiling {
                page.p("quiet small", text: t.label(.domain, "anonymity." + ceiling.code))
            }
        }
    }

    private func detail(_ words: LocalizedText, into page: inout HTMLWriter) {
        let isNumber = words.plain.allSatisfy { $0.isNumber || " +*-()".contains($0) }
        if isNumber { page.draw(Telephone(number: words.plain)) } else { page.text(words) }
    }
}
