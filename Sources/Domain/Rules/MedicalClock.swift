// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Care that helps only for some hours after sexual violence (Domain 4.6, WHO 2019).
package enum MedicalCare: Int, Taxonomy {
    case hivProphylaxis = 1
    case emergencyContraception

    package var term: Term {
        switch self {
        case .hivProphylaxis: Term("hiv-prophylaxis", "medicine against HIV")
        case .emergencyContraception: Term("emergency-contraception", "emergency contraception")
        }
    }

    package var hours: Int {
        switch self {
        case .hivProphylaxis: 72
        case .emergencyContraception: 120
        }
    }
}

/// How much time is left for one kind of care; care itself is never too late.
package enum MedicalWindow: Hashable, Sendable {
    case open(until: Instant, hoursLeft: Int)
    case past
    case unknown
}

/// The hours that count, shown before anything is asked.
package enum MedicalClock {
    /// Where only a day is known its beginning counts, so that nobody is promised more time than there is.
    package static func window(_ care: MedicalCare, occurred: Instant?, now: Instant) -> MedicalWindow {
        guard let occurred else { return .unknown }
        let until = occurred.adding(hours: care.hours)
        guard now <= until else { return .past }
        return .open(until: until, hoursLeft: Int(until.milliseconds(since: now) / 3_600_000))
    }

    /// The next moment at which care is lost, for the order of the queue.
    package static func nextLoss(occurred: Instant?, now: Instant) -> Instant? {
        guard let occurred else { return nil }
        return MedicalCare.allCases.map { occurred.adding(hours: $0.hours) }.filter { $0 >= now }.min()
    }
}
