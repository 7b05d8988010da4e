// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations

extension ReportPage {
    func drawWhat(into page: inout HTMLWriter) {
        page.draw(
            TextAreaField(
                name: FieldName.words,
                label: t(.portalReportWords),
                hint: t(.portalReportWordsHint),
                error: error(FieldName.words),
                value: typed.words
            )
        )
        page.draw(
            ChoiceField(
                name: FieldName.pictures,
                label: t(.portalReportPictures),
                hint: t(.portalReportPicturesHint),
                kind: .several,
                choices: ReportPicture.allCases.map {
                    Choice($0.act.code, t($0.label), picture: $0.pictogram)
                },
                chosen: typed.pictures
            )
        )
    }

    func drawCircumstances(into page: inout HTMLWriter) {
        page.draw(
            ChoiceField(
                name: FieldName.danger,
                label: t(.portalReportDanger),
                choices: openChoices(yesNo: true),
                chosen: [typed.danger]
            )
        )
        drawSite(into: &page)
        page.draw(
            DateField(
                name: FieldName.when,
                label: t(.portalReportWhen),
                hint: t(.portalReportWhenHint),
                error: error(FieldName.when),
                typed: typed.when,
                labels: .init(
                    day: t(.commonDay),
                    month: t(.commonMonth),
                    year: t(.commonYear),
                    notKnown: t(.portalReportWhenOpen)
                )
            )
        )
        page.draw(
            TextField(
                name: FieldName.whenWords,
                label: t(.portalReportWhenWords),
                error: error(FieldName.whenWords),
                value: typed.whenWords
            )
        )
        guard !typed.isCare else { return }
        page.draw(
            TextField(
                name: FieldName.place,
                label: t(.portalReportPlace),
                hint: t(.portalReportPlaceHint),
                error: error(FieldName.place),
                value: typed.place
            )
        )
        open(FieldName.placeOpen, t(.portalReportPlace), typed.placeOpen, into: &page)
        page.draw(
            TextField(
                name: FieldName.who,
                label: t(.portalReportWho),
                hint: t(.portalReportWhoHint),
                error: error(FieldName.who),
                value: typed.who
            )
        )
        open(FieldName.whoOpen, t(.portalReportWho), typed.whoOpen, into: &page)
    }

    private func drawSite(into page: inout HTMLWriter) {
        if frame.installation.sites.count != 1 {
            page.draw(
                ChoiceField(
                    name: FieldName.site,
                    label: t(.portalReportSite),
                    hint: t(typed.isCare ? .portalCareSiteHint : .portalReportSiteHint),
                    choices: frame.installation.sites.map { Choice($0.id.hex, Phrase.value($0.name)) }
                        + openChoices(yesNo: false),
                    chosen: [typed.site]
                )
            )
        }
        page.draw(
            TickField(
                name: FieldName.outside,
                label: t(.portalReportOutside),
                hint: t(.portalReportOutsideHint),
                isOn: typed.isOutside
            )
        )
        page.draw(
            TextField(
                name: FieldName.mustNotSee,
                label: t(.portalReportMustNotSee),
                hint: t(.portalReportMustNotSeeHint),
                error: error(FieldName.mustNotSee),
                value: typed.mustNotSee
            )
        )
        open(
            FieldName.mustNotSeeOpen,
            t(.portalReportMustNotSee),
            typed.mustNotSeeOpen,
            into: &page
        )
    }

    func drawContact(into page: inout HTMLWriter) {
        page.h2("", text: t(.portalReportAboutYou))
        page.draw(
            ContactFields(
                t: t,
                typed: typed.contact,
                asksName: false,
                keepsApart: frame.keepsApart,
                error: error
            )
        )
        open(FieldName.neverOpen, t(.portalContactNever), typed.neverOpen, into: &page)
    }

    func drawFiles(into page: inout HTMLWriter) {
        page.draw(CarriedFiles(t: t, files: carried))
        // With the tick nobody is asked to show or to tell.
        guard !typed.isCare else { return }
        page.draw(
            FileField(
                name: FieldName.voice,
                label: t(.portalReportVoice),
                hint: t(.portalReportVoiceHint),
                accept: "audio/*",
                recorder: .init(
                    start: t(.portalReportRecord),
                    stop: t(.portalReportRecordStop),
                    refused: t(.portalReportRecordRefused),
                    recorded: t(.portalReportRecorded, .text("length", "%"))
                )
            )
        )
        page.draw(
            FileField(
                name: FieldName.file,
                label: t(.portalReportFiles),
                hint: frame.filesHint
            )
        )
        frame.drawFilesApart(into: &page)
    }

    private func openChoices(yesNo: Bool) -> [Choice] {
        let first = yesNo ? [Choice("yes", t(.commonYes)), Choice("no", t(.commonNo))] : []
        return first + [
            Choice("unknown", t(.commonDoNotKnow)), Choice("rather-not", t(.commonRatherNotSay)),
        ]
    }

    private func open(
        _ name: String,
        _ label: LocalizedText,
        _ chosen: String,
        into page: inout HTMLWriter
    ) {
        page.draw(
            ChoiceField(
                name: name,
                label: label,
                choices: openChoices(yesNo: false),
                chosen: [chosen],
                isInline: true,
                isLabelHidden: true
            )
        )
    }
}
