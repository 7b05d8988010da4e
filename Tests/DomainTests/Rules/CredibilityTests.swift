// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct CredibilityTests {
    private func testimony(_ grade: InformationGrade, group: Int) -> GradedItem {
        GradedItem(kind: .testimony, information: grade, independenceGroup: group)
    }

    private func suggested(_ items: GradedItem...) -> Credibility {
        CredibilitySuggestion.of(items).credibility
    }

    @Test func `an anonymous tip alone is too little, says what would change it, and is not bad`() {
        let suggestion = CredibilitySuggestion.of([testimony(.cannotJudge, group: 1)])
        #expect(suggestion.credibility == .insufficientInformation)
        #expect(suggestion.wouldChange.contains(.oneBetterItem))
        #expect(CredibilitySuggestion.of([]).credibility == .insufficientInformation)
    }

    @Test func `one possible item, two independent sources, or a finding make it credible`() {
        #expect(suggested(testimony(.possible, group: 1)) == .credible)
        #expect(suggested(testimony(.doubtful, group: 1), testimony(.doubtful, group: 2)) == .credible)
        #expect(suggested(GradedItem(kind: .official, independenceGroup: 1)) == .credible)
        #expect(
            suggested(GradedItem(kind: .medical, independenceGroup: 1, medical: .consistent)) == .credible
        )
        #expect(
            suggested(GradedItem(kind: .medical, independenceGroup: 1, medical: .notConsistent))
                == .insufficientInformation
        )
    }

    @Test func `the same rumour through three mouths is one source`() {
        let rumour = [
            testimony(.doubtful, group: 7), testimony(.doubtful, group: 7), testimony(.doubtful, group: 7),
        ]
        let suggestion = CredibilitySuggestion.of(rumour)
        #expect(suggestion.credibility == .insufficientInformation)
        #expect(suggestion.wouldChange.contains(.oneMoreIndependentSource))
        #expect(suggested(testimony(.probable, group: 7), testimony(.confirmed, group: 7)) == .credible)
    }

    @Test func `two probable items apart, or a primary item with testimony, verify it`() {
        #expect(suggested(testimony(.probable, group: 1), testimony(.probable, group: 2)) == .verified)
        let video = GradedItem(
            kind: .video,
            information: .cannotJudge,
            independenceGroup: 1,
            isAuthenticated: true
        )
        #expect(suggested(video, testimony(.possible, group: 2)) == .verified)
        #expect(suggested(video, testimony(.improbable, group: 2)) == .insufficientInformation)
        let findings = GradedItem(kind: .medical, independenceGroup: 1, medical: .highlyConsistent)
        #expect(suggested(findings, testimony(.doubtful, group: 1)) == .verified)
        let weaker = GradedItem(kind: .medical, independenceGroup: 1, medical: .consistent)
        #expect(suggested(weaker, testimony(.doubtful, group: 1)) == .credible)
    }

    @Test func `something confirmed against it stops the suggestion and is named`() {
        let roster = GradedItem(
            kind: .document,
            reliability: .b,
            information: .confirmed,
            independenceGroup: 9,
            supports: false
        )
        let suggestion = CredibilitySuggestion.of([testimony(.possible, group: 1), roster])
        #expect(suggestion.credibility == .insufficientInformation)
        #expect(suggestion.reasons == [.confirmedAgainst])
        #expect(suggestion.wouldChange == [.resolveWhatSpeaksAgainst])
    }

    @Test func `it never suggests that somebody is not credible`() {
        var random = Seeded(state: 8)
        for _ in 0..<2_000 {
            let items = (0..<(Int(random.next() % 5))).map { _ in
                GradedItem(
                    kind: random.pick(EvidenceKind.allCases),
                    information: random.pick(InformationGrade.allCases),
                    independenceGroup: Int(random.next() % 3),
                    supports: random.flip(),
                    medical: random.pick(MedicalConsistency.allCases),
                    isAuthenticated: random.flip()
                )
            }
            let suggestion = CredibilitySuggestion.of(items)
            #expect([.insufficientInformation, .credible, .verified].contains(suggestion.credibility))
            #expect(!suggestion.reasons.isEmpty)
        }
    }
}
