// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct ActNowTests {
    private func advice(
        _ harm: OpenAnswer,
        _ want: OpenAnswer,
        _ uninvolved: OpenAnswer,
        _ helper: UrgentHelper = .lawyer
    ) -> ActNowAdvice {
        ActNowQuestions(couldThisCallHarm: harm, doTheyWantIt: want, isTheCalledUninvolved: uninvolved)
            .advice(for: helper)
    }

    @Test func `three good answers mean call`() {
        for helper in UrgentHelper.allCases { #expect(advice(.no, .yes, .yes, helper) == .call) }
    }

    @Test func `a bad answer asks for another person or way and says why`() {
        #expect(advice(.yes, .yes, .yes) == .chooseAnother([.wouldHarm]))
        #expect(advice(.no, .no, .yes) == .chooseAnother([.theySaidNo]))
        #expect(advice(.no, .yes, .no) == .chooseAnother([.involved]))
        #expect(advice(.yes, .no, .no) == .chooseAnother([.wouldHarm, .theySaidNo, .involved]))
    }

    @Test func `what is not known delays no lawyer, doctor, ombudsman or ICRC`() {
        for helper in [UrgentHelper.lawyer, .doctor, .ombudsman, .redCross] {
            #expect(
                advice(.unknown, .notAsked, .unknown, helper)
                    == .callWithCare([.harmUnknown, .wishUnknown, .distanceUnknown])
            )
        }
        #expect(advice(.no, .unknown, .yes, .prosecutor) == .callWithCare([.wishUnknown]))
        #expect(advice(.no, .yes, .unknown, .prosecutor) == .chooseAnother([.distanceUnknown]))
    }

    @Test func `the account is due a day after the call`() {
        let due = Clocks().due(
            .actNowAccount,
            from: .morning,
            grade: ClockGrade(severity: .s5, since: .morning)
        )
        #expect(due == Instant.morning.adding(hours: 24))
    }
}
