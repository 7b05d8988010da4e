// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

@Suite struct ListsByPlace {
    private func tell(_ house: TestInstallation, _ count: Int) throws {
        for number in 0..<count {
            _ = try TodayOfEverybody.told(house, words: "Dust of lorry number \(number)")
            house.clock.advance(minutes: 1)
        }
    }

    @Test func `a list is walked forward and back, and nothing is twice or missing`() throws {
        try withInstallation(.sqlite) { house in
            try tell(house, 120)
            let officer = try house.signIn(.officer)
            for sort in ListFilter.Sort.allCases {
                var filter = ListFilter(kind: .report)
                filter.sort = sort
                let first = try house.operations.list(filter, officer)
                let second = try house.operations.list(filter, after: first.next, officer)
                let third = try house.operations.list(filter, after: second.next, officer)
                #expect(first.previous == nil)
                #expect(third.next == nil)
                let all = [first, second, third].flatMap { $0.lines.map(\.row.id) }
                #expect(Set(all).count == 120)
                let back = try house.operations.list(filter, before: third.previous, officer)
                #expect(back.lines.map(\.row.id) == second.lines.map(\.row.id))
                #expect(back.position == 50)
            }
        }
    }

    @Test func `among equals that stands first whose care is lost first, even where the day is not known`()
        throws
    {
        try withInstallation(.sqlite) { house in
            let focal = try house.signIn(.focalPoint)
            func report(daysAgo: Int?) throws -> RecordID {
                var told = NewReport(channel: .webForm, language: "en", site: house.ridge)
                told.isSensitive = true
                if let daysAgo {
                    let day = house.clock.now.day.adding(days: -daysAgo)
                    told.occurred = Occurrence(first: day, precision: .day)
                }
                return try house.operations.acceptReport(told, token: nil).id
            }
            let tooLate = try report(daysAgo: 9)
            let unknown = try report(daysAgo: nil)
            let yesterday = try report(daysAgo: 1)
            let before = try report(daysAgo: 2)
            let list = try house.operations.list(ListFilter(kind: .report), focal)
            #expect(list.lines.map(\.row.id) == [before, yesterday, unknown, tooLate])
        }
    }

    @Test func `a page keeps its place when the row it began after has gone`() throws {
        try withInstallation(.sqlite) { house in
            try tell(house, 60)
            let officer = try house.signIn(.officer)
            let first = try house.operations.list(ListFilter(kind: .report), officer)
            let second = try house.operations.list(ListFilter(kind: .report), after: first.next, officer)
            let anchor = try #require(first.lines.last?.row.id)
            try house.operations.triage(anchor, .redirect(reason: "not ours"), seen: nil, officer)
            let again = try house.operations.list(ListFilter(kind: .report), after: first.next, officer)
            #expect(again.lines.map(\.row.id) == second.lines.map(\.row.id))
            #expect(again.position == 49)
        }
    }

    @Test func `a flood is taken in over several pages, and none of it is lost`() throws {
        try withInstallation(.sqlite) { house in
            try tell(house, 120)
            var options = house.operations.options
            options.takingInMilliseconds = -1
            let hurried = Operations(store: house.operations.store, wall: house.wall, options: options)
            let officer = try hurried.signIn(
                login: house.account(.officer).login,
                passphrase: TestInstallation.passphrase,
                code: try house.code(.officer)
            ).session
            let counts = try (1...4).map { _ in
                try hurried.list(ListFilter(kind: .report), officer).total
            }
            #expect(counts == counts.sorted() && counts[0] < 120 && counts[3] == 120)
        }
    }

    @Test func `a place in an address is sealed, and one from elsewhere is none`() throws {
        try withInstallation(.sqlite) { house in
            try tell(house, 51)
            let officer = try house.signIn(.officer)
            let next = try #require(try house.operations.list(ListFilter(kind: .report), officer).next)
            let text = house.operations.text(next)
            #expect(house.operations.cursor(text) == next)
            #expect(text == house.operations.text(next), "one page has one address")
            for wrong in ["", "zz", String(text.dropLast(2)), String(repeating: "ab", count: 90)] {
                #expect(house.operations.cursor(wrong) == nil)
            }
        }
    }

    @Test func `search says how many there are beyond the first fifty`() throws {
        try withInstallation(.sqlite) { house in
            try tell(house, 55)
            let officer = try house.signIn(.officer)
            let found = try house.operations.searchPage("lorry", officer)
            #expect(found.hits.count == 50)
            #expect(found.total == 55)
        }
    }

    @Test
    func `a report looks like the case of the same act and place in one week, never of sexual violence`()
        throws
    {
        try withInstallation(.sqlite) { house in
            let officer = try house.signIn(.officer)
            func report(_ act: ActCode, _ place: String, day: Int) throws -> RecordID {
                var told = NewReport(channel: .webForm, language: "en", site: house.ridge, words: "")
                told.pictograms = [act]
                told.place = place
                told.occurred = Occurrence(first: house.clock.now.day.adding(days: -day), precision: .day)
                return try house.operations.acceptReport(told, token: nil).id
            }
            let goats = try TodayOfEverybody.opened(house, try report(.v14, "The Bridge", day: 9), officer)
            _ = try TodayOfEverybody.opened(house, try report(.v14, "the well", day: 9), officer)
            _ = try TodayOfEverybody.opened(house, try report(.v14, "the bridge", day: 30), officer)
            _ = try TodayOfEverybody.opened(house, try report(.v11, "the bridge", day: 9), officer)
            let alike = try house.operations.openReport(try report(.v14, " the  bridge", day: 5), officer)
            #expect(alike.likely.map(\.line.row.id) == [goats])
            #expect(alike.likely.first?.reason == .sameActPlaceWeek)
            let rape = try house.operations.openReport(try report(.v11, "the bridge", day: 5), officer)
            #expect(rape.likely.isEmpty)
        }
    }
}
