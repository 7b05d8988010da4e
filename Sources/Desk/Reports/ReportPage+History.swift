// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import HTML
internal import Operations

// What went out, and everything that happened.
extension ReportPage {
    func drawThread(into page: inout HTMLWriter) {
        guard !view.messages.isEmpty else { return }
        page.draw(
            Panel("What the reporter can read") { page in
                page.draw(
                    Timeline(
                        view.messages.map { message in
                            .init(
                                .toReporter,
                                title: title(message),
                                who: "",
                                time: desk.dateTime(message.at, session),
                                milliseconds: message.at.milliseconds
                            ) { page in
                                if case .reply(let text) = message.body { page.quoted(text) }
                            }
                        }
                    )
                )
            }
        )
    }

    private func title(_ message: ThreadMessage) -> String {
        switch message.body {
        case .phrase(_, let next?): "Standing shown; look again on \(desk.date(next))"
        case .phrase(_, nil): "Standing shown"
        case .reply: "Our answer"
        case .youWrote: "They wrote; what they wrote is not shown there"
        }
    }

    func drawHistory(into page: inout HTMLWriter) {
        page.draw(
            Panel("Timeline", id: "timeline") { page in
                page.draw(
                    Timeline(
                        view.report.steps.reversed().map { step in
                            .init(
                                kind(step.entry),
                                title: heading(step.entry),
                                who: Phrase.value(desk.authorName(step.author)),
                                time: desk.dateTime(step.at, session),
                                milliseconds: step.at.milliseconds
                            ) { page in
                                page.quoted(step.entry.inWords)
                            }
                        }
                    )
                )
            }
        )
    }

    private func heading(_ entry: ReportEntry) -> String {
        switch entry {
        case .received: "Report"
        case .added, .disagreed, .rated, .contactGiven, .contactWithdrawn: "From the reporter"
        case .replied: "To the reporter"
        case .noted: "Note among ourselves"
        case .triaged, .unlinked, .setAside, .moved, .shared, .reviewDecided, .contactErased, .fileErased,
            .erasureDeclined:
            "Decision"
        case .adopted, .acknowledged, .promised, .keptApart, .readingAsked, .transcribed: "Step"
        }
    }

    private func kind(_ entry: ReportEntry) -> Timeline.Kind {
        switch entry {
        case .received, .added, .rated, .contactGiven, .contactWithdrawn: .fromReporter
        case .disagreed: .warning
        case .replied: .toReporter
        case .noted: .note
        case .triaged, .unlinked, .setAside, .moved, .shared, .reviewDecided, .contactErased, .fileErased,
            .erasureDeclined:
            .decision
        case .adopted, .acknowledged, .promised, .keptApart, .readingAsked, .transcribed: .event
        }
    }
}
