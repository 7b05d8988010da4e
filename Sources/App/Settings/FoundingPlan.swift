// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Operations
internal import Text
package import Vault

/// What somebody typed about a new installation, checked as a whole before anything is made.
package struct FoundingPlan: Sendable {
    package struct Person: Sendable {
        package var login: String
        package var name: String
        package var roles: [Role]
        /// The code of a site; nil for all of them.
        package var site: String?
    }

    package var name = ""
    package var sites: [Foundation.PlannedSite] = []
    package var people: [Person] = []
    /// Who reads the log of openings in the restricted rooms; nil for the independent reader.
    package var restrictedAuditor: String?

    package init() {}

    /// Reads a site as it is typed, such as `KR:Kelu Ridge:Africa/Nairobi`.
    package static func site(_ text: String) throws(CommandError) -> Foundation.PlannedSite {
        let parts = fields(text)
        guard (2...3).contains(parts.count), !parts[0].isEmpty, !parts[1].isEmpty else {
            throw .usage(
                "a site is written CODE:NAME:ZONE, such as KR:Kelu Ridge:Africa/Nairobi; not \"\(text)\""
            )
        }
        let zone = parts.count == 3 && !parts[2].isEmpty ? parts[2] : "UTC"
        guard TimeZones.isKnown(zone) else {
            throw .usage("\"\(zone)\" is no time zone; write one such as Africa/Nairobi or UTC")
        }
        return .init(code: parts[0].uppercased(), name: parts[1], zone: zone)
    }

    /// Reads a member as typed, such as `amina:Amina Odhiambo:officer:KR`.
    package static func person(_ text: String) throws(CommandError) -> Person {
        let parts = fields(text)
        guard (3...4).contains(parts.count), parts.prefix(3).allSatisfy({ !$0.isEmpty }) else {
            throw .usage(
                "a member is written SIGN-IN:NAME:ROLE[+ROLE][:SITE], such as amina:Amina Odhiambo:officer:KR; "
                    + "not \"\(text)\""
            )
        }
        let site = parts.count == 4 && !parts[3].isEmpty ? parts[3].uppercased() : nil
        return Person(login: parts[0], name: parts[1], roles: try RoleWord.roles(parts[2]), site: site)
    }

    private static func fields(_ text: String) -> [String] {
        text.split(separator: ":", omittingEmptySubsequences: false).map { Text.clean(String($0)) }
    }

    /// Every report must have a reader, at the site and outside it (Domain 4.5, 4.12).
    package func foundation(randomness: any Randomness, isUnattended: Bool) throws(CommandError) -> Foundation
    {
        guard !name.isEmpty else { throw .usage("the installation wants a name: --name") }
        guard !sites.isEmpty else { throw .usage("at least one site is wanted: --site CODE:NAME:ZONE") }
        for (index, site) in sites.enumerated()
        where sites[..<index].contains(where: { $0.code == site.code }) {
            throw .usage("the site \(site.code) is there twice")
        }
        for (index, person) in people.enumerated() {
            guard !people[..<index].contains(where: { $0.login == person.login }) else {
                throw .usage("the sign-in name \(person.login) is there twice")
            }
            // Two signatures have to be two people.
            let isTwice = people[..<index].contains {
                Operations.compared($0.name) == Operations.compared(person.name)
            }
            guard !isTwice else {
                throw .usage(
                    "\(person.name) is there twice; each human being has one account, and a namesake gets a word that "
                        + "tells them apart"
                )
            }
            if let site = person.site, !sites.contains(where: { $0.code == site }) {
                throw .usage("\(person.login) belongs to the site \(site), which is not among the sites")
            }
        }
        try requireRoles()
        // The founder comes first and is an administrator.
        let ordered =
            people.filter { $0.roles.contains(.administrator) }
            + people.filter { !$0.roles.contains(.administrator) }
        return Foundation(
            name: name,
            sites: sites,
            members: ordered.map { person in
                NewMember(
                    login: person.login,
                    passphrase: FirstPassphrase.make(randomness),
                    description: MemberDescription(
                        name: person.name,
                        title: "",
                        roles: person.roles,
                        site: nil
                    ),
                    plannedSite: place(of: person.site)
                )
            },
            readers: readers(ordered) + (try auditors(ordered)) + (try custodians(ordered)),
            keysNotReplaced: isUnattended
        )
    }

    private func place(of site: String?) -> Int? { sites.firstIndex { $0.code == site } }

    private func requireRoles() throws(CommandError) {
        for role in [Role.administrator, .focalPoint, .independentReader] {
            guard people.contains(where: { $0.roles.contains(role) }) else {
                throw .usage("nobody is \(RoleWord.of(role)); every installation needs one: --member")
            }
        }
        for person in people where person.roles.contains(.administrator) && person.roles.count > 1 {
            throw .usage(
                "\(person.login) cannot be administrator and more: who keeps the machine reads no case"
            )
        }
        let wanted: [(role: Role, what: String)] = [
            (.officer, "reports from there would have no reader"),
            (.focalPoint, "what concerns sexual violence or a child there would have no reader"),
        ]
        for site in sites {
            for (role, what) in wanted {
                let isHeld = people.contains {
                    $0.roles.contains(role) && ($0.site == nil || $0.site == site.code)
                }
                guard isHeld else {
                    throw .usage("nobody is \(RoleWord.of(role)) at \(site.code); \(what): --member")
                }
            }
        }
    }

    private func readers(_ people: [Person]) -> [(kind: CompartmentKind, site: Int?, members: [Int])] {
        let rooms: [(kind: CompartmentKind, roles: [Role])] = [
            (.casework, [.officer, .headquarters]), (.restricted, [.focalPoint]),
            (.outside, [.independentReader]),
        ]
        return people.enumerated().flatMap { index, person in
            rooms.filter { room in room.roles.contains { person.roles.contains($0) } }.map { room in
                (room.kind, room.kind == .outside ? nil : place(of: person.site), [index])
            }
        }
    }

    /// Who keeps names apart; a house may begin without, and name them later in the settings.
    private func custodians(
        _ people: [Person]
    ) throws(CommandError) -> [(kind: CompartmentKind, site: Int?, members: [Int])] {
        let named = people.indices.filter { people[$0].roles.contains(.custodian) }
        let reading: [Role] = [.officer, .headquarters, .focalPoint, .independentReader, .administrator]
        for place in named where people[place].roles.contains(where: { reading.contains($0) }) {
            throw .usage(
                "\(people[place].login) cannot be custodian and more: who keeps names reads no case"
            )
        }
        guard named.count != 1 else {
            throw .usage(
                "one custodian alone: with that passphrase every name would be lost; name two or none"
            )
        }
        return named.isEmpty ? [] : [(.identities, nil, named)]
    }

    /// Who reads what was opened: never somebody who reads the rooms that the log is of (Design 5).
    private func auditors(
        _ people: [Person]
    ) throws(CommandError) -> [(kind: CompartmentKind, site: Int?, members: [Int])] {
        func members(_ role: Role, besides roles: [Role]) -> [Int] {
            people.indices.filter { place in
                people[place].roles.contains(role) && !people[place].roles.contains { roles.contains($0) }
            }
        }
        let named = restrictedAuditor.map { login in people.indices.filter { people[$0].login == login } }
        if let named, named.isEmpty {
            throw .usage("who is to read the log of the restricted cases is not among the members")
        }
        let apart: [Role] = [.officer, .headquarters, .administrator]
        var ordinary = members(.auditor, besides: apart).filter { !(named ?? []).contains($0) }
        if ordinary.isEmpty { ordinary = members(.independentReader, besides: apart) }
        var restricted = named ?? members(.independentReader, besides: [.focalPoint, .administrator])
        if restricted.isEmpty { restricted = members(.auditor, besides: [.focalPoint, .administrator]) }
        guard !ordinary.isEmpty, !restricted.isEmpty else {
            throw .usage(
                "nobody can read who opened what without reading the cases too; name an auditor: --member"
            )
        }
        return [(.accessLog, nil, ordinary), (.restrictedAccessLog, nil, restricted)]
    }
}
