// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations
internal import Text

extension VisitPage {
    func drawAdd(into page: inout HTMLWriter) {
        page.h2("", text: t(.portalVisitAdd))
        page.draw(
            PostForm(
                to: frame.link(.add),
                token: FormToken(visit.token),
                hidden: promise(.add),
                hasFiles: true,
                progress: t(.portalReportSending),
                uploads: frame.uploads
            ) { page in
                page.draw(
                    TextAreaField(
                        name: FieldName.words,
                        label: t(.portalVisitAddWords),
                        hint: t(.portalReportWordsHint),
                        error: error(.add, FieldName.words),
                        value: draft.words(.add),
                        rows: 4
                    )
                )
                if draft.isOpen(.add) { page.draw(CarriedFiles(t: t, files: carried)) }
                page.draw(
                    FileField(
                        name: FieldName.file,
                        label: t(.portalReportFiles),
                        hint: frame.filesHint
                    )
                )
                frame.drawFilesApart(into: &page)
                page.draw(Button(t(.portalVisitAddSend)))
            }
        )
    }

    func drawRate(into page: inout HTMLWriter) {
        page.draw(
            Dialog(t(.portalVisitRate), icon: .check, isOpen: draft.isOpen(.rate)) { page in
                page.draw(
                    PostForm(to: frame.link(.rate), token: FormToken(visit.token)) { page in
                        scale(FieldName.process, .portalVisitProcess, draft.process, into: &page)
                        scale(FieldName.outcome, .portalVisitOutcome, draft.outcome, into: &page)
                        words(.rate, .portalVisitRateWords, into: &page)
                        page.draw(Button(t(.portalVisitRateSend)))
                    }
                )
            }
        )
    }

    func drawDisagree(into page: inout HTMLWriter) {
        page.draw(
            Dialog(t(.portalVisitDisagree), icon: .flag, isOpen: draft.isOpen(.disagree)) { page in
                page.draw(
                    PostForm(to: frame.link(.disagree), token: FormToken(visit.token)) { page in
                        page.p("", text: t(.portalVisitDisagreeText))
                        words(.disagree, .portalVisitDisagreeWords, into: &page)
                        page.draw(Button(t(.portalVisitDisagreeSend)))
                    }
                )
            }
        )
    }

    func drawContact(into page: inout HTMLWriter) {
        page.draw(
            Dialog(t(.portalVisitContact), icon: .person, isOpen: draft.isOpen(.contact)) { page in
                page.draw(
                    PostForm(
                        to: frame.link(.contact),
                        token: FormToken(visit.token),
                        hidden: promise(.contact)
                    ) { page in
                        page.draw(
                            ContactFields(
                                t: t,
                                typed: draft.isOpen(.contact) ? draft.contact : ContactForm(),
                                asksName: true,
                                keepsApart: frame.keepsApart
                            ) {
                                error(.contact, $0)
                            }
                        )
                        page.draw(Button(t(.portalVisitContactSend)))
                    }
                )
                page.draw(
                    PostForm(
                        to: frame.link(.contact),
                        token: FormToken(visit.token),
                        hidden: [(FieldName.withdraw, "yes")]
                    ) { page in
                        page.p("", text: t(.portalVisitWithdrawText))
                        page.draw(Button(t(.portalVisitWithdraw), .second))
                    }
                )
            }
        )
    }

    func drawPaper(into page: inout HTMLWriter) {
        page.draw(
            Dialog(t(.portalVisitPaper), icon: .check) { page in
                page.p("", text: t(.portalVisitPaperText))
                drawMark(into: &page)
                page.p("", text: t(.portalVisitPaperCare))
                page.draw(
                    PostForm(to: frame.link(.paper), token: FormToken(visit.token)) { page in
                        page.draw(Button(t(.portalVisitPaperGet), .second))
                    }
                )
                page.p("") { $0.a("", [.href(frame.link(.ledger))], text: t(.portalLedgerTitle)) }
            }
        )
    }

    /// Whether somebody outside has countersigned a list that holds the mark: said in both cases.
    private func drawMark(into page: inout HTMLWriter) {
        switch visit.mark {
        case nil: break
        case .promised(let day): page.p("", text: t(.portalVisitPaperPromised, frame.day(day)))
        case .listed: page.p("", text: t(.portalVisitPaperListed))
        case .countersigned(let heard):
            for each in heard {
                let day = frame.day(each.at.day)
                page.p("", text: t(.portalVisitPaperHeard, .text("name", each.name), day))
            }
        }
    }

    private func promise(_ form: PortalForm) -> [(String, String)] {
        frame.promise(draft.isOpen(form) && draft.isPromisedApart)
    }

    private func words(_ form: PortalForm, _ label: Message, into page: inout HTMLWriter) {
        page.draw(
            TextAreaField(
                name: FieldName.words,
                label: t(label),
                error: error(form, FieldName.words),
                value: draft.words(form),
                rows: 3,
                place: Self.place(of: form)
            )
        )
    }

    /// 1 (not at all) to 5 (entirely).
    private func scale(_ name: String, _ label: Message, _ chosen: String, into page: inout HTMLWriter) {
        page.draw(
            ChoiceField(
                name: name,
                label: t(label),
                hint: t(.portalVisitScaleHint),
                error: error(.rate, name),
                choices: (1...5).map {
                    Choice(String($0), NumberText.integer($0, frame.language.rawValue))
                } + [Choice("rather-not", t(.commonRatherNotSay))],
                chosen: [chosen],
                isInline: true
            )
        )
    }
}
