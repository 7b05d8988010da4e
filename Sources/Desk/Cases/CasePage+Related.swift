// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

// Cases that belong together, and many alike as one claim (Domain 4.11).
extension CasePage {
    func drawRelated(into page: inout HTMLWriter) {
        page.draw(
            Panel("Other cases, and many alike", id: "related") { page in
                drawGroupClaim(into: &page)
                drawLinks(into: &page)
                guard mayWrite else { return }
                page.draw(
                    ButtonRow { page in
                        drawLinkForm(into: &page)
                        if !state.links.isEmpty { drawUnlinkForm(into: &page) }
                        if !state.isClosed { drawGroupForm(into: &page) }
                    }
                )
            }
        )
    }

    private func drawGroupClaim(into page: inout HTMLWriter) {
        guard let group = state.group else { return }
        page.draw(
            Notice(.info, title: Phrase("One claim for \(group.homes) homes and \(group.people) people")) {
                page in
                if !group.note.isEmpty { page.quoted(group.note) }
                page.p(
                    "quiet",
                    text: state.groupAnswered.map {
                        "\($0) of \(state.reports.count) reports were answered together."
                    }
                        ?? "Not answered yet."
                )
            }
        )
    }

    private func drawLinks(into page: inout HTMLWriter) {
        guard !view.linked.isEmpty else {
            return page.p("quiet", text: "No other case is linked.")
        }
        page.ul { page in
            for line in view.linked { drawLink(line, into: &page) }
        }
    }

    private func drawLink(_ line: ListLine, into page: inout HTMLWriter) {
        let reason = state.links.first { $0.id == line.row.id }?.reason ?? ""
        page.li { page in
            page.link(
                Phrase("\(line.summary.code) \(line.summary.title)"),
                to: Link(path: "/desk/cases/\(line.row.id.hex)")
            )
            if !reason.isEmpty { page.span("quiet", text: Phrase(" \(reason)")) }
        }
    }

    private func drawLinkForm(into page: inout HTMLWriter) {
        page.draw(
            dialog("Link another case", .link, icon: .link) { page in
                page.draw(
                    TextField(
                        name: "link-to",
                        label: "Its code",
                        hint: "Such as KR-BA3-LO7-TI9-KE5.",
                        error: form.error("link-to"),
                        value: form.text("link-to"),
                        width: .half
                    )
                )
                drawField("link-reason", "What connects them", "", into: &page)
                page.draw(Button("Link it"))
            }
        )
    }

    private func drawUnlinkForm(into page: inout HTMLWriter) {
        page.draw(
            dialog("Take a link away", .unlink) { page in
                page.draw(
                    SelectField(
                        name: "unlink-from",
                        label: "Which case",
                        error: form.error("unlink-from"),
                        choices: view.linked.map {
                            Choice($0.row.id.hex, "\($0.summary.code) \($0.summary.title)")
                        },
                        chosen: form.text("unlink-from")
                    )
                )
                drawField("unlink-reason", "Why they do not belong together", "", into: &page)
                page.draw(Button("Take it away", .second))
            }
        )
    }

    private func drawGroupForm(into page: inout HTMLWriter) {
        page.draw(
            dialog("Many alike", .group, icon: .people) { page in
                page.p("quiet", text: "One answer goes to everybody, with one list.")
                drawField(
                    "group-homes",
                    "How many homes",
                    state.group.map { "\($0.homes)" } ?? "",
                    into: &page
                )
                drawField(
                    "group-people",
                    "How many people",
                    state.group.map { "\($0.people)" } ?? "",
                    into: &page
                )
                drawArea(
                    "group-note",
                    "What they have in common",
                    state.group?.note ?? "",
                    rows: 3,
                    into: &page
                )
                page.draw(Button("Save the claim"))
            }
        )
    }
}
