// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations

/// Whom to call at once, where the installation has named somebody.
struct EmergencyNotice: Component {
    let frame: PortalFrame
    /// Nil for all of them.
    let site: SiteSettings?

    func draw(into page: inout HTMLWriter) {
        let numbers = (site.map { [$0] } ?? frame.installation.sites).flatMap { site in
            site.services.filter { $0.kind == .emergency && !$0.phone.isEmpty }
        }
        var seen: Set<String> = []
        let first = numbers.filter { seen.insert($0.phone).inserted }.prefix(4)
        let frame = frame
        page.draw(
            Notice(.attention, title: frame.t(.portalDangerTitle)) { page in
                page.p("", text: frame.t(first.isEmpty ? .portalDangerText : .portalDangerCall))
                for service in first {
                    page.p("") { page in
                        page.value(service.name)
                        page.text(" ")
                        page.draw(Telephone(number: service.phone))
                    }
                }
            }
        )
    }
}

/// A number that a phone can call with one tap.
struct Telephone: Component {
    let number: String

    func draw(into page: inout HTMLWriter) {
        let digits = number.filter { $0.isASCII && ($0.isNumber || $0 == "+" || $0 == "*") }
        guard !digits.isEmpty, let link = Link(outside: "tel:" + digits) else { return page.value(number) }
        page.a("button second", [.href(link)]) { page in
            page.element("bdi", "", [.direction("ltr")], text: number)
        }
    }
}
