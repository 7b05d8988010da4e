// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Who is who, as folding the verified chain gives it.
package struct DirectoryState: Sendable {
    package struct Person: Sendable, Identifiable {
        package let id: MemberID
        package fileprivate(set) var description: MemberDescription
        package fileprivate(set) var sealing: [UInt8]
        /// Every signing key this member ever had, the newest last: old signatures stay valid.
        package fileprivate(set) var signing: [[UInt8]]
        package fileprivate(set) var disabledBecause: String?

        package var isActive: Bool { disabledBecause == nil }
        package func has(_ role: Role) -> Bool { description.roles.contains(role) }
    }

    package struct Room: Sendable, Identifiable {
        package let id: CompartmentID
        package let kind: CompartmentKind
        package let site: SiteID?
        package let name: String
        /// Who made it: until the first new epoch they may let in people who are not readers yet.
        package let maker: MemberID
        package fileprivate(set) var epoch: Int
        package fileprivate(set) var publicKeys: [Int: [UInt8]]
        /// The old epoch's secret sealed under the new one's, by the new epoch's number.
        package fileprivate(set) var histories: [Int: [UInt8]]
        package fileprivate(set) var readers: Set<MemberID>
        package fileprivate(set) var grants: [MemberID: Grant]
    }

    package struct Place: Sendable, Identifiable, Hashable {
        package let id: SiteID
        package let code: String
        package let name: String
    }

    /// Why a step cannot stand in the chain.
    package enum Refusal: Error, Equatable {
        case alreadyFounded, notFounded, unknownMember, unknownSite, unknownCompartment
        case notAllowed, duplicate, wrongEpoch
        /// Whoever runs the machines reads no case, and whoever reads cases does not run them (Domain 4.5).
        case administratorWouldRead
        /// Who reads what was opened in a room reads nothing of that room.
        case auditorWouldRead
        /// Nobody who can sign in would be left to read a compartment.
        case lastReader
        case disabledMember
    }

    package private(set) var name = ""
    package private(set) var people: [MemberID: Person] = [:]
    package private(set) var compartments: [CompartmentID: Room] = [:]
    package private(set) var sites: [Place] = []

    package init() {}

    package var isFounded: Bool { !name.isEmpty }

    package func site(_ id: SiteID) -> Place? { sites.first { $0.id == id } }

    /// The compartments that a report from outside may be meant for, in one fixed order.
    package var intake: [Room] {
        compartments.values.filter(\.kind.isIntake).sorted { $0.id < $1.id }
    }

    /// Every room but those of one case, in one fixed order.
    package var standing: [Room] {
        compartments.values.filter { $0.kind != .single }.sorted { $0.id < $1.id }
    }

    /// Where it is noted that somebody opened something in a room; nil in a house founded without a log.
    package func log(of room: CompartmentID) -> Room? {
        guard let room = compartments[room] else { return nil }
        return room.kind.watchedBy.map { compartment($0, site: nil) } ?? room
    }

    /// Who can sign in no more and still holds a room's keys: nothing more is to be sealed for them (Design 4).
    package func readersGone(_ room: Room) -> [MemberID] {
        room.readers.filter { people[$0]?.isActive != true }.sorted()
    }

    package func compartment(_ kind: CompartmentKind, site: SiteID?) -> Room? {
        compartments.values.filter { $0.kind == kind && $0.site == site }.min { $0.id < $1.id }
    }

    /// What a member may read, whether or not they are signed in.
    package func compartments(of member: MemberID) -> [Room] {
        compartments.values.filter { $0.readers.contains(member) }.sorted { $0.id < $1.id }
    }

    /// Takes one step, if its author may take it: only a reader grants, only an administrator adds people.
    package mutating func apply(_ entry: DirectoryEntry, by author: MemberID) throws(Refusal) {
        if case .founded(let name, let founder) = entry {
            guard !isFounded, founder == author, people[founder] != nil, !name.isEmpty else {
                throw .alreadyFounded
            }
            self.name = name
            return
        }
        if case .memberAdded(let id, let description, let sealing, let signing) = entry {
            let isFounder = people.isEmpty && id == author
            guard isFounder || mayAdminister(author) else { throw .notAllowed }
            guard people[id] == nil else { throw .duplicate }
            people[id] = Person(id: id, description: description, sealing: sealing, signing: [signing])
            return
        }
        guard let writer = people[author], writer.isActive else { throw .unknownMember }
        switch entry {
        case .founded, .memberAdded: break
        case .siteAdded(let id, let code, let name):
            guard mayAdminister(author) else { throw .notAllowed }
            guard site(id) == nil else { throw .duplicate }
            sites.append(Place(id: id, code: code, name: name))
        case .memberChanged(let id, let description):
            guard mayAdminister(author) else { throw .notAllowed }
            guard people[id] != nil else { throw .unknownMember }
            // Disabled or not: whoever is enabled again reads what they read before.
            if description.roles.contains(.administrator), !compartments(of: id).isEmpty {
                throw .administratorWouldRead
            }
            people[id]?.description = description
        case .memberDisabled(let id, let reason):
            guard mayAdminister(author), id != author else { throw .notAllowed }
            guard people[id] != nil else { throw .unknownMember }
            people[id]?.disabledBecause = reason
        case .memberEnabled(let id):
            guard mayAdminister(author) else { throw .notAllowed }
            guard people[id] != nil else { throw .unknownMember }
            people[id]?.disabledBecause = nil
        case .memberRekeyed(let id, let sealing, let signing):
            guard id == author else { throw .notAllowed }
            people[id]?.sealing = sealing
            people[id]?.signing.append(signing)
        case .compartmentCreated, .epochStarted, .granted, .revoked:
            try applyKeys(entry, by: author)
        }
    }

    /// Whether somebody who can sign in reads a room, without that member.
    package func hasActiveReader(_ room: Room, besides member: MemberID) -> Bool {
        room.readers.contains { $0 != member && people[$0]?.isActive == true }
    }

    /// Whether somebody would read both a room and the log of it.
    private func watchesItself(_ member: MemberID, with room: Room) -> Bool {
        compartments(of: member).contains {
            $0.kind.watchedBy == room.kind || room.kind.watchedBy == $0.kind
        }
    }

    private func mayAdminister(_ member: MemberID) -> Bool {
        guard let person = people[member] else { return false }
        return person.isActive && person.has(.administrator)
    }

    private mutating func applyKeys(_ entry: DirectoryEntry, by author: MemberID) throws(Refusal) {
        switch entry {
        case .compartmentCreated(let id, let kind, let site, let name, let publicKey):
            guard compartments[id] == nil else { throw .duplicate }
            if let site, self.site(site) == nil { throw .unknownSite }
            // A case of its own may be made by whoever works on cases; the standing rooms by an administrator.
            guard kind == .single || mayAdminister(author) else { throw .notAllowed }
            // A second one would divide, and so divert, what is sent to the first.
            guard kind == .single || compartment(kind, site: site) == nil else { throw .duplicate }
            compartments[id] = Room(
                id: id,
                kind: kind,
                site: site,
                name: name,
                maker: author,
                epoch: 1,
                publicKeys: [1: publicKey],
                histories: [:],
                readers: [],
                grants: [:]
            )
        case .epochStarted(let id, let epoch, let publicKey, let history):
            guard let room = compartments[id] else { throw .unknownCompartment }
            guard room.readers.contains(author) else { throw .notAllowed }
            guard epoch == room.epoch + 1 else { throw .wrongEpoch }
            compartments[id]?.epoch = epoch
            compartments[id]?.publicKeys[epoch] = publicKey
            compartments[id]?.histories[epoch] = history
            // The grants of the epoch before open nothing new: everybody who stays is granted again.
            compartments[id]?.grants = [:]
            compartments[id]?.readers = [author]
        case .granted(let grant):
            guard let room = compartments[grant.compartment] else { throw .unknownCompartment }
            guard let recipient = people[grant.recipient] else { throw .unknownMember }
            guard recipient.isActive else { throw .disabledMember }
            guard !recipient.has(.administrator) else { throw .administratorWouldRead }
            guard grant.epoch == room.epoch else { throw .wrongEpoch }
            guard !watchesItself(grant.recipient, with: room) else { throw .auditorWouldRead }
            // Only a reader can grant; the maker of a new compartment lets in its first ones, and can replace none.
            let isFirstDay = room.maker == author && room.epoch == 1
            guard
                room.readers.contains(author)
                    || isFirstDay && !room.readers.contains(grant.recipient)
            else { throw .notAllowed }
            compartments[grant.compartment]?.readers.insert(grant.recipient)
            compartments[grant.compartment]?.grants[grant.recipient] = grant
        case .revoked(let id, let member, _):
            guard let room = compartments[id] else { throw .unknownCompartment }
            guard room.readers.contains(author) || mayAdminister(author) else { throw .notAllowed }
            // A room without a reader would swallow what is sent to it.
            guard hasActiveReader(room, besides: member) else { throw .lastReader }
            compartments[id]?.readers.remove(member)
            compartments[id]?.grants[member] = nil
        default: throw .notAllowed
        }
    }
}
