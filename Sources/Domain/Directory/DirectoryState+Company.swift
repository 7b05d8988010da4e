// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Who is of the company, whom no quorum may consist of alone (Design 4).
extension DirectoryState {
    /// Whether a human being has a role of the company, or once had one with keys that counted.
    ///
    /// A change of roles, or another account, makes nobody an outsider. A role that was corrected before anybody vouched
    /// for the keys is none.
    package func isOfCompany(_ member: MemberID) -> Bool {
        guard let person = people[member] else { return true }
        return person.hasCompanyRole || onceOfCompany.contains(person.human)
    }

    mutating func noteCompany(_ entry: DirectoryEntry) {
        switch entry {
        case .foundedTogether(_, _, let members): for new in members { noteCompany(new.id) }
        case .memberAdded(let id, _, _, _), .memberChanged(let id, _), .keyConfirmed(let id, _, _):
            noteCompany(id)
        default: break
        }
    }

    private mutating func noteCompany(_ id: MemberID) {
        guard let person = people[id], person.keys != nil,
            person.description.roles.contains(where: \.isOfCompany)
        else { return }
        onceOfCompany.insert(person.human)
    }

    /// A change between inside and outside, for whoever looks back at keys that the company alone must not use.
    mutating func noteChange(of id: MemberID, from wasOfCompany: Bool, by author: MemberID, at: Instant) {
        guard let person = people[id], person.keys != nil, person.hasCompanyRole != wasOfCompany else {
            return
        }
        for group in TrustGroup.allCases where group.needsOutsider {
            note(wasOfCompany ? .leftCompany : .joinedCompany, group, by: author, for: id, at: at)
        }
    }
}
