// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Operations
internal import Domain
internal import HTML
internal import Records

// The two sheets, which cannot be confused, and the timeline, damaged entries in their places.
extension CasePage {
    func drawSheets(into page: inout HTMLWriter) {
        guard mayWrite else { return }
        if !view.reports.isEmpty { drawReply(into: &page) }
        drawConflict(.note, into: &page)
        page.draw(
            Composer(
                .amongOurselves(who: "Read by \(readers.map(\.description.name).joined(separator: ", "))."),
                to: action(.note),
                token: scene.token,
                hidden: seen,
                name: "note-text",
                value: form.text("note-text"),
                error: form.error("note-text")
            )
        )
    }

    private func drawReply(into page: inout HTMLWriter) {
        drawConflict(.reply, into: &page)
        let everybody = view.reports.count > 1 ? " All \(view.reports.count) people of this case get it." : ""
        page.draw(
            Composer(
                .toReporter(
                    how: "They read it at the follow page, with the long number of 24 digits.\(everybody)"
                ),
                to: action(.reply),
                token: scene.token,
                hidden: seen,
                name: "reply-text",
                value: form.text("reply-text"),
                error: form.error("reply-text")
            ) { page in
                page.draw(
                    SelectField(
                        name: "reply-next",
                        label: "They may look again",
                        choices: daysAhead([7, 14, 30, 60, 90]),
                        chosen: form.text("reply-next", else: scene.today.adding(days: 30).iso),
                        empty: "No new date"
                    )
                )
            }
        )
    }

    private var seen: [(String, String)] { [("seen", String(file.head))] }

    func drawTimeline(into page: inout HTMLWriter) {
        page.draw(
            Panel("Timeline", id: "timeline") { page in
                page.draw(Timeline(told.reversed().map(line)))
            }
        )
    }

    /// The history, with an answer that went to several people once.
    private var told: [HistoryItem<CaseEntry>] {
        var told: [HistoryItem<CaseEntry>] = []
        for item in file.history {
            if case .entry(let step) = item, case .entry(let last)? = told.last,
                case .repliedTo(_, let words) = step.entry, case .repliedTo(_, words) = last.entry,
                step.at == last.at, step.author == last.author
            {
                continue
            }
            told.append(item)
        }
        return told
    }

    private func line(_ item: HistoryItem<CaseEntry>) -> Timeline.Entry {
        switch item {
        case .entry(let step):
            let line = CaseLine(step, scene)
            return Timeline.Entry(
                line.kind,
                title: line.title,
                who: Phrase.value(line.who),
                time: scene.time(step.at),
                milliseconds: step.at.milliseconds
            ) { page in
                if !line.words.isEmpty { page.quoted(line.words) }
            }
        case .damaged(let sequence, let damage):
            return Timeline.Entry(
                .warning,
                title: "This entry is not what it should be",
                who: "",
                time: "entry \(sequence)",
                milliseconds: nil
            ) { page in
                page.p("", text: CasePage.words(damage))
            }
        }
    }

    private static func words(_ damage: Damage) -> String {
        switch damage {
        case .unreadable: "It cannot be opened with the key of its place."
        case .forged: "Its signature is not that of the person it names."
        case .notTheirs: "A member wrote it in the place of whoever reports."
        case .broken: "It was changed after it was written."
        case .missing: "It is missing: somebody took it away."
        case .newer: "It was written by a newer Amparo."
        }
    }
}
