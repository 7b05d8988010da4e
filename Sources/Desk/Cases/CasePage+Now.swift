// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

// What must be done now: danger, promises, a second pair of eyes.
extension CasePage {
    func drawNow(into page: inout HTMLWriter) {
        page.draw(
            Panel("What must be done now", id: "now") { page in
                drawDanger(into: &page)
                drawUnread(into: &page)
                drawSecondLooks(into: &page)
                drawNextClocks(into: &page)
                if state.postponed != nil { drawPostponed(into: &page) }
                drawHanded(into: &page)
                guard mayWrite else { return }
                page.draw(
                    ButtonRow { page in
                        drawActNow(into: &page)
                        if state.isClosed { return }
                        drawUrgentForm(into: &page)
                        drawClockForm(into: &page)
                        drawPostponeForm(into: &page)
                    }
                )
            }
        )
    }

    private func drawDanger(into page: inout HTMLWriter) {
        if state.isUrgent {
            page.draw(
                Notice(
                    .danger,
                    title: "Urgent: somebody may be in danger",
                    text: state.calls.isEmpty
                        ? "Nobody has called for help yet. One person alone may do it; nothing has to be decided first."
                        : "Help has been called. Look below at what was said, and whether it holds."
                )
            )
        } else if let reason = CaseSuggestions(self).urgent {
            page.draw(Notice(.attention, text: Phrase("Suggested: mark it urgent, because \(reason).")))
        }
        for window in CaseSuggestions(self).medical {
            page.draw(Notice(.attention, title: window.title, text: window.text))
        }
    }

    private func drawUnread(into page: inout HTMLWriter) {
        guard let heard = state.heardAt, state.answeredAt.map({ heard > $0 }) ?? true else { return }
        page.draw(
            Notice(
                .attention,
                title: "The person who reported wrote again",
                text: Phrase(
                    "On \(scene.time(heard)), and nobody has answered since. It stands in the timeline."
                )
            )
        )
    }

    func drawNextClocks(into page: inout HTMLWriter) {
        let running = view.clocks.filter(\.isRunning)
        guard !state.isClosed, !running.isEmpty else {
            if !state.isClosed { page.p("quiet", text: "No promise is running.") }
            return
        }
        for clock in running.prefix(3) { page.draw(mark(clock)) }
        if running.count > 3 {
            page.p("quiet small", text: "\(running.count - 3) more beside, with those that were kept.")
        }
    }

    /// A promise as a clock; never by colour alone.
    func mark(_ clock: CaseClock) -> HTML.Clock {
        let day = scene.time(clock.due)
        if let met = clock.metAt {
            return HTML.Clock(
                clock.rule.title,
                .met,
                standing: met <= clock.due ? "kept" : "kept late",
                date: Phrase("on \(scene.day(met))")
            )
        }
        if clock.withheldBecause == nil, let reason = clock.pausedBecause {
            return HTML.Clock(
                clock.rule.title,
                .paused,
                standing: "stands still",
                date: Phrase("because \(PauseReason(code: reason)?.title ?? reason)")
            )
        }
        if let reason = clock.withheldBecause {
            return HTML.Clock(
                clock.rule.title,
                .paused,
                standing: "left undone, signed by two",
                date: Phrase("because \(reason)")
            )
        }
        let isOver = clock.due <= scene.now
        let isSoon = clock.due < scene.now.adding(hours: 24)
        let far = scene.distance(clock.due)
        return HTML.Clock(
            clock.rule.title,
            isOver ? .overdue : isSoon ? .soon : .due,
            standing: isOver ? "overdue by \(far)" : "in \(far)",
            date: Phrase("\(day)"),
            milliseconds: clock.due.milliseconds
        )
    }

    private func drawHanded(into page: inout HTMLWriter) {
        guard let handed = state.handed, let lead = state.lead else { return }
        page.p(
            "quiet",
            text: Phrase("Handed over to \(scene.name(lead)) by \(scene.name(handed.by)). \(handed.words)")
        )
    }

    private func drawPostponed(into page: inout HTMLWriter) {
        guard let postponed = state.postponed, postponed.until > scene.now else { return }
        page.p(
            "quiet",
            text: Phrase("Not before \(scene.day(postponed.until)), because \(postponed.reason)")
        )
    }
}
