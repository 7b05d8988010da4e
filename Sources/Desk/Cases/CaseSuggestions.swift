// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import Operations

/// What the rules would say, each with its reason; people decide (Domain 4.3, 4.6, 4.11).
struct CaseSuggestions {
    private let state: CaseState
    private let reports: [ReportView]
    private let now: Instant
    private let calendar: SiteCalendar

    init(_ page: CasePage) {
        state = page.state
        reports = page.view.reports
        now = page.scene.now
        calendar = page.desk.operations.store.summaries.calendar(page.state.opening?.site)
    }

    var urgent: String? {
        guard !state.isUrgent, !state.isClosed, state.calls.isEmpty else { return nil }
        if reports.contains(where: { $0.report.state.intake?.dangerNow == .yes }) {
            return "the report says that somebody is in danger now"
        }
        return nil
    }

    /// The lowest grade that the acts allow, with each reason.
    var severity: String? {
        let floors = state.acts.compactMap { act in act.severityFloor.map { (act, $0) } }
        guard !state.isClosed, state.assessment == nil else { return nil }
        var reasons = floors.map { "\($0.0.code) (\($0.0.everyday)) is at least \($0.1.rawValue)" }
        if state.acts.contains(where: \.concernsChild) {
            reasons.append("it concerns a child, which adds one")
        }
        guard !reasons.isEmpty else { return nil }
        return reasons.joined(separator: "; ")
    }

    var track: (track: Track, why: String)? {
        let facts = state.trackFacts
        guard !state.isClosed, facts.track != state.track else { return nil }
        if facts.track == .light {
            guard state.mayBeLight else { return nil }
            return (.light, "no act of abuse is named, nobody is in danger and it is not graded 3 or more")
        }
        return (.heavy, facts.reasons.map(CaseSuggestions.words).joined(separator: "; "))
    }

    var restricted: String? {
        guard !state.isRestricted, !state.isClosed else { return nil }
        if let act = state.acts.first(where: \.isSexualViolence) {
            return "\(act.code) (\(act.everyday)) is named"
        }
        if state.acts.contains(where: \.concernsChild) || state.assessment?.childVictim == true {
            return "it concerns a child"
        }
        if reports.contains(where: { $0.report.state.intake?.isSensitive == true }) {
            return "a report was marked as sexual violence or a child"
        }
        return nil
    }

    /// Care that helps only for some hours; care itself is never too late.
    var medical: [(title: String, text: String)] {
        guard state.asksForCare, !state.isClosed else { return [] }
        return CareHours.lines(occurred: state.facts.occurred.start(calendar), now: now)
    }

    /// What the three answers say about a call that was made; it warns and never locks.
    static func care(_ call: UrgentCall) -> [String] {
        guard let helper = UrgentHelper.allCases.first(where: { call.called.hasPrefix($0.title) }) else {
            return []
        }
        let answers = ActNowQuestions(
            couldThisCallHarm: call.couldHarm,
            doTheyWantIt: call.theyWantIt,
            isTheCalledUninvolved: call.isUninvolved
        )
        return switch answers.advice(for: helper) {
        case .call: []
        case .callWithCare(let reasons), .chooseAnother(let reasons): reasons.map(\.title)
        }
    }

    private static func words(_ reason: HeavyReason) -> String {
        switch reason {
        case .act(let act): "\(act.code) (\(act.everyday)) is named"
        case .severity(let severity): "it is graded \(severity.rawValue)"
        case .danger: "somebody may be in danger"
        case .child: "it concerns a child"
        case .restricted: "it is restricted"
        case .chosen: "somebody chose so"
        }
    }
}
