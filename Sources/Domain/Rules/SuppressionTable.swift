// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Counts by row and column; its totals are part of what is published.
package struct CountTable: Hashable, Sendable {
    package let counts: [[Int]]

    /// Nil unless every row has the same number of counts, none of them negative.
    package init?(_ counts: [[Int]]) {
        guard let width = counts.first?.count, width > 0, counts.allSatisfy({ $0.count == width }),
            counts.allSatisfy({ $0.allSatisfy { $0 >= 0 } })
        else { return nil }
        self.counts = counts
    }

    /// The table with a column of row totals, a row of column totals and the grand total.
    package var withTotals: [[Int]] {
        let rows = counts.map { $0 + [$0.reduce(0, +)] }
        let columns = rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } }
        return rows + [columns]
    }
}

/// A table as it may leave, totals last in each row and in the last row.
package struct PublishedTable: Hashable, Sendable {
    package let cells: [[PublishedCell]]

    /// What the reader sees in the body, without totals.
    package var body: [[PublishedCell]] { cells.dropLast().map { Array($0.dropLast()) } }
    package var rowTotals: [PublishedCell] { cells.dropLast().map { $0[$0.count - 1] } }
    package var columnTotals: [PublishedCell] { Array(cells[cells.count - 1].dropLast()) }
    package var grandTotal: PublishedCell { cells[cells.count - 1][cells[0].count - 1] }
}

extension Suppression {
    /// Hides each small figure together with three others at the corners of a rectangle.
    ///
    /// Whoever knows all that is shown can move k people around the rectangle without contradicting any of it, so
    /// that the small figure could as well be k larger. The corners that would give people away hold at least k.
    package static func table(_ table: CountTable, k: Int) -> PublishedTable {
        var cover = RectangleCover(figures: table.withTotals, k: k)
        cover.coverSmallFigures()
        return PublishedTable(cells: cover.published)
    }
}

/// The search for the cheapest rectangle around each small figure.
private struct RectangleCover {
    let figures: [[Int]]
    let k: Int
    var hidden: [[Bool]]

    init(figures: [[Int]], k: Int) {
        self.figures = figures
        self.k = k
        self.hidden = figures.map { $0.map { $0 < k } }
    }

    private var lastRow: Int { figures.count - 1 }
    private var lastColumn: Int { figures[0].count - 1 }

    var published: [[PublishedCell]] {
        figures.indices.map { row in
            figures[row].indices.map { hidden[row][$0] ? .notShown : .shown(figures[row][$0]) }
        }
    }

    mutating func coverSmallFigures() {
        for row in figures.indices {
            for column in figures[row].indices where figures[row][column] < k {
                cover(row, column)
            }
        }
    }

    /// The row's and the column's totals with the grand total are the last resort, which always works.
    private mutating func cover(_ row: Int, _ column: Int) {
        var best: (cost: Int, row: Int, column: Int)?
        for otherRow in figures.indices where otherRow != row {
            for otherColumn in figures[row].indices where otherColumn != column {
                guard canMove(row, column, otherRow, otherColumn) else { continue }
                let cost =
                    price(otherRow, column) + price(row, otherColumn) + price(otherRow, otherColumn)
                if best.map({ cost < $0.cost }) ?? true { best = (cost, otherRow, otherColumn) }
            }
        }
        guard let best else {
            hidden = figures.map { $0.map { _ in true } }
            return
        }
        hidden[best.row][column] = true
        hidden[row][best.column] = true
        hidden[best.row][best.column] = true
    }

    /// Whether k can be added at the first corner while the others stay possible counts.
    private func canMove(_ row: Int, _ column: Int, _ otherRow: Int, _ otherColumn: Int) -> Bool {
        let sign = isSum(row, column)
        let gives = [(otherRow, column), (row, otherColumn)].filter { isSum($0.0, $0.1) == sign }
        let takes = [(otherRow, otherColumn)].filter { isSum($0.0, $0.1) != sign }
        return (gives + takes).allSatisfy { figures[$0.0][$0.1] >= k }
    }

    /// Totals of one row or one column count against their parts; the grand total with them again.
    private func isSum(_ row: Int, _ column: Int) -> Bool {
        (row == lastRow) != (column == lastColumn)
    }

    /// What is hidden already costs nothing; a total costs more than any figure of the body.
    private func price(_ row: Int, _ column: Int) -> Int {
        if hidden[row][column] { return 0 }
        let isTotal = row == lastRow || column == lastColumn
        return figures[row][column] + k + (isTotal ? figures[lastRow][lastColumn] : 0)
    }
}
