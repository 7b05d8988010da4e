// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Text

// One account for each human being (Design 4): otherwise one of them could be both people who are wanted.
extension Operations {
    /// - Throws: `Refusal.sameHuman` when an account that is open belongs to somebody of that name.
    func requireFree(_ human: String, besides id: MemberID?) throws {
        let wanted = Operations.compared(human)
        guard !wanted.isEmpty else { throw Refusal.empty }
        let isTaken = directory.people.values.contains {
            $0.id != id && $0.maySignIn && Operations.compared($0.human) == wanted
        }
        if isTaken { throw Refusal.sameHuman }
    }

    func requireDifferentPeople(_ humans: [String]) throws {
        let all = humans.map(Operations.compared)
        guard !all.contains([]) else { throw Refusal.empty }
        guard Set(all).count == all.count else { throw Refusal.sameHuman }
    }

    /// The words of a name without case, accents, order and punctuation.
    package static func compared(_ human: String) -> [String] {
        Text.folded(Text.clean(human)).split { !$0.isLetter && !$0.isNumber }.map(String.init).sorted()
    }
}
