// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

/// A site that is added to a running installation, with the first readers of its two rooms.
package struct NewSite: Sendable {
    package var code: String
    package var name: String
    package var zone: String
    package var casework: [MemberID]
    package var restricted: [MemberID]

    package init(code: String, name: String, zone: String, casework: [MemberID], restricted: [MemberID]) {
        self.code = code
        self.name = name
        self.zone = zone
        self.casework = casework
        self.restricted = restricted
    }
}

extension Operations {
    /// Adds a site: its place in the directory, its rooms with their readers, and its public settings.
    ///
    /// The administrator makes the rooms' keys, grants them, and keeps none (Domain 4.5).
    package func addSite(_ site: NewSite, _ session: Session) throws -> SiteID {
        try refusing {
            guard session.has(.administrator) else { throw Refusal.notAllowed }
            let isCode =
                (2...4).contains(site.code.utf8.count) && site.code.utf8.allSatisfy { (65...90).contains($0) }
            guard isCode, !site.name.isEmpty else { throw Refusal.empty }
            guard !directory.sites.contains(where: { $0.code == site.code }) else {
                throw Refusal.notThisStage
            }
            let id = store.newID(Site.self)
            var entries: [DirectoryEntry] = [.siteAdded(id, code: site.code, name: site.name)]
            for (kind, readers) in [
                (CompartmentKind.casework, site.casework), (.restricted, site.restricted),
            ] {
                // What is sent to a room that nobody reads is lost for ever.
                let people = Set(readers).sorted().compactMap { directory.people[$0] }
                guard !people.isEmpty, people.allSatisfy({ $0.isActive && !$0.has(.administrator) }) else {
                    throw Refusal.lastReader
                }
                let made = store.makeCompartment(kind, site: id, name: site.name)
                entries.append(made.entry)
                for person in people {
                    entries.append(try store.grant(made.keys, to: person.id))
                }
            }
            let steps = entries
            try store.write { tx in
                try tx.appendDirectory(steps, by: session.member, signing: session.keys.signing)
            }
            var installation = try installation()
            installation.sites.append(SiteSettings(id: id, name: site.name, zone: site.zone))
            try set(installation, session)
            return id
        }
    }
}
