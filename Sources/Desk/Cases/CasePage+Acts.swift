// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML

// Naming the acts, by group, so that thirty codes stay readable.
extension CasePage {
    private static let groups: [(title: String, codes: ClosedRange<Int>)] = [
        ("Below abuse", 0...0), ("Life and body", 1...5), ("Freedom and treatment", 6...9),
        ("Sexual violence", 10...12), ("Goods, homes and rights", 13...23), ("Others", 24...29),
    ]

    func drawActsForm(into page: inout HTMLWriter) {
        page.draw(
            dialog("Name the acts", .acts, icon: .flag) { page in
                let chosen = form.all("acts-code", else: state.acts.map(\.code))
                page.p(
                    "quiet",
                    text: "Any act but V00 makes it a full case; some bring a lowest severity with them."
                )
                for group in CasePage.groups { drawGroup(group, chosen, into: &page) }
                drawField("acts-reason", "Why", "", into: &page)
                page.draw(Button("Save the acts"))
            }
        )
    }

    private func drawGroup(
        _ group: (title: String, codes: ClosedRange<Int>),
        _ chosen: [String],
        into page: inout HTMLWriter
    ) {
        let acts = ActCode.allCases.filter { group.codes.contains($0.rawValue) }
        page.draw(
            Fold(group.title, isOpen: acts.contains { chosen.contains($0.code) }) { page in
                for act in acts {
                    page.div("choice") { page in
                        let id = "f-acts-\(act.code)"
                        page.void(
                            "input",
                            "",
                            [
                                .type("checkbox"), .id(id), .name("acts-code"), .value(act.code),
                                .flag("checked", chosen.contains(act.code)),
                            ]
                        )
                        page.label("", [.forField(id)]) { $0.span(text: "\(act.code) \(act.title)") }
                    }
                }
            }
        )
    }
}
