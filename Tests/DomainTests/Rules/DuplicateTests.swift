// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct DuplicateTests {
    private func report(
        _ subject: Int,
        words: UInt8? = nil,
        acts: Set<ActCode> = [.v20],
        place: String? = "amboru well",
        day: Int? = 20_000
    ) -> ReportLikeness<Int> {
        ReportLikeness(
            subject: subject,
            textHash: words.map { [$0] },
            acts: acts,
            place: place,
            day: day.map(Day.init(number:))
        )
    }

    @Test func `the same words are suggested first, then the same act and place in one week`() {
        let matches = DuplicateSuggestion.matches(
            report(1, words: 7),
            among: [
                report(1, words: 7), report(2), report(3, words: 7, place: nil), report(4, day: 20_007),
                report(5, place: "teshi"), report(6, acts: [.v13]), report(7, day: 19_994),
                report(8, day: nil),
            ]
        )
        #expect(matches.map(\.subject) == [3, 2, 7])
        #expect(matches.map(\.reason) == [.sameWords, .sameActPlaceWeek, .sameActPlaceWeek])
    }

    @Test func `noise and dust at one place are not one matter by that alone`() {
        #expect(report(1, acts: [.v00]).likeness(to: report(2, acts: [.v00])) == nil)
        #expect(
            report(1, words: 1, acts: [.v00]).likeness(to: report(2, words: 1, acts: [.v00])) == .sameWords
        )
    }

    @Test func `a report of sexual violence is never matched with another`() {
        let hers = report(1, words: 1, acts: [.v11, .v20])
        #expect(hers.likeness(to: report(2, words: 1, acts: [.v11, .v20])) == nil)
        #expect(report(2, words: 1).likeness(to: hers) == nil)
        #expect(DuplicateSuggestion.groups([hers, hers, hers, hers]).isEmpty)
    }

    @Test func `forty identical texts are offered as one claim`() {
        let many =
            (0..<40).map { report($0, words: 9) } + (40..<42).map { report($0, words: 3) } + [report(50)]
        let groups = DuplicateSuggestion.groups(many)
        #expect(groups == [Array(0..<40)])
        #expect(DuplicateSuggestion.groups(many, atLeast: 2) == [Array(0..<40), [40, 41]])
    }
}
