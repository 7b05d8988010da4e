// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import Operations

// The column that stays: clocks, how to reach them, what we must not do, in whose hands.
extension CasePage {
    func drawFacts(into page: inout HTMLWriter) {
        if let severity = state.severity {
            page.draw(SeverityMark(severity, label: "Severity \(severity)"))
        }
        if !state.isClosed {
            page.draw(
                Panel("Promises") { page in
                    let kept = view.clocks.filter { $0.metAt != nil }
                    for clock in view.clocks where clock.metAt == nil { page.draw(mark(clock)) }
                    if !kept.isEmpty {
                        page.draw(
                            Fold(kept.count == 1 ? "1 kept" : "\(kept.count) kept") { page in
                                for clock in kept { page.draw(mark(clock)) }
                            }
                        )
                    }
                    if view.clocks.isEmpty { page.p("quiet", text: "None is running.") }
                }
            )
        }
        drawReach(into: &page)
        page.draw(
            Panel("In whose hands") { page in
                page.draw(
                    Facts([
                        .init("Lead", value: state.lead.map { scene.name($0) } ?? "nobody yet"),
                        .init("Read by", value: readers.map(\.description.name).joined(separator: ", ")),
                    ])
                )
                if mayWrite, !state.isClosed { drawAssign(into: &page) }
            }
        )
    }

    private func drawReach(into page: inout HTMLWriter) {
        let never = Set(
            view.reports.flatMap { [$0.contact?.never ?? "", $0.report.state.intake?.mustNotDo ?? ""] }
                .filter { !$0.isEmpty }
        )
        page.draw(
            Notice(never.isEmpty ? .info : .danger, title: "What we must not do") { page in
                page.p { page in
                    if never.isEmpty {
                        page.text("Nothing was said.")
                    } else {
                        page.value(never.sorted().joined(separator: " · "))
                    }
                }
            }
        )
        drawApart(into: &page)
        let contacts = view.reports.compactMap(\.contact).filter { !$0.reach.isEmpty }
        guard !contacts.isEmpty else { return }
        page.draw(
            Panel("How to reach them") { page in
                page.draw(
                    Facts(
                        contacts.map {
                            .init(
                                $0.mode.title,
                                value: [$0.name, $0.reach].filter { !$0.isEmpty }.joined(separator: ", ")
                            )
                        }
                    )
                )
            }
        )
    }

    private func drawAssign(into page: inout HTMLWriter) {
        page.draw(
            dialog("Hand it over", .assign, icon: .people) { page in
                page.draw(
                    SelectField(
                        name: "assign-member",
                        label: "To whom",
                        error: form.error("assign-member"),
                        choices: readers.map { Choice($0.id.hex, $0.description.name) },
                        chosen: form.text("assign-member", else: state.lead?.hex ?? ""),
                        empty: "Nobody yet"
                    )
                )
                drawField("assign-reason", "A word with it", "", into: &page)
                page.draw(Button("Hand over"))
            }
        )
    }
}
