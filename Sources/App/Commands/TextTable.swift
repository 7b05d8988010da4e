// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Columns of text, two blanks apart.
enum TextTable {
    static func lines(_ rows: [[String]]) -> [String] {
        let widths = (rows.map(\.count).max() ?? 0).counted.map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            row.enumerated().map { column, text in
                column == row.count - 1
                    ? text : text + String(repeating: " ", count: widths[column] - text.count)
            }.joined(separator: "  ")
        }
    }
}

extension Int {
    fileprivate var counted: Range<Int> { 0..<self }
}
