// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML
import Testing

@Suite struct QRCodeTests {
    @Test(arguments: ["123456789012345678901234", "1234567890", "000000000000000000000007"])
    func `digits come back out of the smallest square`(digits: String) throws {
        let code = try #require(QRCode(digits, label: "Receipt"))
        #expect(code.width == 21)
        #expect(decodeSmallest(code) == digits)
    }

    @Test func `three corners hold the marks that a phone looks for`() throws {
        let code = try #require(
            QRCode("otpauth://totp/Amparo:amina?secret=ABCDEFGHIJKLMNOP&issuer=Amparo", label: "Key")
        )
        for (row, column) in [(0, 0), (0, code.width - 7), (code.width - 7, 0)] {
            for step in 0..<7 {
                #expect(code.isDark(row: row, column: column + step))
                #expect(code.isDark(row: row + step, column: column))
            }
            #expect(code.isDark(row: row + 3, column: column + 3))
            #expect(!code.isDark(row: row + 1, column: column + 1))
        }
    }

    @Test func `the drawing has four light modules around it`() throws {
        let code = try #require(QRCode("1234567890", label: "Short \"code\""))
        let html = drawn(code)
        #expect(html.contains("viewBox=\"0 0 29 29\""))
        #expect(html.contains("aria-label=\"Short &quot;code&quot;\""))
        #expect(html.contains("M4 4h7v1h-7z"))
        #expect(!code.isDark(row: -1, column: 0) && !code.isDark(row: 0, column: 21))
    }

    @Test func `too much, nothing, and a broken text make no square`() {
        #expect(QRCode(String(repeating: "x", count: 4_000), label: "") == nil)
        #expect(QRCode("", label: "") == nil)
        #expect(QRCode("a\u{0}b", label: "") == nil)
    }
}

/// Reads the digits of a square of 21 modules as ISO/IEC 18004 writes them, without mending errors.
private func decodeSmallest(_ code: QRCode) -> String? {
    var format = 0
    for column in [0, 1, 2, 3, 4, 5, 7, 8] {
        format = format << 1 | (code.isDark(row: 8, column: column) ? 1 : 0)
    }
    for row in [7, 5, 4, 3, 2, 1, 0] { format = format << 1 | (code.isDark(row: row, column: 8) ? 1 : 0) }
    let mask = (format ^ 0b101_0100_0001_0010) >> 10 & 7
    var bits: [Bool] = []
    for (number, right) in [20, 18, 16, 14, 12, 10, 8, 5, 3, 1].enumerated() {
        for step in 0..<21 {
            let row = number.isMultiple(of: 2) ? 20 - step : step
            for column in [right, right - 1] where !isFixed(row, column) {
                bits.append(code.isDark(row: row, column: column) != isMasked(row, column, mask))
            }
        }
    }
    var place = 0
    func take(_ count: Int) -> Int {
        defer { place += count }
        return bits[place..<place + count].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
    guard take(4) == 1 else { return nil }
    var left = take(10)
    var digits = ""
    while left > 0 {
        let count = min(left, 3)
        let group = String(take([4, 7, 10][count - 1]))
        digits += String(repeating: "0", count: count - group.count) + group
        left -= count
    }
    return digits
}

private func isFixed(_ row: Int, _ column: Int) -> Bool {
    row == 6 || column == 6 || (row < 9 && (column < 9 || column > 12)) || (row > 12 && column < 9)
}

private func isMasked(_ row: Int, _ column: Int, _ mask: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
}
