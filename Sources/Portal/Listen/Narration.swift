// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Synchronization

/// What the public pages sound like: made when somebody first listens, then kept in memory for the next.
///
/// Nothing of a reader is in it: only pages that ask nothing are read aloud.
package final class Narration: Sendable {
    /// Words and a language's code in, MPEG audio out.
    package typealias Voice = @Sendable (_ words: String, _ language: String) throws -> [UInt8]

    fileprivate struct Sound {
        let language: String
        let words: String
        let bytes: [UInt8]
    }

    fileprivate struct State {
        var voice: Voice?
        /// The one that was asked for longest ago stands first.
        var sounds: [Sound] = []
    }

    /// Every page in three languages for two sites; some 200 KB each.
    private static let mostKept = 24

    private let find: @Sendable () -> Voice?
    private let state = Mutex(State())

    /// `find` looks for a voice, which may take a moment; until `prepare` has asked, there is none.
    package init(find: @escaping @Sendable () -> Voice?) { self.find = find }

    package func prepare() {
        let found = find()
        state.withLock { $0.voice = found }
    }

    package var isThere: Bool { state.withLock { $0.voice != nil } }

    /// Nil without a voice; throws what the voice throws.
    func sound(_ words: String, _ language: Language) throws -> [UInt8]? {
        let (kept, voice) = state.withLock { state in (state.take(words, language.rawValue), state.voice) }
        if let kept { return kept }
        guard let bytes = try voice?(words, language.rawValue) else { return nil }
        state.withLock { state in
            if state.take(words, language.rawValue) == nil {
                state.sounds.append(Sound(language: language.rawValue, words: words, bytes: bytes))
            }
            if state.sounds.count > Narration.mostKept { state.sounds.removeFirst() }
        }
        return bytes
    }
}

extension Narration.State {
    fileprivate mutating func take(_ words: String, _ language: String) -> [UInt8]? {
        guard let place = sounds.firstIndex(where: { $0.language == language && $0.words == words }) else {
            return nil
        }
        sounds.append(sounds.remove(at: place))
        return sounds[sounds.count - 1].bytes
    }
}
