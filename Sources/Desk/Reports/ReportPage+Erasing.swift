// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

// What of a report may go for good (Domain 4.8).
extension ReportPage {
    func drawErasing(into page: inout HTMLWriter) {
        let isAlone = report.stage.isEnd && report.cases.isEmpty
        let files = report.files.enumerated().filter { !$0.element.isErased }
        guard isAlone || !report.contactsLeft.isEmpty || !files.isEmpty else { return }
        page.draw(
            Panel("What is kept", id: "kept") { page in
                page.draw(
                    ButtonRow { page in
                        if !report.contactsLeft.isEmpty {
                            drawErase(
                                .contact(report: view.report.id),
                                "Erase how to reach them",
                                "Only how to reach them, for good; the report stays. Nothing goes before another reader has signed: see Keeping and erasing, in the settings.",
                                into: &page
                            )
                        }
                        if !files.isEmpty {
                            page.draw(
                                Dialog("Erase one file", isDanger: true) { page in
                                    page.draw(
                                        ErasureForm(
                                            oneOf: files.map { index, file in
                                                (
                                                    .file(report: view.report.id, file: index),
                                                    file.shownName(index)
                                                )
                                            },
                                            "The file, its safe copy and its original, for good. Its fingerprint stays, and what was typed of a recording. Nothing goes before another reader has signed: see Keeping and erasing, in the settings.",
                                            token: request.token
                                        )
                                    )
                                }
                            )
                        }
                        if isAlone {
                            drawErase(
                                .report(view.report.id),
                                "Erase the report",
                                "The report, its files and its thread, and how to reach who sent it. Their number opens nothing any more. Nothing goes before another reader has signed: see Keeping and erasing, in the settings.",
                                into: &page
                            )
                        }
                    }
                )
            }
        )
    }

    private func drawErase(
        _ subject: ErasureSubject,
        _ label: Phrase,
        _ what: Phrase,
        into page: inout HTMLWriter
    ) {
        page.draw(
            Dialog(label, isDanger: true) { page in
                page.draw(ErasureForm(subject, what, token: request.token))
            }
        )
    }
}
