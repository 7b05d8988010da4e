// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct SuppressionTests {
    @Test func `zero is not shown either, and a small figure takes a companion with it`() {
        let list = Suppression.list([0, 12, 7, 30], k: 5)
        #expect(list.cells == [.notShown, .shown(12), .notShown, .shown(30)])
        #expect(list.total == .shown(49))
        #expect(Suppression.list([5, 6], k: 5).cells == [.shown(5), .shown(6)])
        // All three are small and their sum is not: the total goes, so that they stay open.
        #expect(Suppression.list([1, 3, 4], k: 5).cells == [.notShown, .notShown, .notShown])
        #expect(Suppression.list([1, 3, 4], k: 5).total == .notShown)
        #expect(Suppression.list([0, 0], k: 5).total == .notShown)
        #expect(Suppression.list([], k: 5).total == .notShown)
    }

    @Test func `figures about sexual violence, children, one village or one unit need ten`() {
        #expect(CellRule.ordinary.smallest() == 5)
        #expect(CellRule.sensitive.smallest() == 10)
        #expect(!Suppression.mayPublishSexualViolence(yearlyCount: 9))
        #expect(!Suppression.mayPublishSexualViolence(yearlyCount: 0))
        #expect(Suppression.mayPublishSexualViolence(yearlyCount: 10))
    }

    @Test func `a share needs thirty and neither side of it few`() {
        #expect(Suppression.rate(20, of: 40, k: 5) == .shown(part: 20, whole: 40))
        #expect(Suppression.rate(20, of: 29, k: 5) == .notShown)
        #expect(Suppression.rate(4, of: 40, k: 5) == .notShown)
        #expect(Suppression.rate(38, of: 40, k: 5) == .notShown)
        #expect(Suppression.rate(40, of: 40, k: 5) == .shown(part: 40, whole: 40))
        #expect(Suppression.rate(41, of: 40, k: 5) == .notShown)
    }

    @Test func `two months tell nothing small by their difference`() {
        #expect(!Suppression.mayFollow(20, 21, k: 5))
        #expect(!Suppression.mayFollow(21, 20, k: 5))
        #expect(Suppression.mayFollow(20, 20, k: 5))
        #expect(Suppression.mayFollow(20, 25, k: 5))
    }

    @Test func `tables that are none are refused`() {
        #expect(CountTable([]) == nil)
        #expect(CountTable([[]]) == nil)
        #expect(CountTable([[1, 2], [3]]) == nil)
        #expect(CountTable([[1, -2]]) == nil)
    }

    @Test func `a table without small figures is shown whole`() {
        let table = Suppression.table(CountTable([[5, 6], [7, 8]])!, k: 5)
        #expect(table.body == [[.shown(5), .shown(6)], [.shown(7), .shown(8)]])
        #expect(table.rowTotals == [.shown(11), .shown(15)])
        #expect(table.columnTotals == [.shown(12), .shown(14)])
        #expect(table.grandTotal == .shown(26))
    }

    @Test func `one small figure hides a rectangle and leaves the totals`() {
        let table = Suppression.table(CountTable([[2, 9, 40], [8, 7, 50], [60, 70, 80]])!, k: 5)
        #expect(table.body[0] == [.notShown, .notShown, .shown(40)])
        #expect(table.body[1] == [.notShown, .notShown, .shown(50)])
        #expect(table.grandTotal == .shown(326))
        #expect(!table.rowTotals.contains(.notShown))
    }

    @Test func `an empty table says nothing at all`() {
        let table = Suppression.table(CountTable([[0, 0], [0, 0]])!, k: 5)
        #expect(Set(table.cells.joined()) == [.notShown])
    }
}
