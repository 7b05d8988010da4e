// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What a file's first bytes say that it is; a name or a declared type is never believed.
package enum MediaKind: String, CaseIterable, Sendable {
    case png, jpeg, gif, webp, tiff, bmp, heic
    case ogg, wav, flac, mp3, aac, mov, matroska, amr

    package init?(_ bytes: [UInt8]) {
        let head = Array(bytes.prefix(16))
        guard head.count >= 12, let kind = MediaKind.of(head) else { return nil }
        self = kind
    }

    package var isImage: Bool {
        switch self {
        case .png, .jpeg, .gif, .webp, .tiff, .bmp, .heic: true
        case .ogg, .wav, .flac, .mp3, .aac, .mov, .matroska, .amr: false
        }
    }

    private static func of(_ head: [UInt8]) -> MediaKind? {
        func has(_ text: StaticString, at offset: Int = 0) -> Bool {
            head.dropFirst(offset).starts(with: Array(text.description.utf8))
        }
        func starts(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if starts([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if has("GIF87a") || has("GIF89a") { return .gif }
        if has("RIFF"), has("WEBP", at: 8) { return .webp }
        if starts([0x49, 0x49, 0x2A, 0x00]) || starts([0x4D, 0x4D, 0x00, 0x2A]) { return .tiff }
        if has("BM"), head[6...9].allSatisfy({ $0 == 0 }) { return .bmp }
        if has("ftyp", at: 4) { return box(head) }
        return sound(head, has, starts)
    }

    /// The family of MP4: photos of some telephones, and voice messages.
    private static func box(_ head: [UInt8]) -> MediaKind {
        let brand = String(decoding: head[8..<12], as: UTF8.self)
        return ["heic", "heix", "hevc", "mif1", "msf1", "heim", "heis"].contains(brand) ? .heic : .mov
    }

    private static func sound(
        _ head: [UInt8],
        _ has: (StaticString, Int) -> Bool,
        _ starts: ([UInt8]) -> Bool
    ) -> MediaKind? {
        if has("OggS", 0) { return .ogg }
        if has("RIFF", 0), has("WAVE", 8) { return .wav }
        if has("fLaC", 0) { return .flac }
        if has("#!AMR", 0) { return .amr }
        if has("ID3", 0) { return .mp3 }
        if starts([0x1A, 0x45, 0xDF, 0xA3]) { return .matroska }
        guard head[0] == 0xFF, head[1] & 0xE0 == 0xE0 else { return nil }
        // Layer bits of zero are AAC in ADTS; anything else is MPEG audio.
        return head[1] & 0x06 == 0 ? .aac : .mp3
    }
}
