// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// What was answered so far, beside the folder, so that a set-up that is cut short goes on where it was.
///
/// A convenience: where nothing can be written there, that is said, and all is asked again.
final class SetupAnswers {
    private let path: String
    private var kept: [String]
    private var next = 0
    private var isUnkept = false
    /// What was typed ended before the last answer.
    private(set) var isCutShort = false

    init(beside folder: DataFolder) {
        path = folder.path + ".answers"
        let text = (try? Files.read(path, limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) }
        kept = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Each answer ends its line.
        if !kept.isEmpty { kept.removeLast() }
    }

    var isResumed: Bool { !kept.isEmpty }

    func answer(_ question: String, _ console: Console, mayBeEmpty: Bool = false) throws -> String {
        if next < kept.count {
            next += 1
            console.complain("\(question): \(kept[next - 1])")
            return kept[next - 1]
        }
        isCutShort = true
        let text = try Setup.answer(question, console, mayBeEmpty: mayBeEmpty)
        isCutShort = false
        kept.append(text)
        next = kept.count
        keep(console)
        return text
    }

    private func keep(_ console: Console) {
        guard !isUnkept else { return }
        do {
            try Files.writeDurably(path, Array(kept.map { $0 + "\n" }.joined().utf8))
        } catch {
            isUnkept = true
            console.complain("The answers cannot be kept beside the folder: cut short, all is asked again.")
        }
    }

    func forget() {
        if Files.exists(path) { try? Files.remove(path) }
    }
}
