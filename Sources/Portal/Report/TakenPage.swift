// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations

/// What is shown once, after sending: the codes, when to look again, what could not be taken.
struct TakenPage {
    let frame: PortalFrame
    let token: String
    let accepted: Accepted
    let report: NewReport
    let site: SiteSettings?
    let refused: [LocalizedText]

    private var t: Speaker { frame.t }

    func render() -> [UInt8] {
        frame.render(.portalTakenTitle, back: nil) { page in
            if accepted.isRepeat { page.draw(Notice(.info, text: t(.portalTakenRepeat))) }
            if report.dangerNow == .yes, !report.isSensitive {
                page.draw(EmergencyNotice(frame: frame, site: site))
            }
            code(accepted.short, .portalTakenShort, isLarge: true, into: &page)
            page.p("") { $0.strong("", text: t(.portalTakenAgain, frame.day(accepted.lookAgain))) }
            page.p("", text: t(.portalTakenKeep))
            drawRefused(into: &page)
            drawCare(into: &page)
            page.h2("", text: t(.portalTakenReceiptTitle))
            page.p("", text: t(.portalTakenReceiptText))
            code(accepted.receipt, .portalTakenReceipt, isLarge: false, into: &page)
            page.h2("", text: t(.portalTakenSlipTitle))
            page.p("", text: t(.portalTakenSlipText))
            slip(.portalTakenSlipShort, FieldName.short, accepted.short, into: &page)
            slip(.portalTakenSlipReceipt, FieldName.receipt, accepted.receipt, into: &page)
            page.h2("", text: t(.portalTakenNext))
            page.ul { page in
                page.li("", text: t(reader))
                page.li("", text: t(.portalHappensStep2Text))
                page.li("", text: t(.portalSafetyDeleteHistory))
            }
            page.p("") { $0.link(t(.portalHelpTitle), to: frame.link(.helpNow)) }
        }
    }

    /// Who has received it in truth, whatever the form had let expect.
    private var reader: Message {
        switch accepted.reader {
        case .casework: .portalTakenReadSite
        case .restricted: .portalTakenReadCare
        case .outside, .single, .accessLog, .restrictedAccessLog, .identities: .portalTakenReadOutside
        }
    }

    /// Who sent a child's picture or the tick at once has not seen the page with the help yet.
    private func drawCare(into page: inout HTMLWriter) {
        guard report.isSensitive else { return }
        page.h2("", text: t(.portalCareTitle))
        page.p("", text: t(.portalCareLead))
        page.draw(CareHelp(frame: frame, site: site))
    }

    private func code(_ code: String, _ label: Message, isLarge: Bool, into page: inout HTMLWriter) {
        page.draw(CodeDisplay(code, label: t(label), isLarge: isLarge, own: frame.ownDigits(code)))
    }

    private func drawRefused(into page: inout HTMLWriter) {
        guard !refused.isEmpty else { return }
        page.draw(
            Notice(.attention, title: t(.portalTakenRefused)) { page in
                for line in refused { page.p("", text: line) }
                page.p("") { $0.link(t(.portalTakenRefusedHow), to: frame.link(.follow)) }
            }
        )
    }

    /// Asked for, never given: the digits go in the body of a form, so that no address holds them.
    private func slip(_ label: Message, _ name: String, _ code: String, into page: inout HTMLWriter) {
        page.element(
            "form",
            "",
            [.attribute("method", "post"), .action(frame.link(.slip)), .attribute("target", "_blank")]
        ) { page in
            page.draw(HiddenField(FieldName.token, token))
            page.draw(HiddenField(name, code))
            page.draw(Button(t(label), .second))
        }
    }
}
