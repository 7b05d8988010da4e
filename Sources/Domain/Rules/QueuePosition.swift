// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Where a case stands in the queue, smaller first (Domain 4.3); cost, noise, credibility and rank are no inputs.
package struct QueuePosition<Subject: Comparable & Hashable & Sendable>: Comparable, Hashable, Sendable {
    package var isUrgent: Bool
    package var severity: Severity
    package var scale: Score
    package var irremediability: Score
    package var scope: Score
    /// When care or evidence is lost, the sooner the earlier; none stands last.
    package var nextLoss: Instant?
    package var received: Instant
    /// Decides only between equals, so that the order is total.
    package var subject: Subject

    package init(
        isUrgent: Bool,
        severity: Severity,
        scale: Score,
        irremediability: Score,
        scope: Score,
        nextLoss: Instant?,
        received: Instant,
        subject: Subject
    ) {
        self.isUrgent = isUrgent
        self.severity = severity
        self.scale = scale
        self.irremediability = irremediability
        self.scope = scope
        self.nextLoss = nextLoss
        self.received = received
        self.subject = subject
    }

    /// Nobody graded it yet: before graded ones of the same severity, since it may be worse than it looks.
    package static func ungraded(
        acts: Set<ActCode>,
        isUrgent: Bool,
        isSensitive: Bool = false,
        isLight: Bool = false,
        nextLoss: Instant?,
        received: Instant,
        subject: Subject
    ) -> QueuePosition {
        QueuePosition(
            isUrgent: isUrgent,
            severity: ProvisionalSeverity.of(
                graded: nil,
                acts: acts,
                isUrgent: isUrgent,
                isSensitive: isSensitive,
                isLight: isLight
            ),
            scale: .five,
            irremediability: .five,
            scope: .five,
            nextLoss: nextLoss,
            received: received,
            subject: subject
        )
    }

    package static func < (left: QueuePosition, right: QueuePosition) -> Bool {
        if left.isUrgent != right.isUrgent { return left.isUrgent }
        if left.severity != right.severity { return left.severity > right.severity }
        if left.scale != right.scale { return left.scale > right.scale }
        if left.irremediability != right.irremediability {
            return left.irremediability > right.irremediability
        }
        if left.scope != right.scope { return left.scope > right.scope }
        if left.nextLoss != right.nextLoss {
            guard let leftLoss = left.nextLoss else { return false }
            guard let rightLoss = right.nextLoss else { return true }
            return leftLoss < rightLoss
        }
        if left.received != right.received { return left.received < right.received }
        return left.subject < right.subject
    }
}

/// An impact that has not happened; only here does likelihood count, and after severity (Domain 4.3).
package struct PotentialImpactPosition: Comparable, Hashable, Sendable {
    package var severity: Severity
    package var likelihood: Score

    package init(severity: Severity, likelihood: Score) {
        self.severity = severity
        self.likelihood = likelihood
    }

    package static func < (left: PotentialImpactPosition, right: PotentialImpactPosition) -> Bool {
        if left.severity != right.severity { return left.severity > right.severity }
        return left.likelihood > right.likelihood
    }
}
