// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct TriggerTests {
    static let nowhere = TriggerFacts(place: .no, equipment: .no, activity: .no, area: .no, staff: .no)

    struct Known: Sendable, CustomTestStringConvertible {
        let id: String
        let yes: [TriggerLetter]
        let acts: Set<ActCode>
        var agrees = false
        let inquiry: InquiryKind
        var setting = false
        var testDescription: String { id }
    }

    static let demonstration = [
        Known(id: "KR-25-001", yes: [.area], acts: [.v13], inquiry: .inquiry),
        Known(id: "KR-25-002 below abuse", yes: [.place], acts: [.v00], inquiry: .none),
        Known(id: "KR-25-003", yes: [.place], acts: [.v03, .v07], inquiry: .full),
        Known(id: "KR-25-005 before consent", yes: [.area], acts: [.v10], inquiry: .inquiry, setting: true),
        Known(id: "KR-25-006", yes: [.equipment, .activity], acts: [.v01, .v04, .v18], inquiry: .full),
        Known(id: "KR-25-008 with consent", yes: [.place], acts: [.v12], agrees: true, inquiry: .full),
        Known(id: "KR-25-009", yes: [.equipment], acts: [.v08, .v07], inquiry: .full),
        Known(id: "KR-26-001", yes: [.activity, .area], acts: [.v20, .v22], inquiry: .full),
        Known(id: "KR-26-002 outside the area", yes: [], acts: [.v27], inquiry: .none),
        Known(id: "PD-26-002", yes: [.place], acts: [.v11, .v13], inquiry: .full, setting: true),
        Known(id: "private guards go elsewhere", yes: [.place], acts: [.v29], inquiry: .none),
    ]

    @Test(arguments: demonstration) func `a demonstration case triggers what the scenario says`(
        _ known: Known
    ) {
        var facts = Self.nowhere
        for letter in known.yes {
            switch letter {
            case .place: facts.place = .yes
            case .equipment: facts.equipment = .yes
            case .activity: facts.activity = .yes
            case .area: facts.area = .yes
            case .staff: facts.staff = .yes
            }
        }
        let result = facts.result(acts: known.acts, survivorAgrees: known.agrees)
        #expect(result.inquiry == known.inquiry)
        #expect(result.isSettingReview == known.setting)
        #expect(!result.mayGrow)
        if known.inquiry != .none { #expect(result.basis == known.yes) }
    }

    @Test func `staff taking part is enough for a full investigation`() {
        var facts = Self.nowhere
        facts.staff = .yes
        #expect(facts.result(acts: [.v14]).inquiry == .full)
    }

    @Test func `what is not known yet can make it more, and the ledger suggests`() {
        let facts = TriggerFacts(
            place: .no,
            activity: .ratherNot,
            area: .yes,
            staff: .no,
            unitHeldSupport: true
        )
        let result = facts.result(acts: [.v08])
        #expect(result.inquiry == .inquiry)
        #expect(result.mayGrow)
        #expect(result.unknown == [.equipment, .activity])
        #expect(result.suggested == [.equipment])
    }

    @Test func `no answer makes an investigation smaller`() {
        var random = Seeded(state: 5)
        let answers: [OpenAnswer] = [.yes, .no, .unknown, .notAsked]
        for _ in 0..<500 {
            var facts = TriggerFacts(
                place: random.pick(answers),
                equipment: random.pick(answers),
                activity: random.pick(answers),
                area: random.pick(answers),
                staff: random.pick(answers)
            )
            let before = facts.result(acts: [.v03]).inquiry
            facts.area = .yes
            #expect(facts.result(acts: [.v03]).inquiry >= before)
            facts.place = .yes
            #expect(facts.result(acts: [.v03]).inquiry == .full)
        }
    }

    @Test func `one screen is enough only for the small, the safe and the grown`() {
        #expect(TrackFacts(severity: .s2, acts: [.v00]).track == .light)
        #expect(TrackFacts().track == .light)
        #expect(TrackFacts(severity: .s3).reasons == [.severity(.s3)])
        #expect(TrackFacts(severity: .s1, acts: [.v00, .v13]).reasons == [.act(.v13)])
        #expect(TrackFacts(acts: [.v29]).track == .heavy)
        #expect(TrackFacts(isUrgent: true).track == .heavy)
        #expect(TrackFacts(concernsChild: true).track == .heavy)
        #expect(TrackFacts(isRestricted: true).track == .heavy)
        #expect(TrackFacts(severity: .s1, chosenHeavy: true).reasons == [.chosen])
        #expect(LightField.allCases.count == 6)
    }
}
