// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension CaseState {
    /// What speaks for a full case as it stands now (Domain 4.11).
    package var trackFacts: TrackFacts {
        TrackFacts(
            severity: severity.flatMap(Severity.init(rawValue:)),
            acts: actSet,
            isUrgent: isUrgent,
            concernsChild: assessment?.childVictim ?? false,
            isRestricted: isRestricted
        )
    }

    /// One screen is only for what is light and was never held to be more.
    package var mayBeLight: Bool { trackFacts.track == .light && highestSeverity < Severity.s3.rawValue }
}
