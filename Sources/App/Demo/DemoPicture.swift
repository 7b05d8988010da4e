// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A small picture with few colours, drawn by numbers and written as PNG.
struct DemoPicture: Sendable {
    static let width = 400
    static let height = 260

    private enum Ink: UInt8, CaseIterable {
        case sky, haze, hill, earth, road, dark, red, white, water, deep, rope, paper, pencil

        var rgb: [UInt8] {
            switch self {
            case .sky: [168, 200, 222]
            case .haze: [214, 222, 214]
            case .hill: [120, 134, 96]
            case .earth: [176, 140, 98]
            case .road: [202, 176, 138]
            case .dark: [62, 58, 54]
            case .red: [184, 58, 48]
            case .white: [240, 238, 230]
            case .water: [86, 138, 160]
            case .deep: [48, 92, 116]
            case .rope: [196, 178, 92]
            case .paper: [246, 242, 228]
            case .pencil: [70, 74, 92]
            }
        }
    }

    private var cells: [UInt8]

    private init(_ ground: Ink) {
        cells = [UInt8](repeating: ground.rawValue, count: DemoPicture.width * DemoPicture.height)
    }

    // MARK: - Scenes

    /// A pole across a dry road, a queue of jars before it, a tank behind.
    static var roadblock: DemoPicture {
        var picture = DemoPicture(.sky)
        picture.fill(0, 90, width, 40, .haze)
        for x in 0..<width { picture.fill(x, 110 - wave(x, 90, 26), 1, 70, .hill) }
        picture.fill(0, 150, width, height - 150, .earth)
        for y in 150..<height { picture.fill(170 - (y - 150) / 2, y, 60 + (y - 150), 1, .road) }
        picture.fill(286, 96, 54, 44, .white)
        picture.fill(292, 140, 5, 30, .dark)
        picture.fill(330, 140, 5, 30, .dark)
        for step in 0..<14 { picture.fill(90 + step * 16, 178, 16, 7, step % 2 == 0 ? .red : .white) }
        picture.fill(84, 168, 8, 40, .dark)
        picture.fill(310, 168, 8, 40, .dark)
        for jar in 0..<7 {
            picture.disc(120 + jar * 24, 226 + (jar % 2) * 8, 9, jar % 3 == 0 ? .red : .water)
        }
        return picture
    }

    /// Nets on the stones of a quay, two boats, the sea behind.
    static var nets: DemoPicture {
        var picture = DemoPicture(.sky)
        picture.fill(0, 90, width, 80, .water)
        for row in 0..<8 { picture.fill((row * 53) % 180, 96 + row * 9, 130, 2, .deep) }
        picture.fill(0, 165, width, height - 165, .haze)
        for boat in [60, 250] {
            for y in 0..<18 { picture.fill(boat + y, 128 + y, 90 - 2 * y, 1, .dark) }
            picture.fill(boat + 44, 84, 3, 46, .dark)
        }
        for step in 0..<20 {
            picture.line(70 + step * 13, 190, 40 + step * 13, 250, .rope)
            picture.line(40 + step * 13, 190, 70 + step * 13, 250, .rope)
        }
        for float in 0..<9 { picture.disc(60 + float * 32, 188, 6, .red) }
        return picture
    }

    /// A drawing in pencil: two men with long sticks, and six goats that walk away with them.
    static var goats: DemoPicture {
        var picture = DemoPicture(.paper)
        for goat in 0..<6 { picture.goat(40 + (goat % 3) * 74, 120 + (goat / 3) * 70) }
        for man in [290, 340] {
            picture.disc(man, 80, 11, .pencil)
            picture.line(man, 90, man, 150, .pencil)
            picture.line(man, 150, man - 14, 190, .pencil)
            picture.line(man, 150, man + 14, 190, .pencil)
            picture.line(man - 20, 128, man + 30, 84, .pencil)
        }
        return picture
    }

    // MARK: - Drawing

    private mutating func goat(_ x: Int, _ y: Int) {
        for row in 0..<3 { line(x, y + row, x + 38, y + row, .pencil) }
        for leg in [2, 10, 28, 36] { line(x + leg, y, x + leg, y + 24, .pencil) }
        disc(x + 44, y - 8, 7, .pencil)
        line(x + 44, y - 14, x + 36, y - 24, .pencil)
        line(x, y, x - 8, y - 8, .pencil)
    }

    private mutating func fill(_ x: Int, _ y: Int, _ across: Int, _ down: Int, _ ink: Ink) {
        for row in max(0, y)..<max(0, y, min(DemoPicture.height, y + down)) {
            for column in max(0, x)..<max(0, x, min(DemoPicture.width, x + across)) {
                cells[row * DemoPicture.width + column] = ink.rawValue
            }
        }
    }

    private mutating func disc(_ x: Int, _ y: Int, _ radius: Int, _ ink: Ink) {
        for row in -radius...radius {
            let half = (0...radius).last { $0 * $0 + row * row <= radius * radius } ?? 0
            fill(x - half, y + row, 2 * half + 1, 1, ink)
        }
    }

    private mutating func line(_ x: Int, _ y: Int, _ toX: Int, _ toY: Int, _ ink: Ink) {
        let steps = max(1, abs(toX - x), abs(toY - y))
        for step in 0...steps {
            fill(x + (toX - x) * step / steps, y + (toY - y) * step / steps, 2, 2, ink)
        }
    }

    /// A ridge: up and down in straight slopes.
    private static func wave(_ x: Int, _ length: Int, _ rise: Int) -> Int {
        let part = x % (2 * length)
        return (part < length ? part : 2 * length - part) * rise / length
    }

    // MARK: - PNG

    var png: [UInt8] {
        var rows: [UInt8] = []
        for row in 0..<DemoPicture.height {
            rows.append(0)
            rows += cells[row * DemoPicture.width..<(row + 1) * DemoPicture.width]
        }
        let size = big(UInt32(DemoPicture.width)) + big(UInt32(DemoPicture.height))
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + PNGChunk.bytes("IHDR", size + [8, 3, 0, 0, 0])
            + PNGChunk.bytes("PLTE", Ink.allCases.flatMap(\.rgb))
            + PNGChunk.bytes("IDAT", PNGChunk.stored(rows))
            + PNGChunk.bytes("IEND", [])
    }
}

/// The parts of a PNG; the pixels are stored, not pressed.
enum PNGChunk {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
    }

    static func bytes(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        let crc = body.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
        return big(UInt32(content.count)) + body + big(~crc)
    }

    /// A zlib stream of stored blocks.
    static func stored(_ plain: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: plain.count, by: 65_535) {
            let block = plain[start..<min(start + 65_535, plain.count)]
            let count = UInt16(block.count)
            stream.append(start + block.count == plain.count ? 1 : 0)
            for part in [count, ~count] { stream += [UInt8(part & 0xFF), UInt8(part >> 8)] }
            stream += block
        }
        var low: UInt32 = 1
        var high: UInt32 = 0
        for byte in plain {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return stream + big(high << 16 | low)
    }
}

private func big(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}
