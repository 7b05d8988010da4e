// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct DutyRotaTests {
    private let ridge = SiteID(high: 1, low: 1)
    private let port = SiteID(high: 1, low: 2)
    private let amina = MemberID(high: 2, low: 1)
    private let bo = MemberID(high: 2, low: 2)
    private let chidi = MemberID(high: 2, low: 3)

    private func day(_ number: Int) -> Day { Day(number: 20_000 + number) }

    @Test func `a turn counts on its days, the pair on all others, and the last turn wins`() {
        var rota = DutyRota()
        rota.add(DutyTurn(site: ridge, member: bo, deputy: amina, from: day(1), to: day(7)))
        rota.add(DutyTurn(site: ridge, member: chidi, deputy: nil, from: day(7), to: day(8)))
        let standing = [amina, chidi]
        #expect(rota.duty(at: ridge, on: day(0), standing: standing) == [amina, chidi])
        #expect(rota.duty(at: ridge, on: day(1), standing: standing) == [bo, amina])
        #expect(rota.duty(at: ridge, on: day(7), standing: standing) == [chidi])
        #expect(rota.duty(at: ridge, on: day(9), standing: standing) == [amina, chidi])
        #expect(rota.duty(at: port, on: day(1), standing: []).isEmpty)
    }

    @Test func `who is away is replaced along the line, and nobody by themself twice`() {
        var rota = DutyRota()
        rota.add(Absence(member: amina, deputy: bo, from: day(1), to: day(5)))
        rota.add(Absence(member: bo, deputy: chidi, from: day(3), to: day(4)))
        #expect(rota.duty(at: ridge, on: day(0), standing: [amina, bo]) == [amina, bo])
        #expect(rota.duty(at: ridge, on: day(2), standing: [amina, bo]) == [bo])
        #expect(rota.duty(at: ridge, on: day(3), standing: [amina, bo]) == [chidi])
        #expect(rota.standIn(for: amina, on: day(5)) == bo)
        #expect(rota.standIn(for: amina, on: day(6)) == amina)
    }

    @Test func `two who stand in for each other are not lost in a circle`() {
        var rota = DutyRota()
        rota.add(Absence(member: amina, deputy: bo, from: day(1), to: day(5)))
        rota.add(Absence(member: bo, deputy: amina, from: day(1), to: day(5)))
        #expect(rota.standIn(for: amina, on: day(2)) == amina)
    }

    @Test func `a later word about the same days replaces the earlier one, and what is over is forgotten`()
        throws
    {
        var rota = DutyRota()
        rota.add(Absence(member: amina, deputy: bo, from: day(1), to: day(5)))
        rota.add(Absence(member: amina, deputy: chidi, from: day(2), to: day(3)))
        #expect(rota.absences == [Absence(member: amina, deputy: chidi, from: day(2), to: day(3))])
        rota.add(DutyTurn(site: ridge, member: bo, deputy: nil, from: day(1), to: day(2)))
        #expect(try DutyRota(encoded: rota.encoded) == rota)
        rota.forget(before: day(3))
        #expect(rota.turns.isEmpty)
        #expect(rota.absences.count == 1)
    }
}

struct TitleSuggestionTests {
    @Test func `a title is act and place, and of a restricted matter nothing`() {
        #expect(
            TitleSuggestion.title(acts: [.v14, .v00], place: " the  bridge ", isSensitive: false)
                == "Goods taken, the bridge"
        )
        #expect(TitleSuggestion.title(acts: [], place: "", isSensitive: false) == "Matter")
        #expect(
            TitleSuggestion.title(acts: [.v14], place: "the bridge", isSensitive: true) == "Restricted matter"
        )
        #expect(
            TitleSuggestion.title(acts: [.v10], place: "the bridge", isSensitive: false)
                == "Restricted matter"
        )
    }
}
