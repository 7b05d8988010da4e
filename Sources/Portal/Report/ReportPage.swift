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
    var carried: [CarriedFile] = []

    var t: Speaker { frame.t }

    func render() -> [UInt8] {
        framed.render(typed.isCare ? .portalCareTitle : .portalReportTitle, errors: faults) { page in
            if let message { page.draw(Notice(.attention, isLive: true, text: t(message))) }
            for line in refused { page.draw(Notice(.attention, isLive: true, text: line)) }
            if typed.isCare { drawCare(into: &page) } else { drawLead(into: &page) }
            page.draw(
                PostForm(
                    to: frame.link(.report),
                    token: FormToken(typed.token),
                    hidden: hidden,
                    hasFiles: true,
                    progress: t(.portalReportSending),
                    uploads: frame.uploads
                ) { page in
                    drawDefault(into: &page)
                    drawCareTick(into: &page)
                    if !typed.isCare { drawWhat(into: &page) }
                    drawCircumstances(into: &page)
                    drawContact(into: &page)
                    drawFiles(into: &page)
                    drawReaders(into: &page)
                    page.draw(Button(t(.portalReportSend)))
                }
            )
        }
    }

    /// Another language shows the same form, as far as an address may hold it.
    private var framed: PortalFrame {
        var frame = frame
        frame.query = []
        if let site = frame.site(typed.site), !typed.site.isEmpty {
            frame.query.append((FieldName.site, site.id.hex))
        }
        // Not that the form for sexual violence or a child was open: a telephone keeps the addresses that it saw.
        return frame
    }

    /// What came all the same is not thrown away; no box asks for it.
    private var hidden: [(String, String)] {
        var hidden = frame.promise(typed.isPromisedApart)
        if typed.isCare {
            hidden += [
                (FieldName.words, typed.words), (FieldName.place, typed.place),
                (FieldName.placeOpen, typed.placeOpen), (FieldName.who, typed.who),
                (FieldName.whoOpen, typed.whoOpen),
            ]
            hidden += typed.pictures.map { (FieldName.pictures, $0) }
        }
        // A place that the page does not offer, as when the settings could not be read.
        if frame.installation.site(SiteID(hex: typed.site)) == nil {
            hidden.append((FieldName.site, typed.site))
        }
        return hidden.filter { !$0.1.isEmpty }
    }

    private func drawLead(into page: inout HTMLWriter) {
        page.p("", text: t(.portalReportLead))
        page.draw(EmergencyNotice(frame: frame, site: frame.site(typed.site)))
    }

    /// The Enter key presses the first button of a form: it must send, not turn the page.
    private func drawDefault(into page: inout HTMLWriter) {
        page.element(
            "button",
            "",
            [.type("submit"), .flag("hidden"), .attribute("tabindex", "-1"), .unspoken],
            text: t(.portalReportSend)
        )
    }

    /// One tick, sent with everything else: whoever ticks it and sends at once is read by who may read it.
    private func drawCareTick(into page: inout HTMLWriter) {
        page.draw(
            Notice(.restricted) { page in
                page.draw(
                    TickField(
                        name: FieldName.care,
                        label: t(.portalCareAsk),
                        hint: typed.isCare ? nil : t(.portalCareAskHint),
                        value: "care",
                        isOn: typed.isCare
                    )
                )
                page.draw(
                    Button(
                        t(typed.isCare ? .portalCareNot : .portalCareContinue),
                        .second,
                        name: FieldName.then,
                        value: typed.isCare ? "story" : "care"
                    )
                )
            }
        )
    }

    /// Help, then the law, then only what is needed to help (Domain 4.6).
    private func drawCare(into page: inout HTMLWriter) {
        page.p("", text: t(.portalCareLead))
        page.draw(CareHelp(frame: frame, site: frame.site(typed.site)))
        page.h2("", text: t(.portalCareOnly))
        page.p("", text: t(.portalCareNoStory))
    }

    private func drawReaders(into page: inout HTMLWriter) {
        page.draw(
            Notice(.info, title: t(.portalReadersTitle)) { page in
                if typed.isOutside || !typed.mustNotSee.isEmpty {
                    page.p("", text: t(.portalTakenReadOutside))
                } else {
                    if !typed.isCare { page.p("", text: t(.portalReadersSite)) }
                    page.p("", text: t(.portalReadersCare))
                    page.p("", text: t(.portalReadersOutside))
                }
            }
        )
        frame.drawWhatCannotBeHidden(into: &page)
    }

    func error(_ field: String) -> LocalizedText? { faults.first { $0.field == field }?.words }
}
