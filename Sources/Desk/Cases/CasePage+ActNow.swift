// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

// "Act now" on a case, and the mark that says how urgent it is.
extension CasePage {
    func drawActNow(into page: inout HTMLWriter) {
        page.draw(
            ActNowForm(
                form: form,
                contacts: view.reports.compactMap(\.contact),
                services: scene.services,
                token: scene.token,
                advice: action(.advice),
                call: action(.call)
            )
        )
    }

    func drawUrgentForm(into page: inout HTMLWriter) {
        page.draw(
            dialog(state.isUrgent ? "Not urgent any more" : "Mark as urgent", .urgent, icon: .flag) { page in
                page.draw(HiddenField("urgent-flag", state.isUrgent ? "no" : "yes"))
                page.draw(
                    TextField(
                        name: "urgent-reason",
                        label: "Why",
                        hint: "One sentence.",
                        error: form.error("urgent-reason"),
                        value: form.text("urgent-reason")
                    )
                )
                page.draw(Button("Save"))
            }
        )
    }
}
