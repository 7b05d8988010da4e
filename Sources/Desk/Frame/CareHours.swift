// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain

/// The hours that count after sexual violence, said the same on every page (Domain 4.6).
enum CareHours {
    static func lines(occurred: Instant?, now: Instant) -> [(title: String, text: String)] {
        MedicalCare.allCases.compactMap { care in
            let title = care.title.prefix(1).uppercased() + care.title.dropFirst()
            switch MedicalClock.window(care, occurred: occurred, now: now) {
            case .open(_, let hours):
                return (
                    title, "Helps only within \(care.hours) hours: at least \(hours) hours are left."
                )
            case .unknown:
                return (
                    title, "Helps only within \(care.hours) hours. The day is not known: offer it at once."
                )
            case .past: return nil
            }
        }
    }

    /// In a list: how long care can still help; nil where no hours count any more.
    static func mark(_ figures: Figures, now: Instant) -> String? {
        guard let loss = figures.nextLoss(now: now) else { return nil }
        let hours = loss.milliseconds(since: now) / 3_600_000
        return figures.occurred.milliseconds > 0 ? "Care: \(hours) h left" : "Care: \(hours) h at most"
    }
}
