// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records
internal import Text

/// Somebody whom a case seems to name, and the words that say so; people decide (Domain 4.12).
package struct RecusalSuggestion: Hashable, Sendable {
    package let member: MemberID
    package let name: String
    package let why: String
}

extension Operations {
    /// Takes somebody out of a case at once: it goes with its reports to a room of its own, under fresh keys.
    ///
    /// Those who read it stay, but for whoever is recused from it; where none of them reads from outside the site, the
    /// independent readers come in. Whoever declares a conflict of their own does not see it again (Domain 4.5, 4.12).
    ///
    /// - Throws: `needsOutsideReader` where no reader from outside would be left.
    package func recuse(
        _ id: RecordID,
        _ member: MemberID,
        _ ground: RecusalReason,
        reason: String,
        passphrase: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        try confirm(passphrase, session)
        try refusing {
            try renewKeys(session)
            let file = try store.read { try $0.open(CaseState.self, id, session.ring) }
            let target = try roomWithout(member, ground, file, session)
            try store.write { tx in
                try tx.appendDirectory(target.steps, by: session.member, signing: session.keys.signing)
                var file = try tx.open(CaseState.self, id, session.ring)
                if let seen, seen != file.head { throw Refusal.conflict(head: file.head) }
                var entries: [CaseEntry] = [
                    .recused(Recused(member, ground, reason: reason)),
                    .moved(reason: "", restricted: target.isRestricted),
                ]
                // Who reads from outside the site and says it agrees with it; everybody else's word is looked at.
                if isOutsideReader(session.member), member != session.member {
                    entries.append(.recusalConfirmed(member, words: reason))
                }
                try move(&file, to: target, entries, reason: "", tx, session)
                try setTimer(file, tx)
                guard file.state.recusals.contains(where: { $0.confirmedAt == nil }) else { return }
                let outside = target.readers.filter(isOutsideReader).sorted()
                try tx.post(outside.map { Notice(recipient: $0, at: tx.now) })
            }
        }
    }

    private func roomWithout(
        _ member: MemberID,
        _ ground: RecusalReason,
        _ file: Opened<CaseState>,
        _ session: Session
    ) throws -> NewHome {
        guard let site = file.state.opening?.site else { throw RecordsError.damaged }
        let directory = directory
        guard directory.compartments[file.compartment]?.readers.contains(member) == true else {
            throw Refusal.notThisStage
        }
        let able = directory.people.values.filter { $0.isActive && !$0.has(.administrator) }
        let present = able.filter {
            directory.compartments[file.compartment]?.readers.contains($0.id) == true
        }
        // Whoever was taken out before stays out.
        let facts = RecusalFacts(named: Set(file.state.recusals.map(\.recused.member) + [member]))
        func result(_ people: [DirectoryState.Person]) -> RecusalResult<MemberID> {
            facts.result(
                among: people.map { PossibleReader(person: $0.id, isOutside: isOutsideReader($0.id)) }
            )
        }
        var left = result(present)
        if left.needsAnotherOutsideReader {
            let independent = able.filter { $0.has(.independentReader) }
            left = result(present + independent.filter { !present.map(\.id).contains($0.id) })
        }
        guard !left.needsAnotherOutsideReader else { throw Refusal.needsOutsideReader }
        return try roomOfItsOwn(
            for: Set(left.inside + left.outside),
            site: site,
            isRestricted: file.state.isRestricted,
            session
        )
    }

    /// The outside reader has looked at it: whoever was taken out stays out (Domain 4.12).
    package func confirmRecusal(
        _ id: RecordID,
        of member: MemberID,
        words: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let words = try Operations.reason(words)
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            guard
                let recusal = file.state.recusals.first(where: {
                    $0.recused.member == member && $0.confirmedAt == nil
                })
            else { throw Refusal.notThisStage }
            guard isOutsideReader(session.member), recusal.by != .member(session.member) else {
                throw Refusal.needsSecondPerson
            }
            try tx.append(&file, [.recusalConfirmed(member, words: words)], by: session.writer)
        }
    }

    /// Whoever is suggested may go on reading; one sentence, and no mark (Domain 1).
    package func declineRecusal(
        _ id: RecordID,
        of member: MemberID,
        reason: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let reason = try Operations.reason(reason)
        // Nobody decides about themselves.
        guard member != session.member else { throw Refusal.needsSecondPerson }
        try change(CaseState.self, id, seen: seen, session) { tx, file in
            try tx.append(&file, [.recusalDeclined(member, reason: reason)], by: session.writer)
        }
    }

    /// The other readers of a case whose names stand in it: a suggestion, never shown to whoever it is about.
    package func recusalSuggestions(_ view: CaseView, _ session: Session) -> [RecusalSuggestion] {
        let directory = directory
        let readers = directory.compartments[view.file.compartment]?.readers ?? []
        let state = view.file.state
        let texts =
            [state.facts.title, state.facts.what, state.facts.alleged]
            + view.reports.flatMap { $0.report.state.searchable }
        let words = Set(texts.flatMap { Operations.nameWords($0) })
        return readers.sorted().compactMap { id in
            guard id != session.member, state.recusalsDeclined[id] == nil, let person = directory.people[id],
                person.isActive
            else { return nil }
            // A surname alone is a relative's too: it is a reason to look, and says nothing by itself.
            let name = Operations.nameWords(person.description.name)
            let found = name.filter { words.contains($0) }
            guard let last = name.last, found.contains(last) else { return nil }
            let all = found.count == name.count
            return RecusalSuggestion(
                member: id,
                name: person.description.name,
                why: all ? "the whole name stands in this case" : "a part of the name stands in this case"
            )
        }
    }

    /// As they are compared; initials say nothing.
    private static func nameWords(_ text: String) -> [String] {
        Text.words(text, language: nil).filter { $0.count >= 2 }
    }
}
