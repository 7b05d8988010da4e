// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML

/// Where a code is typed; what was typed before a visit ended travels along.
struct FollowPage {
    let frame: PortalFrame
    let token: String
    var typed = ""
    var message: Message?
    var fault: LocalizedText?
    var hidden: [(String, String)] = []

    func render() -> [UInt8] {
        let t = frame.t
        let faults = fault.map { [FormFault(field: FieldName.code, words: $0)] } ?? []
        return frame.render(.portalFollowTitle, errors: faults) { page in
            if let message { page.draw(Notice(.attention, isLive: true, text: t(message))) }
            if !hidden.isEmpty { page.draw(Notice(.info, text: t(.portalFollowKept))) }
            page.p("", text: t(.portalFollowLead))
            page.draw(
                PostForm(to: frame.link(.follow), token: FormToken(token), hidden: hidden) { page in
                    page.draw(
                        TextField(
                            name: FieldName.code,
                            label: t(.portalFollowCode),
                            hint: t(.portalFollowCodeHint),
                            error: fault,
                            value: typed,
                            kind: .code
                        )
                    )
                    page.draw(Button(t(.portalFollowGo)))
                }
            )
            page.p("quiet", text: t(.portalFollowLost))
        }
    }
}
