// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Operations
internal import Domain
internal import HTML
internal import Records

// What stands above everything: damage, another's words, a signature that is awaited.
extension CasePage {
    func drawBoxAlerts(into page: inout HTMLWriter) {
        if file.isReadOnly {
            page.draw(
                Notice(
                    .attention,
                    title: "Part of this case was written by a newer Amparo",
                    text:
                        "You can read what is understood here. To write on it, this installation has to be updated."
                )
            )
        }
        let damaged = file.damage.count + view.reports.reduce(0) { $0 + $1.report.damage.count }
        if damaged > 0 {
            page.draw(
                Notice(
                    .danger,
                    title: "Part of this history is not what it should be",
                    text:
                        "\(damaged == 1 ? "One entry" : "\(damaged) entries") below could not be checked. Each is shown in its place; tell an administrator."
                )
            )
        }
        if let closing = state.closing {
            page.draw(
                Notice(.good, title: "This case is closed") { page in
                    page.p(
                        "",
                        text: Phrase("\(closing.closing.outcome.title), \(scene.day(closing.at)). ")
                    )
                    page.quoted(closing.closing.summary)
                    if let until = state.reviewWindow(desk.operations.store.summaries) {
                        page.p(
                            "quiet",
                            text: Phrase(
                                "Who reported may ask other people for a review until \(scene.day(until))."
                            )
                        )
                    }
                }
            )
        }
    }

    /// Both texts of a conflict: what somebody else wrote meanwhile, and what was typed here.
    func drawConflict(_ verb: CaseVerb, into page: inout HTMLWriter) {
        guard form.verb == verb.rawValue, let since = form.conflictSince else { return }
        page.draw(
            Notice(.attention, title: "Somebody else wrote on this case first", isLive: true) { page in
                page.p(
                    "",
                    text:
                        "Nothing of yours is lost. Compare the two; change yours if you like, then save it again: it then goes on top of the newer state."
                )
            }
        )
        page.draw(
            Versions([
                .init("Written meanwhile", newer(than: since)),
                .init("What you wrote", typedText),
            ])
        )
    }

    /// The entries after a head, as sentences.
    func newer(than head: Int) -> String {
        let lines = file.steps.filter { $0.sequence > head }.map { step in
            let line = CaseLine(step, scene)
            let words = line.words.isEmpty ? "" : "\n" + line.words
            return "\(line.title.forAttribute), \(line.who), \(scene.time(step.at))\(words)"
        }
        return lines.isEmpty
            ? "A report of this case has changed; see the timeline." : lines.joined(separator: "\n\n")
    }

    private var typedText: String {
        let typed = form.fields.filter {
            $0.name.hasPrefix(form.verb + "-") && !$0.value.isEmpty && !$0.name.hasSuffix("passphrase")
                && !$0.name.hasSuffix("-heads")
        }
        return typed.map(\.value).joined(separator: "\n")
    }
}
