// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Which of the cleaner's tools work on this machine: found out once, and asked again after a while where one did not.
final class FoundTools: Sendable {
    struct Found: Sendable {
        var jail: Jail?
        var images: String?
        var audio: String?
        var documents: String?
    }

    private struct Looked {
        var found: Found
        /// When what did not work is tried again, on the clock.
        var again: Int64
    }

    /// A cold machine, or one short of memory for a moment, must not cost every copy until the next start.
    private static let waitMilliseconds: Int64 = 300_000

    private let tools: Cleaner.Tools
    private let clock: @Sendable () -> Int64
    private let state = Mutex<Looked?>(nil)

    /// `clock`: milliseconds that only grow.
    init(_ tools: Cleaner.Tools, clock: @escaping @Sendable () -> Int64) {
        self.tools = tools
        self.clock = clock
    }

    var found: Found {
        let (found, isToTryAgain) = state.withLock { state in
            guard let looked = state else {
                let found = look(Found())
                state = Looked(found: found, again: clock() + FoundTools.waitMilliseconds)
                return (found, false)
            }
            guard isSomethingMissing(looked.found), clock() >= looked.again else {
                return (looked.found, false)
            }
            // While one tries, the others go on with what there is.
            state?.again = clock() + FoundTools.waitMilliseconds
            return (looked.found, true)
        }
        guard isToTryAgain else { return found }
        let newer = look(found)
        state.withLock { $0?.found = newer }
        return newer
    }

    private func isSomethingMissing(_ found: Found) -> Bool {
        found.jail == nil || found.images == nil && tools.images != nil
            || found.audio == nil && tools.audio != nil
            || found.documents == nil && tools.documents != nil
    }

    /// Tries what is not among `known`.
    private func look(_ known: Found) -> Found {
        var found = known
        guard let jail = found.jail ?? Jail(tools.jail) else { return found }
        func works(_ tool: String?, _ command: (String) -> [String]) -> String? {
            tool.flatMap { FoundTools.works(jail, command($0)) ? $0 : nil }
        }
        found.jail = jail
        found.images = found.images ?? works(tools.images) { [$0, "-version"] }
        found.audio = found.audio ?? works(tools.audio) { [$0, "-version"] }
        found.documents = found.documents ?? works(tools.documents) { DocumentCommand(tool: $0).trial }
        return found
    }

    private static func works(_ jail: Jail, _ command: [String]) -> Bool {
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
