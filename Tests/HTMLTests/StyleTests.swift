// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML
import Testing

/// The colours of one look, read from the style sheets themselves.
private func colours(dark: Bool) -> [String: String] {
    var found: [String: String] = [:]
    for sheet in [Asset.portalStyle, .deskStyle] {
        for block in sheet.text.matches(of: #/(prefers-color-scheme:dark\)\s*\{\s*)?:root\s*\{([^}]*)\}/#)
        where (block.1 == nil || dark) && !block.2.contains("--ink:#000") {
            for token in block.2.matches(of: #/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/#) {
                found[String(token.1)] = String(token.2)
            }
        }
    }
    return found
}

/// WCAG 2.2: relative luminance.
private func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
        let share = Double(part) / 255
        return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}

private func ratio(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

private let textPairs: [(String, String)] =
    ["ink", "quiet", "primary", "danger", "attention", "good", "restricted"].flatMap { text in
        ["paper", "card"].map { (text, $0) }
    } + [
        ("ink", "primary-weak"), ("ink", "attention-weak"), ("ink", "danger-weak"), ("ink", "good-weak"),
        ("ink", "restricted-weak"), ("ink", "hover"), ("quiet", "hover"), ("ink", "grey-weak"),
        ("quiet", "grey-weak"),
        ("primary", "primary-weak"), ("attention", "attention-weak"), ("danger", "danger-weak"),
        ("danger", "good-weak"),
        ("good", "good-weak"), ("restricted", "restricted-weak"), ("on-primary", "primary"),
        ("card", "danger"),
        ("card", "good"), ("paper", "ink"), ("quiet", "primary-weak"), ("quiet", "danger-weak"),
        ("quiet", "attention-weak"), ("quiet", "good-weak"), ("quiet", "restricted-weak"), ("quiet", "line"),
        ("card", "c1"), ("card", "c2"), ("card", "c3"), ("card", "c4"), ("card", "c5"),
    ]

private let shapePairs: [(String, String)] = [
    ("edge", "card"), ("edge", "paper"), ("edge", "grey-weak"), ("c1", "paper"), ("c2", "paper"),
    ("c3", "paper"),
    ("c4", "paper"), ("c5", "paper"), ("danger", "paper"), ("restricted", "paper"), ("good", "paper"),
    ("primary", "paper"),
]

@Suite struct StyleTests {
    @Test(arguments: [false, true])
    func `text stands out from its ground`(dark: Bool) throws {
        let tokens = colours(dark: dark)
        for (text, ground) in textPairs {
            let value = ratio(try #require(tokens[text]), try #require(tokens[ground]))
            #expect(value >= 4.5, "\(text) on \(ground): \(value)")
        }
    }

    @Test(arguments: [false, true])
    func `edges of controls and marks of charts stand out`(dark: Bool) throws {
        let tokens = colours(dark: dark)
        for (shape, ground) in shapePairs {
            let value = ratio(try #require(tokens[shape]), try #require(tokens[ground]))
            #expect(value >= 3, "\(shape) on \(ground): \(value)")
        }
    }

    @Test func `the measure of contrast is right`() {
        #expect(Int(ratio("#000000", "#ffffff") * 100 + 0.5) == 2100)
        #expect(Int(ratio("#777777", "#ffffff") * 100 + 0.5) == 448)
    }

    @Test func `every colour has a dark twin`() {
        let (light, dark) = (colours(dark: false), colours(dark: true))
        #expect(light.count >= 20)
        #expect(Set(light.keys) == Set(dark.keys))
        for (name, colour) in light { #expect(dark[name] != colour, "\(name)") }
    }

    @Test(arguments: [Asset.portalStyle, .deskStyle])
    func `a sheet speaks of start and end, never of left and right`(sheet: Asset) {
        let refused =
            #/(?:margin|padding|border)-(?:left|right|top|bottom)|(?:^|[\s;{])(?:left|right|top|bottom|width|height|max-width|min-width|min-height|max-height)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/#
        // Media queries ask for the width of the window, which has no direction.
        let text = sheet.text.replacing(#/@media \([^)]*\)/#, with: "")
        #expect(text.matches(of: refused).map { String($0.0) } == [])
    }

    @Test(arguments: [Asset.portalStyle, .deskStyle])
    func `a sheet fetches nothing and prints`(sheet: Asset) {
        #expect(!sheet.text.contains("url("))
        #expect(!sheet.text.contains("@import"))
        #expect(sheet.text.contains("@media print"))
        #expect(sheet.text.contains("forced-colors"))
        #expect(sheet.text.count { $0 == "{" } == sheet.text.count { $0 == "}" })
    }

    @Test(arguments: [
        (Asset.portalStyle, 10_800), (.portalScript, 8_600), (.deskStyle, 20_000), (.deskScript, 4_000),
        (.favicon, 500),
        (.plainIcon, 200),
    ])
    func `an asset stays within its budget`(asset: Asset, budget: Int) {
        #expect(asset.text.utf8.count > 100)
        #expect(asset.text.utf8.count <= budget, "\(asset.text.utf8.count)")
    }

    @Test(arguments: Asset.allCases)
    func `an asset has an address that changes with its content`(asset: Asset) {
        #expect(asset.link.target == "/assets/\(asset.rawValue)?v=\(asset.tag)")
        #expect(asset.tag.count >= 8)
        #expect(Asset(fileName: asset.rawValue) == asset)
        #expect(Set(Asset.allCases.map(\.tag)).count == Asset.allCases.count)
    }

    @Test func `a name that is no asset finds none`() {
        #expect(Asset(fileName: "../portal.css") == nil)
        #expect(Asset(fileName: "") == nil)
    }
}

/// A power by repeated squares and roots, so that the suite needs no other library.
private func power(_ base: Double, _ exponent: Double) -> Double {
    var result = 1.0
    var square = base
    var whole = Int(exponent)
    while whole > 0 {
        if whole & 1 == 1 { result *= square }
        square *= square
        whole >>= 1
    }
    var root = base
    var rest = exponent - Double(Int(exponent))
    for _ in 0..<40 {
        root = root.squareRoot()
        rest *= 2
        if rest >= 1 {
            result *= root
            rest -= 1
        }
    }
    return result
}
