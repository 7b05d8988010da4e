// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML

/// What these pages protect, what they cannot, and what somebody can do: each sentence is one of the threat model's.
struct SafetyPage {
    let frame: PortalFrame

    func render() -> [UInt8] {
        let t = frame.t
        return frame.render(.portalSafetyTitle) { page in
            page.p("", text: t(.portalSafetyLead))
            list(.portalSafetyProtects, Self.protects, &page)
            page.p("") { $0.link(t(.portalReadersTitle), to: frame.link(.whatHappens)) }
            list(.portalSafetyCannot, Self.cannot, &page)
            list(.portalSafetyDo, Self.advice, &page)
            page.p("") { $0.link(t(.portalWaysTitle), to: frame.link(.ways)) }
        }
    }

    private static let protects: [Message] = [
        .portalSafetyProtectName, .portalSafetyProtectAddress, .portalSafetyProtectSealed,
        .portalSafetyProtectTaken, .portalSafetyProtectCookie, .portalSafetyProtectWrote,
    ]

    private static let cannot: [Message] = [
        .portalSafetyCannotNetwork, .portalSafetyCannotWork, .portalSafetyCannotPhone,
        .portalSafetyCannotCalls, .portalSafetyCannotServer, .portalSafetyCannotReaders,
        .portalSafetyCannotWords, .portalSafetyCannotDelete,
    ]

    private static let advice: [Message] = [
        .portalSafetyDoPhone, .portalSafetyDoTor, .portalSafetyDeleteHistory, .portalSafetyDeleteFiles,
        .portalSafetyDeleteCalls, .portalSafetyDoLeave, .portalSafetyDoCode, .portalSafetyDoWords,
    ]

    private func list(_ title: Message, _ lines: [Message], _ page: inout HTMLWriter) {
        page.h2("", text: frame.t(title))
        page.ul { page in
            for line in lines { page.li("", text: frame.t(line)) }
        }
    }
}
