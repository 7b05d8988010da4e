// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What people answered when they graded an impact (Domain 4.3); nothing else may enter the grade.
package struct SeverityInput: Hashable, Sendable {
    package var scale: Score
    package var scope: Score
    package var irremediability: Score
    package var acts: Set<ActCode>
    /// A victim under eighteen, or somebody who may be.
    package var childVictim: Bool
    /// Somebody still held, hunted, hurt or about to be.
    package var dangers: Set<DangerKind>
    package var harmOngoing: Bool

    package init(
        scale: Score,
        scope: Score,
        irremediability: Score,
        acts: Set<ActCode> = [],
        childVictim: Bool = false,
        dangers: Set<DangerKind> = [],
        harmOngoing: Bool = false
    ) {
        self.scale = scale
        self.scope = scope
        self.irremediability = irremediability
        self.acts = acts
        self.childVictim = childVictim
        self.dangers = dangers
        self.harmOngoing = harmOngoing
    }

    /// The worst of the three, lifted by floors and by a child; one side alone can make it grave.
    package var result: SeverityResult {
        let worst = max(scale, scope, irremediability)
        var value = Severity(rawValue: worst.rawValue) ?? .s5
        var reasons = SeverityScale.allCases.filter { score(on: $0) == worst }
            .map { SeverityReason.worst($0, worst) }
        for act in acts.sorted() {
            guard let floor = act.severityFloor else { continue }
            reasons.append(.floor(act, floor))
            value = max(value, floor)
        }
        if childVictim || acts.contains(where: \.concernsChild) {
            let lifted = Severity(rawValue: value.rawValue + 1) ?? .s5
            reasons.append(.child(from: value, to: lifted))
            value = lifted
        }
        let isUrgent = !dangers.isEmpty || harmOngoing
        if isUrgent { reasons.append(.urgent) }
        return SeverityResult(severity: value, isUrgent: isUrgent, reasons: reasons)
    }

    private func score(on side: SeverityScale) -> Score {
        switch side {
        case .scale: scale
        case .scope: scope
        case .irremediability: irremediability
        }
    }
}

/// A grade with the reasons it stands on.
package struct SeverityResult: Hashable, Sendable {
    package let severity: Severity
    package let isUrgent: Bool
    package let reasons: [SeverityReason]
}

/// Why a grade is what it is (Domain 4.3).
package enum SeverityReason: Hashable, Sendable {
    case worst(SeverityScale, Score)
    case floor(ActCode, Severity)
    case child(from: Severity, to: Severity)
    case urgent
}

/// What stands in until somebody grades: the middle, unless danger or a grave act is already known (Domain 4.9).
package enum ProvisionalSeverity {
    package static let ungraded = Severity.s3

    /// What the light track holds: below abuse, and nobody in danger.
    package static let light = Severity.s2

    /// The care tick says sexual violence or a child without asking for an act: it is taken as grave (Domain 4.6).
    package static func of(
        graded: Severity?,
        acts: Set<ActCode>,
        isUrgent: Bool,
        isSensitive: Bool = false,
        isLight: Bool = false
    ) -> Severity {
        if let graded { return graded }
        let floor = acts.compactMap(\.severityFloor).max()
        let isGrave = isUrgent || isSensitive || acts.contains(where: \.isGraveUntilGraded)
        if isLight, !isGrave, acts.allSatisfy(\.isBelowAbuse) { return light }
        return max(floor ?? ungraded, isGrave ? .s4 : ungraded)
    }
}
