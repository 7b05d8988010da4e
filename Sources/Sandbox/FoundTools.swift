// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Which of the cleaner's tools work on this machine, found out once.
final class FoundTools: Sendable {
    struct Found: Sendable {
        let jail: Jail?
        let images: String?
        let audio: String?
        let documents: String?
    }

    private let tools: Cleaner.Tools
    private let state = Mutex<Found?>(nil)

    init(_ tools: Cleaner.Tools) { self.tools = tools }

    var found: Found {
        state.withLock { state in
            if let state { return state }
            let found = FoundTools.look(tools)
            state = found
            return found
        }
    }

    private static func look(_ tools: Cleaner.Tools) -> Found {
        let jail = Jail(tools.jail)
        return Found(
            jail: jail,
            images: tools.images.flatMap { works(jail, [$0, "-version"]) ? $0 : nil },
            audio: tools.audio.flatMap { works(jail, [$0, "-version"]) ? $0 : nil },
            documents: tools.documents.flatMap { works(jail, DocumentCommand(tool: $0).trial) ? $0 : nil }
        )
    }

    private static func works(_ jail: Jail?, _ command: [String]) -> Bool {
        guard let jail else { return false }
        let limits = JailLimits(
            milliseconds: 10_000,
            processorSeconds: 5,
            memoryBytes: 1 << 30,
            scratchBytes: 1 << 20,
            outputBytes: 1 << 16
        )
        return (try? jail.run(command, input: [], limits)) != nil
    }
}
