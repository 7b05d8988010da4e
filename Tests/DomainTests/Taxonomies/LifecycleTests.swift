// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct LifecycleTests {
    @Test func `a report moves forward, and what was answered can still become part of a case`() {
        #expect(ReportStage.received.canMove(to: .acknowledged))
        #expect(ReportStage.received.canMove(to: .answered))
        #expect(ReportStage.triaged.canMove(to: .duplicateLinked))
        #expect(ReportStage.answered.canMove(to: .linked))
        #expect(!ReportStage.acknowledged.canMove(to: .received))
        #expect(!ReportStage.answered.canMove(to: .redirected))
        for stage in ReportStage.allCases { #expect(!stage.canMove(to: .received)) }
    }

    @Test func `a full case takes one step on, any step back, and closes by its checklist`() {
        #expect(CaseStage.intake.canMove(to: .safety, track: .heavy))
        #expect(!CaseStage.intake.canMove(to: .assessment, track: .heavy))
        #expect(CaseStage.action.canMove(to: .safety, track: .heavy))
        #expect(CaseStage.intake.canMove(to: .closed, track: .heavy))
        #expect(CaseStage.closed.canMove(to: .reopened, track: .heavy))
        #expect(!CaseStage.closed.canMove(to: .action, track: .heavy))
        #expect(CaseStage.reopened.canMove(to: .decision, track: .heavy))
        for stage in CaseStage.allCases {
            #expect(!stage.canMove(to: .intake, track: .heavy))
            #expect(stage.canMove(to: .reopened, track: .heavy) == (stage == .closed))
        }
    }

    @Test func `a light case goes where it is needed`() {
        #expect(CaseStage.intake.canMove(to: .action, track: .light))
        #expect(!CaseStage.action.canMove(to: .action, track: .light))
    }

    @Test func `credibility rises step by step and reopens from anything`() {
        #expect(Credibility.unassessed.canMove(to: .credible))
        #expect(!Credibility.unassessed.canMove(to: .verified))
        #expect(Credibility.credible.canMove(to: .verified))
        #expect(Credibility.insufficientInformation.canMove(to: .credible))
        #expect(!Credibility.notCredible.canMove(to: .credible))
        for state in Credibility.allCases where state != .unassessed && state != .reopened {
            #expect(state.canMove(to: .reopened))
            #expect(Credibility.reopened.canMove(to: state))
        }
        for state in Credibility.allCases {
            #expect(!state.canMove(to: .unassessed))
            #expect(!state.canMove(to: state))
        }
    }

    @Test func `lowering, and every change of a grave case, needs a second reviewer outside security`() {
        #expect(Credibility.unassessed.requirements(for: .credible, severity: .s3) == [])
        #expect(
            Credibility.unassessed.requirements(for: .credible, severity: .s4) == [
                .secondReviewerOutsideSecurity
            ]
        )
        #expect(
            Credibility.unassessed.requirements(for: .notCredible, severity: .s1) == [
                .secondReviewerOutsideSecurity
            ]
        )
        #expect(
            Credibility.verified.requirements(for: .credible, severity: nil) == [
                .secondReviewerOutsideSecurity
            ]
        )
        #expect(
            Credibility.verified.requirements(for: .reopened, severity: .s2) == [
                .secondReviewerOutsideSecurity
            ]
        )
        #expect(
            Credibility.verified.requirements(for: .confirmedByAuthority, severity: .s2) == [
                .authorityDocument
            ]
        )
        #expect(
            Credibility.credible.requirements(for: .refutedByAuthority, severity: .s2)
                == [.authorityDocument, .secondReviewerOutsideSecurity]
        )
        #expect(Credibility.unassessed.requirements(for: .verified, severity: .s1) == nil)
    }

    @Test func `no way of lowering avoids the second reviewer by going through reopening`() {
        let strong: [Credibility] = [.credible, .verified, .confirmedByAuthority]
        let weak: [Credibility] = [.insufficientInformation, .notCredible]
        for from in strong {
            for to in weak {
                let first = from.requirements(for: .reopened, severity: .s1) ?? []
                let second = Credibility.reopened.requirements(for: to, severity: .s1) ?? []
                #expect(first.union(second).contains(.secondReviewerOutsideSecurity))
            }
        }
    }

    @Test func `a remedy counts only when the person confirms it, and can turn out not to have come`() {
        #expect(RemedyStage.delivered.canMove(to: .confirmed))
        #expect(RemedyStage.delivered.canMove(to: .agreed))
        #expect(!RemedyStage.agreed.canMove(to: .confirmed))
        for stage in RemedyStage.allCases { #expect(!RemedyStage.confirmed.canMove(to: stage)) }
    }
}
