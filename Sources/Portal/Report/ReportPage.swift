// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations

/// The form: words, or a voice, or a photo, or a picture; nothing else has to be answered.
struct ReportPage {
    let frame: PortalFrame
    let typed: ReportForm
    var message: Message?
    var faults: [FormFault] = []
    var refused: [LocalizedText] = []
    /// Files that have arrived already, each with what carries it through the form.
    var kept: [(token: String, file: FileReference)] = []

    var t: Speaker { frame.t }

    func render() -> [UInt8] {
        frame.render(typed.isCare ? .portalCareTitle : .portalReportTitle, errors: faults) { page in
            if let message { page.draw(Notice(.attention, isLive: true, text: t(message))) }
            for line in refused { page.draw(Notice(.attention, isLive: true, text: line)) }
            if typed.isCare { drawCare(into: &page) } else { drawLead(into: &page) }
            page.draw(
                PostForm(
                    to: frame.link(.report),
                    token: FormToken(typed.token),
                    hidden: hidden,
                    hasFiles: true,
                    progress: t(.portalReportSending)
                ) { page in
                    if !typed.isCare { drawWhat(into: &page) }
                    drawCircumstances(into: &page)
                    drawContact(into: &page)
                    if !typed.isCare { drawFiles(into: &page) }
                    drawReaders(into: &page)
                    page.draw(Button(t(.portalReportSend)))
                }
            )
        }
    }

    private var hidden: [(String, String)] {
        var hidden = kept.map { (FieldName.kept, $0.token) }
        if typed.isCare {
            hidden.append((FieldName.care, "care"))
            // What came all the same is not thrown away; no box asks for it.
            if !typed.words.isEmpty { hidden.append((FieldName.words, typed.words)) }
            hidden += typed.pictures.map { (FieldName.pictures, $0) }
        }
        return hidden
    }

    private func drawLead(into page: inout HTMLWriter) {
        page.p("", text: t(.portalReportLead))
        page.draw(EmergencyNotice(frame: frame, site: frame.site(typed.site)))
        page.element(
            "form",
            "notice is-restricted",
            [.attribute("method", "get"), .action(frame.link(.report)), .spoken(t(.portalCareAsk))]
        ) { page in
            page.div { page in
                page.draw(
                    TickField(
                        name: FieldName.care,
                        label: t(.portalCareAsk),
                        hint: t(.portalCareAskHint),
                        value: "care"
                    )
                )
                page.draw(Button(t(.portalCareContinue), .second))
            }
        }
    }

    /// Help, then the law, then only what is needed to help (Domain 4.6).
    private func drawCare(into page: inout HTMLWriter) {
        page.p("", text: t(.portalCareLead))
        let site = frame.site(typed.site)
        page.draw(EmergencyNotice(frame: frame, site: site))
        for place in site.map({ [$0] }) ?? frame.installation.sites {
            page.draw(ServiceList(frame: frame, site: place))
        }
        page.draw(MedicalHours(frame: frame))
        page.draw(LegalDuty(frame: frame, site: site))
        page.h2("", text: t(.portalCareOnly))
        page.p("", text: t(.portalCareNoStory))
    }

    private func drawReaders(into page: inout HTMLWriter) {
        page.draw(
            Notice(.info, title: t(.portalReadersTitle)) { page in
                if typed.isCare {
                    page.p("", text: t(.portalReadersCare))
                } else {
                    page.p("", text: t(.portalReadersSite))
                    page.p("", text: t(.portalReadersCare))
                }
                page.p("", text: t(.portalReadersOutside))
            }
        )
        page.p("quiet", text: t(.portalReportHide))
    }

    func error(_ field: String) -> LocalizedText? { faults.first { $0.field == field }?.words }
}
