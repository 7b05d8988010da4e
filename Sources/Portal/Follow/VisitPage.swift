// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations

/// What the holder of a code is told, and what they may do.
struct VisitPage {
    let frame: PortalFrame
    let visit: Visit
    var message: Message?
    var isGood = false
    var faults: [FormFault] = []
    var refused: [LocalizedText] = []
    var draft = FollowDraft()
    var carried: [CarriedFile] = []

    var t: Speaker { frame.t }

    func render() -> [UInt8] {
        frame.render(.portalVisitTitle, errors: faults.map(placed), back: .follow) { page in
            if let message {
                page.draw(Notice(isGood ? .good : .attention, isLive: true, text: t(message)))
            }
            for line in refused { page.draw(Notice(.attention, isLive: true, text: line)) }
            drawStatus(into: &page)
            if visit.isReceipt { drawMessages(into: &page) } else { page.p("", text: t(.portalVisitShort)) }
            drawAdd(into: &page)
            drawRate(into: &page)
            drawDisagree(into: &page)
            drawContact(into: &page)
            if visit.isReceipt { drawPaper(into: &page) }
        }
    }

    private func drawStatus(into page: inout HTMLWriter) {
        page.draw(
            Notice(.info, title: t(.portalVisitNow)) { page in
                page.p("", text: phrase(visit.status.phrase, visit.status.next))
                if let next = visit.status.next {
                    page.p("", text: t(.portalVisitNext, frame.day(next)))
                }
            }
        )
    }

    private func phrase(_ number: Int, _ next: Day?) -> any Words {
        let day = next.map { frame.day($0) } ?? .text("date", "–")
        return t.phrase(number, day) ?? t.phrase(StandardPhrase.nothingNew, day) ?? t(.portalTab)
    }

    private func drawMessages(into page: inout HTMLWriter) {
        page.h2("", text: t(.portalVisitMessages))
        if visit.isDamaged { page.p("", text: t(.portalVisitDamaged)) }
        if visit.messages.isEmpty { page.p("", text: t(.portalVisitNoMessages)) }
        for message in visit.messages.reversed() { draw(message, into: &page) }
    }

    private func draw(_ message: ThreadMessage, into page: inout HTMLWriter) {
        let zone = frame.installation.sites.first?.zone ?? "UTC"
        let date = Argument.date("date", epochMilliseconds: message.at.milliseconds, zone: zone)
        page.article("service") { page in
            switch message.body {
            case .youWrote: page.p("quiet", text: t(.commonYouWrote, date))
            case .reply(let text):
                page.p("quiet", text: t(.commonWeWrote, date))
                page.p("words", [.direction("auto")], text: text)
            case .phrase(let number, let next):
                page.p("quiet", text: t(.commonWeWrote, date))
                page.p("", text: phrase(number, next))
                if let next { page.p("", text: t(.portalVisitNext, frame.day(next))) }
            }
        }
    }

    /// Several forms of this page ask for words: the summary leads to those of the form that was sent.
    private func placed(_ fault: FormFault) -> FormFault {
        guard fault.field == FieldName.words, let form = draft.form else { return fault }
        return FormFault(field: Self.place(of: form) ?? fault.field, words: fault.words)
    }

    static func place(of form: PortalForm) -> String? {
        form == .add ? nil : form.rawValue.replacing("/", with: "-")
    }

    func error(_ form: PortalForm, _ field: String) -> LocalizedText? {
        draft.isOpen(form) ? faults.first { $0.field == field }?.words : nil
    }
}
