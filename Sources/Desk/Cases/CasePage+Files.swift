// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Operations
internal import Domain
internal import HTML

// Files of the case and of its reports: seen safely, downloaded as they came.
extension CasePage {
    func drawFiles(into page: inout HTMLWriter) {
        let media = shown
        page.draw(
            Panel("Files", id: "files") { page in
                if media.isEmpty {
                    page.p(
                        "quiet",
                        text: "No files yet. Photographs, recordings and papers are sealed as they arrive."
                    )
                }
                for file in media { page.draw(file) }
                drawOriginals(into: &page)
                if mayWrite, !state.isClosed { drawUpload(into: &page) }
            }
        )
    }

    private var shown: [MediaView] {
        view.reports.flatMap { report in
            report.report.state.files.enumerated().map { index, file in
                desk.media(file, of: report.report.id, index)
            }
        }
            + state.files.enumerated().map { index, file in
                desk.media(file, .caseFile, self.file.id, index)
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
