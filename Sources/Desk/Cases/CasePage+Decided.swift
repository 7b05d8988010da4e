// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML

// What was decided, by whom and why: severity, credibility, stage (Domain 4.3, 2.4).
extension CasePage {
    func drawDecided(into page: inout HTMLWriter) {
        page.draw(
            Panel("What was decided", id: "decided") { page in
                drawSeverity(into: &page)
                page.draw(
                    Facts([
                        .init("Credibility", state.credibility.title), .init("Stage", state.stage.title),
                    ])
                )
                drawTriggers(into: &page)
                guard mayWrite, !state.isClosed else { return }
                page.draw(
                    ButtonRow { page in
                        drawAssessForm(into: &page)
                        if decidesCredibility { drawCredibilityForm(into: &page) }
                        if decidesCredibility { drawTriggersForm(into: &page) }
                        drawStageForm(into: &page)
                    }
                )
            }
        )
    }

    private func drawSeverity(into page: inout HTMLWriter) {
        if let why = CaseSuggestions(self).severity {
            page.draw(Notice(.attention, text: Phrase("Suggested: grade it now, because \(why).")))
        }
        guard let assessment = state.assessment else {
            return page.p("quiet", text: "Nobody has graded it yet.")
        }
        page.draw(SeverityMark(assessment.severity, label: "Severity \(assessment.severity)"))
        page.draw(
            Facts(
                SeverityScale.allCases.map { scale in
                    let value = score(scale, assessment)
                    let anchor = Score(rawValue: value).map { scale.anchor($0) } ?? ""
                    return .init(scale.title, "\(value) of 5: \(anchor)")
                },
                isWide: true
            )
        )
        page.ul { page in
            for reason in reasons(assessment) { page.li(text: reason) }
        }
        page.quoted(assessment.reason)
    }

    private func score(_ scale: SeverityScale, _ assessment: Assessment) -> Int {
        switch scale {
        case .scale: assessment.scale
        case .scope: assessment.scope
        case .irremediability: assessment.irremediability
        }
    }

    private func reasons(_ assessment: Assessment) -> [String] {
        let result = SeverityInput(
            scale: Score(rawValue: assessment.scale) ?? .five,
            scope: Score(rawValue: assessment.scope) ?? .five,
            irremediability: Score(rawValue: assessment.irremediability) ?? .five,
            acts: state.actSet,
            childVictim: assessment.childVictim,
            harmOngoing: assessment.stillOngoing
        ).result
        return result.reasons.map { reason in
            switch reason {
            case .worst(let scale, let score): "The worst of the three is \(scale.title): \(score.rawValue)."
            case .floor(let act, let floor): "\(act.code) (\(act.everyday)) is at least \(floor.rawValue)."
            case .child(let from, let to): "A child is concerned: from \(from.rawValue) to \(to.rawValue)."
            case .urgent: "It is still going on: urgent."
            }
        }
    }

    private func drawAssessForm(into page: inout HTMLWriter) {
        page.draw(
            dialog("Grade the severity", .assess, icon: .flag) { page in
                page.p("quiet", text: "The worst of the three decides; they are never averaged.")
                for scale in SeverityScale.allCases { drawScale(scale, into: &page) }
                page.draw(
                    TickField(
                        name: "assess-child",
                        label: "A victim is under 18, or may be",
                        isOn: form.isOn("assess-child", else: state.assessment?.childVictim ?? false)
                    )
                )
                page.draw(
                    TickField(
                        name: "assess-ongoing",
                        label: "Somebody is still held, or it is still going on",
                        isOn: form.isOn("assess-ongoing", else: state.isUrgent)
                    )
                )
                drawArea("assess-reason", "Why", "", rows: 2, into: &page)
                page.draw(Button("Sign this grade"))
            }
        )
    }

    private func drawScale(_ scale: SeverityScale, into page: inout HTMLWriter) {
        let stored = state.assessment.map { String(score(scale, $0)) } ?? ""
        page.draw(
            SelectField(
                name: "assess-\(scale.code)",
                label: scale.title,
                error: form.error("assess-\(scale.code)"),
                choices: Score.allCases.map {
                    Choice(String($0.rawValue), "\($0.rawValue) – \(scale.anchor($0))")
                },
                chosen: form.text("assess-\(scale.code)", else: stored),
                empty: "Choose one"
            )
        )
    }

    private func drawCredibilityForm(into page: inout HTMLWriter) {
        let next = Credibility.allCases.filter { state.credibility.canMove(to: $0) }
        page.draw(
            dialog("How well founded it is", .credibility, icon: .eye) { page in
                page.draw(
                    SelectField(
                        name: "credibility-state",
                        label: "Held to be",
                        error: form.error("credibility-state"),
                        choices: next.map { Choice($0.code, $0.title) },
                        chosen: form.text("credibility-state"),
                        empty: "Choose one"
                    )
                )
                drawArea("credibility-reason", "Why", "", rows: 2, into: &page)
                page.draw(
                    TextField(
                        name: "credibility-document",
                        label: "The authority's document",
                        hint: "Needed when an authority confirmed or refuted it: who, when, its number.",
                        error: form.error("credibility-document"),
                        value: form.text("credibility-document")
                    )
                )
                page.p(
                    "quiet",
                    text: state.closingSeverity.isGrave
                        ? "From severity 4 on it counts when a second person has signed."
                        : "Holding it less well founded than before counts when a second person has signed."
                )
                page.draw(Button("Sign this"))
            }
        )
    }

    private func drawStageForm(into page: inout HTMLWriter) {
        let next = CaseStage.allCases.filter {
            $0 != .closed && $0 != .reopened && state.stage.canMove(to: $0, track: state.track)
        }
        page.draw(
            dialog("Go to another stage", .stage, icon: .arrow) { page in
                page.draw(
                    SelectField(
                        name: "stage-next",
                        label: "Stage",
                        error: form.error("stage-next"),
                        choices: next.map { Choice($0.code, $0.title) },
                        chosen: form.text("stage-next"),
                        empty: "Choose one"
                    )
                )
                drawField("stage-reason", "Why, if it is not plain", "", into: &page)
                page.draw(Button("Go on"))
            }
        )
    }
}
