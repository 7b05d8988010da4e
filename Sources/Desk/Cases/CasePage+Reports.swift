// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import Operations

// The reports' own words: never changed, with their language marked.
extension CasePage {
    func drawReports(into page: inout HTMLWriter) {
        page.draw(
            Panel("In their own words", id: "reports") { page in
                if view.reports.isEmpty {
                    page.p("quiet", text: "No report belongs to this case: we saw or read it ourselves.")
                }
                for (index, report) in view.reports.enumerated() {
                    draw(report, number: index + 1, into: &page)
                }
                guard mayWrite, !view.reports.isEmpty, state.hold == nil, !state.isClosed else { return }
                drawTakeOut(into: &page)
            }
        )
    }

    func draw(_ report: ReportView, number: Int, into page: inout HTMLWriter) {
        guard let intake = report.report.state.intake else {
            return page.p("quiet", text: "This report cannot be read here.")
        }
        let title =
            view.reports.count == 1
            ? Phrase("Report of \(scene.day(intake.received))")
            : Phrase("Report \(number), \(scene.day(intake.received))")
        page.h3(text: title)
        page.p(
            "quiet small",
            text: "\(intake.channel.title) · \(CasePage.languageName(intake.language))"
        )
        if intake.words.isEmpty {
            page.p("quiet", text: intake.isSensitive ? "No story was asked." : "No words were written.")
            if !report.report.state.spoken.isEmpty {
                page.p { $0.link("What was said in a recording, typed", to: .place("files")) }
            }
        } else {
            page.quoted(intake.words, language: intake.language.isEmpty ? nil : intake.language)
        }
        if !intake.pictograms.isEmpty {
            page.p("", text: "Chosen pictures: \(intake.pictograms.map(\.everyday).joined(separator: ", "))")
        }
        for more in report.report.state.additions where !more.addition.words.isEmpty {
            page.p("quiet small", text: Phrase("Added on \(scene.day(more.at))"))
            page.quoted(more.addition.words, language: intake.language.isEmpty ? nil : intake.language)
        }
        page.p {
            $0.link(
                view.reports.count == 1 ? "Open this report" : "Open report \(number)",
                to: Link(path: "/desk/reports/\(report.report.id.hex)")
            )
        }
    }

    static func languageName(_ code: String) -> String {
        switch code {
        case "en": "written in English"
        case "fr": "written in French"
        case "ar": "written in Arabic"
        case "": "language not known"
        default: "written in \(code)"
        }
    }

    private func drawTakeOut(into page: inout HTMLWriter) {
        page.draw(
            dialog("A report does not belong here", .takeout) { page in
                page.draw(
                    SelectField(
                        name: "takeout-report",
                        label: "Which report",
                        error: form.error("takeout-report"),
                        choices: reportChoices,
                        chosen: form.text("takeout-report")
                    )
                )
                drawField("takeout-reason", "Why it does not belong here", "", into: &page)
                page.draw(Button("Take it out and look at it anew", .second))
            }
        )
    }

    var reportChoices: [Choice] {
        view.reports.enumerated().map { index, report in
            let received = report.report.state.intake.map { scene.day($0.received) } ?? ""
            return Choice(report.report.id.hex, "Report \(index + 1), \(received)")
        }
    }
}
