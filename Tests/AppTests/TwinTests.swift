// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// Two installations that differ in the tick "sexual violence or a child" of one report look alike (Design 4).
///
/// Compared is all that can be taken away: rows and the order they lie in, files and their sizes, a backup, the log,
/// what is served to anybody; from the first word to the end of the case.
@Suite struct TwinsThatDifferInOneTick {
    /// What may differ, with the reason: nothing.
    private static let allowed: Set<String> = []

    private func expectAlike(_ twins: [TwinHouse], _ moment: String, isWhole: Bool = true) throws {
        let rows = try twins.map { try $0.rows() }
        for table in Set(rows[0].keys).union(rows[1].keys).sorted() where !Self.allowed.contains(table) {
            let (left, right) = (rows[0][table] ?? [], rows[1][table] ?? [])
            guard left != right else { continue }
            Issue.record("\(moment): \(table) differs: \(Self.difference(left, right))")
        }
        let files = try twins.map { try $0.files() }
        if files[0] != files[1] { Issue.record("\(moment): \(Self.difference(files[0], files[1]))") }
        let stores = try twins.map { try $0.store() }
        #expect(Set(stores[0].keys) == Set(stores[1].keys))
        for (name, size) in stores[0] {
            // One page more or less of four thousand bytes is chance; a twentieth would be something that was written.
            let other = stores[1][name] ?? 0
            #expect(abs(size - other) * 20 <= max(size, other), "\(moment): \(name) \(size) and \(other)")
        }
        guard isWhole else { return }
        let logs = twins.map { $0.log() }
        #expect(logs[0] == logs[1] && !logs[0].isEmpty, "\(moment): the log")
        let pages = try twins.map { try $0.outside() }
        #expect(pages[0] == pages[1], "\(moment): what is served")
        let backups = try twins.map { try $0.backup() }
        #expect(backups[0] == backups[1], "\(moment): the backup")
    }

    private static func difference(_ left: [String], _ right: [String]) -> String {
        right.difference(from: left).prefix(8).map { change in
            switch change {
            case .insert(_, let row, _): "without the tick: \(row)"
            case .remove(_, let row, _): "with the tick: \(row)"
            }
        }.joined(separator: "; ")
    }

    @Test(arguments: TestEngine.available)
    func `are alike when it was told, while it waits, when it is read, and after it is closed`(
        _ engine: TestEngine
    ) throws {
        try withTwins(engine) { twins in
            for twin in twins { try twin.tell() }
            try expectAlike(twins, "when it was told")
            for day in 1...5 {
                for twin in twins { try twin.wait(days: 1) }
                try expectAlike(twins, "after \(day) days", isWhole: day == 5)
            }
            for twin in twins { try twin.adopt() }
            try expectAlike(twins, "when it was read")
            for twin in twins { try twin.work() }
            try expectAlike(twins, "when it was closed")
            for twin in twins { try twin.wait(days: 7) }
            try expectAlike(twins, "a week later")
        }
    }
}
