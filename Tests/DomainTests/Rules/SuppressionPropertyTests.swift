// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// Plays the reader who subtracts: a hidden figure must be able to be another one without any contradiction.
struct SuppressionPropertyTests {
    private func random(_ random: inout Seeded) -> CountTable {
        let rows = 1 + Int(random.next() % 5)
        let columns = 1 + Int(random.next() % 5)
        let scale: UInt64 = random.pick([2, 6, 12, 60])
        let counts = (0..<rows).map { _ in
            (0..<columns).map { _ in random.next() % 3 == 0 ? 0 : Int(random.next() % scale) }
        }
        // swift-format-ignore: NeverForceUnwrap
        return CountTable(counts)!
    }

    @Test(arguments: [5, 10]) func `no figure below k is shown, as a cell or as a total`(_ k: Int) {
        var generator = Seeded(state: UInt64(k))
        for _ in 0..<400 {
            for cell in Suppression.table(random(&generator), k: k).cells.joined() {
                if case .shown(let count) = cell { #expect(count >= k) }
            }
        }
    }

    /// The hidden cells of rows and columns as a graph: a cell on no cycle follows from the others.
    @Test(arguments: [5, 10]) func `no hidden cell can be recomputed by adding and subtracting`(_ k: Int) {
        var generator = Seeded(state: UInt64(100 + k))
        for _ in 0..<400 {
            let cells = Suppression.table(random(&generator), k: k).cells
            let hidden = cells.indices.flatMap { row in
                cells[row].indices.filter { !cells[row][$0].isShown }.map { (row, $0) }
            }
            for (index, cell) in hidden.enumerated() {
                var others = hidden
                others.remove(at: index)
                #expect(reachable(from: cell.0, to: cell.1, over: others, rows: cells.count))
            }
        }
    }

    /// Every table that agrees with what is shown, tried one by one, for small tables.
    @Test func `for every small figure some other count, k away, agrees with all that is shown`() {
        var generator = Seeded(state: 77)
        let k = 3
        for _ in 0..<40 {
            let counts = (0..<2).map { _ in (0..<2).map { _ in Int(generator.next() % 6) } }
            let table = CountTable(counts)!
            let published = Suppression.table(table, k: k).cells
            var seen = Array(repeating: Array(repeating: Set<Int>(), count: 3), count: 3)
            for a in 0...8 {
                for b in 0...8 {
                    for c in 0...8 {
                        for d in 0...8 {
                            let possible = CountTable([[a, b], [c, d]])!.withTotals
                            guard agrees(possible, published) else { continue }
                            for row in 0..<3 {
                                for column in 0..<3 { seen[row][column].insert(possible[row][column]) }
                            }
                        }
                    }
                }
            }
            let real = table.withTotals
            for row in 0..<3 {
                for column in 0..<3 where real[row][column] < k {
                    #expect(seen[row][column].contains(real[row][column] + k))
                }
                for column in 0..<3 where !published[row][column].isShown {
                    #expect(seen[row][column].count > 1)
                }
            }
        }
    }

    @Test func `in a list the small entries stay open too`() {
        var generator = Seeded(state: 5)
        for _ in 0..<2_000 {
            let counts = (0..<(1 + Int(generator.next() % 6))).map { _ in Int(generator.next() % 14) }
            let list = Suppression.list(counts, k: 5)
            let hidden = counts.indices.filter { !list.cells[$0].isShown }
            for index in counts.indices where counts[index] < 5 { #expect(hidden.contains(index)) }
            guard list.total.isShown, !hidden.isEmpty else { continue }
            #expect(hidden.count >= 2)
            #expect(hidden.reduce(0) { $0 + counts[$1] } >= 5)
        }
    }

    private func agrees(_ possible: [[Int]], _ published: [[PublishedCell]]) -> Bool {
        for row in possible.indices {
            for column in possible[row].indices {
                if case .shown(let count) = published[row][column], count != possible[row][column] {
                    return false
                }
            }
        }
        return true
    }

    private func reachable(from row: Int, to column: Int, over cells: [(Int, Int)], rows: Int) -> Bool {
        var reached: Set<Int> = [row]
        var grew = true
        while grew {
            grew = false
            for (r, c) in cells where reached.contains(r) != reached.contains(rows + c) {
                reached.formUnion([r, rows + c])
                grew = true
            }
        }
        return reached.contains(rows + column)
    }
}
