// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A length of time per band of severity: S1, S2 to S3, S4 to S5.
package struct SpanBySeverity: Hashable, Sendable {
    package var minor: Span
    package var middle: Span
    package var grave: Span

    package init(_ minor: Span, _ middle: Span, _ grave: Span) {
        self.minor = minor
        self.middle = middle
        self.grave = grave
    }

    package subscript(severity: Severity) -> Span {
        switch severity {
        case .s1: minor
        case .s2, .s3: middle
        case .s4, .s5: grave
        }
    }
}

/// Every number that an installation may set, with its default (Domain 4.9).
package struct Parameters: Hashable, Sendable {
    package var acknowledge = SpanBySeverity(.days(5), .hours(48), .hours(24))
    package var acknowledgeAtMost = Span.days(7)
    package var consult = SpanBySeverity(.days(8), .days(4), .days(1))
    package var investigationStart = SpanBySeverity(.days(15), .days(10), .days(2))
    package var protectionScreen = SpanBySeverity(.hours(72), .hours(72), .hours(24))
    package var headquartersGravest = Span.hours(4)
    package var headquartersGrave = Span.hours(24)
    package var credibility = SpanBySeverity(.days(21), .days(21), .days(7))
    package var prosecutorNotice = Span.days(3)
    package var referral = Span.days(7)
    package var interimAnswer = Span.days(30)
    package var substantiveAnswer = Span.months(3)
    package var reviewRequest = Span.days(30)
    package var reviewDecision = Span.days(30)
    package var rootCause = Span.days(90)
    package var correction = Span.days(7)
    package var actNowAccount = Span.hours(24)
    package var childHeldAlarm = Span.hours(2)
    package var dutyPage = Span.minutes(2)
    package var dutyDeputy = Span.minutes(15)
    package var dutyOutside = Span.minutes(30)
    package var watchAfterClosure = Span.months(6)
    package var boxOpening = Span.days(7)
    package var channelProbe = Span.days(90)
    package var meetingOnSite = Span.days(14)
    package var meetingLocalAndProvincial = Span.days(92)
    package var meetingNational = Span.days(183)
    package var forum = Span.days(31)
    package var panel = Span.days(92)
    package var riskAssessment = Span.months(12)
    package var vettingAndTraining = Span.months(12)
    package var keepGrave = Span.months(120)
    package var keepOrdinary = Span.months(60)
    package var keepContact = Span.months(6)
    package var keepVoice = Span.days(90)
    package var keepOpenings = Span.months(120)
    package var backupsKept = Span.days(35)
    package var smallestCell = 5
    package var smallestSensitiveCell = 10
    package var smallestDenominator = 30
    package var officeDistanceMetres = 5_000
    package var officeDistanceMinutes = 60
    package var surveyPeople = 100
    package var surveyPercentOfAdults = 5

    package init() {}
}
