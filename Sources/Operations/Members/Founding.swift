// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform
package import Domain
internal import Records
internal import Vault

/// A person to be added: what the directory says of them, and their first passphrase.
package struct NewMember: Sendable {
    package var login: String
    package var passphrase: String
    package var description: MemberDescription
    /// Who this human being is, told apart from every namesake; the member's name where nothing else is said.
    package var human: String
    package var mustChange: Bool
    /// While founding, a site by its place in the plan: it has no id yet.
    package var plannedSite: Int?

    package init(
        login: String,
        passphrase: String,
        description: MemberDescription,
        human: String? = nil,
        mustChange: Bool = true,
        plannedSite: Int? = nil
    ) {
        self.plannedSite = plannedSite
        self.login = login
        self.passphrase = passphrase
        self.description = description
        self.human = human ?? description.name
        self.mustChange = mustChange
    }
}

/// An account just made: what its holder needs to sign in, shown once.
package struct MadeAccount: Sendable {
    package let id: MemberID
    package let login: String
    package var passphrase: String
    package let totpSecret: String
    package let totpURI: String
}

/// What an installation is made of on its first day.
package struct Foundation: Sendable {
    package struct PlannedSite: Sendable {
        package var code: String
        package var name: String
        package var zone: String

        package init(code: String, name: String, zone: String) {
            self.code = code
            self.name = name
            self.zone = zone
        }
    }

    package var name: String
    package var sites: [PlannedSite]
    /// The founder is the first and an administrator.
    package var members: [NewMember]
    /// Who reads which kind of compartment, at which site (by its place in `sites`; nil for all), by place in `members`.
    package var readers: [(kind: CompartmentKind, site: Int?, members: [Int])]
    package var keysNotReplaced: Bool
    /// As houses were founded before openings were noted: nothing founds one so but a test of what becomes of them.
    package var isFromBeforeLogs = false

    package init(
        name: String,
        sites: [PlannedSite],
        members: [NewMember],
        readers: [(kind: CompartmentKind, site: Int?, members: [Int])],
        keysNotReplaced: Bool
    ) {
        self.name = name
        self.sites = sites
        self.members = members
        self.readers = readers
        self.keysNotReplaced = keysNotReplaced
    }
}

/// What the founding gives back: accounts to hand out, and the fingerprint to pin.
package struct Founded: Sendable {
    package let accounts: [MadeAccount]
    package let sites: [SiteID]
    package let root: [UInt8]
}

extension Operations {
    /// Founds an installation: people, sites, compartments and their first readers, in one transaction.
    ///
    /// Administrators get no grant, and every site's reports have a reader outside it (Domain 4.5, 4.12).
    package func found(_ plan: Foundation) throws -> Founded {
        guard !directory.isFounded, !plan.members.isEmpty, !plan.sites.isEmpty else {
            throw Refusal.notAllowed
        }
        let sites = plan.sites.map { _ in store.newID(Site.self) }
        let people = try plan.members.map { member in
            var member = member
            if let place = member.plannedSite, sites.indices.contains(place) {
                member.description.site = sites[place]
            }
            return try prepare(member)
        }
        let founder = people[0]
        try requireDifferentPeople(people.map(\.member.human))
        // Everybody of the first day stands in the first step, and so under the fingerprint that is pinned.
        var entries: [DirectoryEntry] = [
            .foundedTogether(
                name: plan.name,
                founder: founder.account.id,
                people.map(newcomer)
            )
        ]
        for (id, site) in zip(sites, plan.sites) {
            entries.append(.siteAdded(id, code: site.code, name: site.name))
        }
        for (id, site) in zip(sites, plan.sites).map({ (Optional($0), $1.name) }) + [(nil, "")] {
            for kind in id == nil
                ? [CompartmentKind.outside, .accessLog, .restrictedAccessLog, .identities]
                : [.casework, .restricted]
            {
                let place = sites.firstIndex { $0 == id }
                let readers = plan.readers.filter { $0.kind == kind && ($0.site == nil || $0.site == place) }
                // A house may begin without custodians: names then stay with the way to reach people.
                if kind == .identities || kind.isAccessLog && plan.isFromBeforeLogs, readers.isEmpty {
                    continue
                }
                let made = store.makeCompartment(kind, site: id, name: site)
                entries.append(made.entry)
                // What is sent to a room that nobody reads is lost for ever.
                guard readers.contains(where: { !$0.members.isEmpty }) else { throw Refusal.notAllowed }
                for reader in Set(readers.flatMap(\.members)).sorted() {
                    let person = people[reader]
                    entries.append(
                        try store.grant(
                            made.keys,
                            to: person.account.id,
                            sealing: person.keys.sealing.publicKey.bytes
                        )
                    )
                }
            }
        }
        let steps = entries
        let root = try store.write { tx -> [UInt8] in
            try tx.appendDirectory(steps, by: founder.account.id, signing: founder.keys.signing)
            for person in people { try put(person, tx) }
            return try store.directory.rootHash(tx.database) ?? []
        }
        var installation = Installation(
            name: plan.name,
            sites: zip(sites, plan.sites).map { SiteSettings(id: $0, name: $1.name, zone: $1.zone) }
        )
        installation.keysNotReplaced = plan.keysNotReplaced
        try found(installation)
        return Founded(accounts: people.map(\.account), sites: sites, root: root)
    }

    struct Prepared {
        var member: NewMember
        let account: MadeAccount
        let keys: MemberKeys
        let key: SecretKey
        let salt: [UInt8]
        let totp: [UInt8]
    }

    /// Makes the keys of an account; slow on purpose, so it stands outside every transaction.
    ///
    /// The id is that of a member who exists already and gets a new sign-in sheet.
    func prepare(_ member: NewMember, id: MemberID? = nil) throws -> Prepared {
        let name = Operations.loginName(member.login)
        guard !name.isEmpty, !member.description.name.isEmpty, !member.human.isEmpty else {
            throw Refusal.empty
        }
        guard member.passphrase.count >= Operations.shortestPassphrase else { throw Refusal.weakPassphrase }
        let salt = store.randomness.bytes(16)
        let totp = TOTP.secret(store.randomness)
        let keys = MemberKeys(store.randomness)
        let key = try signInSlots.run {
            try store.passphraseKey(member.passphrase, salt: salt, parameters: options.passphraseCost)
        }
        let account = MadeAccount(
            id: id ?? store.newID(),
            login: name,
            passphrase: member.passphrase,
            totpSecret: TOTP.base32(totp),
            totpURI: TOTP.uri(secret: totp, account: name, issuer: "Amparo")
        )
        return Prepared(
            member: member,
            account: account,
            keys: keys,
            key: key,
            salt: salt,
            totp: totp
        )
    }

    func newcomer(_ person: Prepared) -> Newcomer {
        Newcomer(
            id: person.account.id,
            description: person.member.description,
            human: person.member.human,
            keys: person.keys.publicKeys
        )
    }

    func put(_ person: Prepared, _ tx: RecordTransaction) throws {
        try tx.put(
            account: person.account.id,
            keys: person.keys,
            key: person.key,
            salt: person.salt,
            parameters: options.passphraseCost,
            guarded: AccountGuard(
                totp: person.totp,
                mustChange: person.member.mustChange,
                login: person.account.login
            )
        )
    }
}
