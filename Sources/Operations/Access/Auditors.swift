// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// The logs that a house does not have which was founded before there were any.
    package var missingLogs: [CompartmentKind] {
        let directory = directory
        guard directory.isFounded else { return [] }
        return CompartmentKind.allCases.filter {
            $0.isAccessLog && directory.compartment($0, site: nil) == nil
        }
    }

    /// Who could read a log: everybody active who reads nothing that it watches, and runs no machine.
    package func possibleAuditors(of log: CompartmentKind) -> [DirectoryState.Person] {
        let directory = directory
        return directory.people.values.filter { person in
            person.isActive && !person.has(.administrator)
                && !directory.compartments(of: person.id).contains { $0.kind.watchedBy == log }
        }.sorted { ($0.description.name, $0.id) < ($1.description.name, $1.id) }
    }

    /// Makes a log that the house does not have, with its first readers; afterwards they let each other in.
    ///
    /// The administrator makes the room's key, grants it, and keeps none. What was opened before was noted nowhere.
    package func nameAuditors(
        _ members: [MemberID],
        of log: CompartmentKind,
        passphrase: String,
        _ session: Session
    ) throws {
        try confirm(passphrase, session)
        try refusing {
            guard session.has(.administrator), log.isAccessLog else { throw Refusal.notAllowed }
            guard missingLogs.contains(log) else { throw Refusal.notThisStage }
            let chosen = Set(members).sorted()
            guard !chosen.isEmpty else { throw Refusal.empty }
            let possible = Set(possibleAuditors(of: log).map(\.id))
            guard chosen.allSatisfy(possible.contains) else { throw Refusal.auditorWouldRead }
            let made = store.makeCompartment(log, site: nil, name: "")
            try direct([made.entry] + chosen.map { try store.grant(made.keys, to: $0) }, session)
        }
    }
}
