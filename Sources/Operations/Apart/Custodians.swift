// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

extension Operations {
    /// Who could keep names: everybody active who reads no case and never did, and runs no machine.
    package func possibleCustodians() -> [DirectoryState.Person] {
        let directory = directory
        let rooms = directory.compartments.values.filter(\.kind.holdsCases)
        return directory.people.values.filter { person in
            person.isActive && !person.has(.administrator)
                && !directory.readings.contains { reading in
                    rooms.contains { $0.id == reading.room }
                        && (reading.member == person.id
                            || directory.people[reading.member]?.human == person.human)
                }
        }.sorted { ($0.description.name, $0.id) < ($1.description.name, $1.id) }
    }

    /// Names the first custodians of a house that has none who can sign in; afterwards they let each other in.
    ///
    /// Two at least, so that one lost passphrase loses no name. The administrator makes the room's key, grants it, and
    /// keeps none. Names that were given before stay where they are.
    package func nameCustodians(_ members: [MemberID], passphrase: String, _ session: Session) throws {
        try confirm(passphrase, session)
        try refusing {
            guard session.has(.administrator) else { throw Refusal.notAllowed }
            guard directory.custodians.isEmpty else { throw Refusal.notThisStage }
            let chosen = Set(members).sorted()
            guard chosen.count >= 2 else { throw Refusal.needsSecondPerson }
            let possible = Set(possibleCustodians().map(\.id))
            guard chosen.allSatisfy(possible.contains) else { throw Refusal.custodianWouldRead }
            let made = store.makeCompartment(.identities, site: nil, name: "")
            try direct([made.entry] + chosen.map { try store.grant(made.keys, to: $0) }, session)
        }
    }
}
