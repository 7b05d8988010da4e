// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The pictures and the voice of the demonstration; drawn here, so that they show nobody.
enum DemoFile: Sendable {
    case roadblock, nets, goats, voice

    var name: String {
        switch self {
        case .roadblock: "IMG_0112.png"
        case .nets: "nets-on-the-quay.png"
        case .goats: "drawing.png"
        case .voice: "voice-message.wav"
        }
    }

    var contentType: String { self == .voice ? "audio/wav" : "image/png" }

    var bytes: [UInt8] {
        switch self {
        case .roadblock: DemoPicture.roadblock.png
        case .nets: DemoPicture.nets.png
        case .goats: DemoPicture.goats.png
        case .voice: DemoVoice.wave
        }
    }
}

/// Something like speech behind a wall: syllables of three tones, no words.
enum DemoVoice {
    private static let rate = 8_000
    private static let seconds = 5

    static var wave: [UInt8] {
        let samples = (0..<(rate * seconds)).flatMap { little(UInt16(bitPattern: sample($0)), 2) }
        let format =
            Array("fmt ".utf8) + little(16, 4) + little(1, 2) + little(1, 2) + little(rate, 4)
            + little(rate * 2, 4) + little(2, 2) + little(16, 2)
        return Array("RIFF".utf8) + little(36 + samples.count, 4) + Array("WAVE".utf8) + format
            + Array("data".utf8) + little(samples.count, 4) + samples
    }

    private static func sample(_ index: Int) -> Int16 {
        let time = Double(index) / Double(rate)
        let syllable = Int(time * 4)
        // Four syllables a second, every seventh a breath.
        let loudness = syllable % 7 == 6 ? 0 : sin((time * 4 - Double(syllable)) * .pi)
        let base = 140.0 + Double((syllable * 37) % 50)
        let tone =
            sin(2 * .pi * base * time) + 0.5 * sin(2 * .pi * base * 3 * time)
            + 0.25 * sin(2 * .pi * base * 7 * time)
        return Int16(tone * loudness * 6_000)
    }

    private static func little(_ number: some BinaryInteger, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
