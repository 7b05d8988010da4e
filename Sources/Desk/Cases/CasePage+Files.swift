// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Operations
internal import Domain
internal import HTML

// Files of the case and of its reports: seen safely, downloaded as they came.
extension CasePage {
    func drawFiles(into page: inout HTMLWriter) {
        page.draw(
            Panel("Files", id: "files") { page in
                if state.files.isEmpty, view.reports.allSatisfy({ $0.report.state.files.isEmpty }) {
                    page.p(
                        "quiet",
                        text: "No files yet. Photographs, recordings and papers are sealed as they arrive."
                    )
                }
                for report in view.reports { drawFiles(of: report.report, into: &page) }
                for (index, file) in state.files.enumerated() {
                    page.draw(desk.media(file, .caseFile, self.file.id, index))
                }
                drawOriginals(into: &page)
                if mayWrite, !state.isClosed { drawUpload(into: &page) }
            }
        )
    }

    private func drawFiles(of report: Opened<ReportState>, into page: inout HTMLWriter) {
        for index in report.state.files.indices {
            page.div("sent") { page in
                page.draw(desk.media(index, of: report))
                if let typed = report.state.transcript(of: index) {
                    desk.draw(typed, of: report.state, on: scene.day(typed.at), into: &page)
                }
            }
        }
    }

    /// Originals that are kept apart are asked for at their report.
    private func drawOriginals(into page: inout HTMLWriter) {
        for report in view.reports where !report.originals.isEmpty {
            page.p { page in
                page.text("Originals are kept apart. ")
                page.link("Ask for one at the report", to: DeskRoute.report(report.report.id).link)
            }
        }
    }

    private func drawUpload(into page: inout HTMLWriter) {
        page.draw(
            Dialog("Add files", icon: .plus, isOpen: form.isOpen(CaseVerb.file.rawValue)) { page in
                page.draw(
                    post(.file, hasFiles: true, progress: "Sending the files") { page in
                        page.draw(
                            FileField(
                                name: "file-upload",
                                label: "Files",
                                hint: "Several at once. They are sealed while they arrive.",
                                error: form.error("file-upload"),
                                isMultiple: true
                            )
                        )
                        page.draw(Button("Add them to the case"))
                    }
                )
            }
        )
    }
}
