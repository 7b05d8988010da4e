// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct FactsTests {
    @Test func `the numbers of the acts are their codes`() {
        #expect(ActCode.allCases.count == 30)
        for act in ActCode.allCases {
            #expect(act.code == (act.rawValue < 10 ? "V0\(act.rawValue)" : "V\(act.rawValue)"))
            #expect(!act.everyday.isEmpty && !act.standards.isEmpty)
        }
        #expect(Set(ActCode.allCases.map(\.everyday)).count == 30)
    }

    @Test func `the acts that always are grave have their floors`() {
        let floors = ActCode.allCases.filter { $0.severityFloor != nil }
        #expect(floors == [.v01, .v02, .v06, .v09, .v10, .v17])
        #expect(ActCode.v17.severityFloor == .s4)
        #expect(floors.filter { $0.severityFloor == .s5 }.count == 5)
        for act in floors { #expect(act.isGraveUntilGraded) }
    }

    @Test func `sexual violence, the trigger and the elders' consent cover the acts of the text`() {
        #expect(ActCode.allCases.filter(\.isSexualViolence) == [.v10, .v11, .v12])
        #expect(ActCode.allCases.filter { !$0.canTrigger } == [.v00, .v29])
        #expect(ActCode.allCases.filter(\.needsConsentToSettle).map(\.rawValue) == Array(1...12))
        #expect(ActCode.allCases.filter(\.isBelowAbuse) == [.v00])
    }

    @Test func `voice and text messages are never fully anonymous`() {
        #expect(AccessChannel.allCases.count == 19)
        for channel in [AccessChannel.hotlineVoice, .sms, .keypadMenu, .secureEmail] {
            #expect(channel.anonymityCeiling == .networkVisible)
        }
        #expect(
            AccessChannel.allCases.filter { $0.anonymityCeiling == .full } == [.webForm, .tipBox, .letter]
        )
        #expect(AccessChannel.allCases.contains { $0.literacyNeed == .nothing })
        #expect(AccessChannel.equipmentCheck.origin == .equipmentCheck)
        #expect(!AccessChannel.equipmentCheck.origin.isComplaint)
    }

    @Test func `what would make a register of people is never searched or counted`() {
        #expect(VulnerableGroup.allCases.count == 23)
        #expect(VulnerableGroup.allCases.filter(\.isVaultOnly) == [.lgbti, .stigmatisedHealth])
        for group in [VulnerableGroup.defender, .journalist, .unionMember, .ngoWorker, .lgbti] {
            #expect(group.isNeverSearched)
        }
        #expect(!VulnerableGroup.women.isNeverSearched)
    }

    @Test(arguments: [
        (0, AgeBand.under12), (11, .under12), (12, .under18), (17, .under18), (18, .under25), (59, .under60),
        (60, .over60),
    ])
    func `ages fall into coarse bands`(_ years: Int, _ band: AgeBand) {
        #expect(AgeBand.of(years: years) == band)
        #expect(band.isChild == (years < 18))
    }

    @Test func `causing and contributing owe remedy, being linked does not`() {
        #expect(Involvement.allCases.filter(\.owesRemedy) == [.contributed, .caused])
        #expect(RemedyKind.allCases.filter(\.isCompanyAct).count == 3)
        #expect(SafeContactMode.allCases.filter(\.weMayBegin) == [.call, .sms, .visit, .intermediary])
    }
}
