// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Who is who, as folding the verified chain gives it.
package struct DirectoryState: Sendable {
    package struct Room: Sendable, Identifiable {
        package let id: CompartmentID
        package let kind: CompartmentKind
        package let site: SiteID?
        package let name: String
        /// Who made it: until the first new epoch they may let in people who are not readers yet.
        package let maker: MemberID
        /// How many rooms were made before it.
        let number: Int
        package internal(set) var epoch: Int
        package internal(set) var publicKeys: [Int: [UInt8]]
        /// The old epoch's secret sealed under the new one's, by the new epoch's number.
        package internal(set) var histories: [Int: [UInt8]]
        package internal(set) var readers: Set<MemberID>
        package internal(set) var grants: [MemberID: Grant]
        /// This epoch's secret, sealed to the emergency key of the room's group.
        package internal(set) var recovery: RecoverySeal?
        /// Somebody whose keys have ended held this epoch's secret.
        package internal(set) var isLockDue = false
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
        /// Nobody holds both halves of what is kept apart, now or by what they once held (Design 4).
        case custodianWouldRead
        /// Nobody who can sign in would be left to read a compartment.
        case lastReader
        case disabledMember
        /// Another account that is open belongs to the same human being.
        case sameHuman
        /// The member's keys do not count: nobody has vouched for them, or too few.
        case keyWaits
        /// They have not made keys of their own yet: there is nothing to vouch for.
        case keyNotTaken
        /// Those are not the keys that wait.
        case otherKey
        /// Whoever asked for the keys held the sign-in sheet: the call is somebody else's.
        case askedThemselves
        /// People of the company alone would be enough for what wants somebody from outside.
        case companyAlone
        /// Nobody of the company is let in, by an emergency, to what is kept from it.
        case companyWouldRead
        /// The wait that was announced is not over.
        case tooEarly
        /// Steps that stand before it are from later than it says.
        case datedBack
        case tooFewShares
        /// No such emergency key or use of one, or it is over.
        case unknownKey
    }

    package private(set) var name = ""
    package internal(set) var people: [MemberID: Person] = [:]
    package internal(set) var compartments: [CompartmentID: Room] = [:]
    package private(set) var sites: [Place] = []
    /// Who could read what, in the order in which it began.
    package internal(set) var readings: [Reading] = []
    /// Once true for ever: a chain from before confirmations takes them up and never leaves them again.
    package internal(set) var needsConfirmation = false
    /// Every emergency key that was ever proposed, the newest last.
    package internal(set) var recoverySets: [RecoverySet] = []
    package internal(set) var recoveries: [RecoveryID: RecoveryCourse] = [:]
    package internal(set) var recoveryEvents: [RecoveryEvent] = []
    /// Every human being who had a role of the company with keys that counted; nobody ever leaves this.
    var onceOfCompany: Set<String> = []
    /// Every wait before an emergency key opens something is at least this long; a demonstration has less time.
    let leastWaitMinutes: Int
    /// The latest moment that each human being has put under a step.
    private var named = NamedMoments()
    /// The rooms that the newest step, or those beside it of the same moment, made: only now their maker lets in the first readers.
    private var making: (author: MemberID, at: Instant, rooms: Set<CompartmentID>)?

    /// The latest moment that any step names.
    package var newest: Instant { named.newest }

    /// Before this moment no announcement by that member is believed (Design 4).
    func leastMoment(of member: MemberID) -> Instant { named.least(for: people[member]?.human ?? "") }

    package init(leastWaitMinutes: Int = DirectoryState.shortestWaitMinutes) {
        self.leastWaitMinutes = leastWaitMinutes
    }

    package var isFounded: Bool { !name.isEmpty }

    package func site(_ id: SiteID) -> Place? { sites.first { $0.id == id } }

    /// The compartments that a report from outside may be meant for, in one fixed order.
    package var intake: [Room] {
        compartments.values.filter(\.kind.isIntake).sorted { $0.id < $1.id }
    }

    /// Every room but those of one case and those that a newer one stands for, in one fixed order.
    package var standing: [Room] {
        compartments.values.filter {
            $0.kind != .single && compartment($0.kind, site: $0.site)?.id == $0.id
        }.sorted { $0.id < $1.id }
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

    /// The standing room of a kind; the newest, where the custodians of an older one are all gone.
    package func compartment(_ kind: CompartmentKind, site: SiteID?) -> Room? {
        compartments.values.filter { $0.kind == kind && $0.site == site }.max { $0.number < $1.number }
    }

    /// What a member may read, whether or not they are signed in.
    package func compartments(of member: MemberID) -> [Room] {
        compartments.values.filter { $0.readers.contains(member) }.sorted { $0.id < $1.id }
    }

    /// Takes one step, if its author may take it: only a reader grants, only an administrator adds people.
    ///
    /// A step that is refused has changed nothing.
    package mutating func apply(
        _ entry: DirectoryEntry,
        by author: MemberID,
        at: Instant
    ) throws(Refusal) {
        try applyStep(entry, by: author, at: at)
        noteCompany(entry)
        named.take(at, by: people[author]?.human ?? "")
        // A maker's right to let in the first readers is over with whatever comes after: it would be a way in for years.
        if let making, making.author != author || making.at != at { self.making = nil }
        if case .compartmentCreated(let id, _, _, _, _) = entry {
            making = (author, at, (making?.rooms ?? []).union([id]))
        }
    }

    private mutating func applyStep(
        _ entry: DirectoryEntry,
        by author: MemberID,
        at: Instant
    ) throws(Refusal) {
        switch entry {
        case .foundedTogether, .founded, .memberAdded:
            return try applyFounding(entry, by: author)
        // Only the keys that wait sign this: their holder counts for nothing yet.
        case .keyTaken:
            guard people[author]?.disabledBecause == nil else { throw .disabledMember }
            return try applyWaiting(entry, by: author, at: at)
        default: break
        }
        guard let writer = people[author], writer.isActive else { throw .unknownMember }
        switch entry {
        case .foundedTogether, .founded, .memberAdded, .keyTaken: break
        case .siteAdded(let id, let code, let name):
            guard mayAdminister(author) else { throw .notAllowed }
            guard site(id) == nil else { throw .duplicate }
            sites.append(Place(id: id, code: code, name: name))
        case .memberChanged, .memberDisabled, .memberEnabled:
            try applyPerson(entry, by: author, at: at)
        case .memberRekeyed(let id, let sealing, let signing):
            guard id == author, !needsConfirmation else { throw .notAllowed }
            people[id]?.keys = PublicKeys(sealing: sealing, signing: signing)
            people[id]?.signing.append(SigningKey(key: signing))
        case .memberAsked, .keyReset, .keyConfirmed, .keyDeclined:
            try applyWaiting(entry, by: author, at: at)
        case .confirmationBegan: needsConfirmation = true
        case .compartmentCreated, .epochStarted, .granted, .revoked:
            try applyKeys(entry, by: author, at: at)
        case .recovery(let step): try applyRecovery(step, by: author, at: at)
        }
    }

    /// The first day; a member added later without waiting belongs to chains from before confirmations.
    private mutating func applyFounding(_ entry: DirectoryEntry, by author: MemberID) throws(Refusal) {
        switch entry {
        case .foundedTogether(let name, let founder, let members):
            guard people.isEmpty, !isFounded, founder == author, !name.isEmpty,
                members.contains(where: { $0.id == founder })
            else { throw .alreadyFounded }
            guard Set(members.map(\.id)).count == members.count else { throw .duplicate }
            let humans = Set(members.map(\.human))
            guard humans.count == members.count, !humans.contains("") else { throw .sameHuman }
            for new in members { people[new.id] = DirectoryState.counted(new) }
            self.name = name
            needsConfirmation = true
        case .founded(let name, let founder):
            guard !isFounded, founder == author, people[founder] != nil, !name.isEmpty else {
                throw .alreadyFounded
            }
            self.name = name
        case .memberAdded(let id, let description, let sealing, let signing):
            guard !needsConfirmation else { throw .notAllowed }
            let isFounder = people.isEmpty && id == author
            guard isFounder || mayAdminister(author) else { throw .notAllowed }
            guard people[id] == nil else { throw .duplicate }
            let keys = PublicKeys(sealing: sealing, signing: signing)
            people[id] = DirectoryState.counted(
                Newcomer(id: id, description: description, human: description.name, keys: keys)
            )
        default: throw .notAllowed
        }
    }

    private static func counted(_ new: Newcomer) -> Person {
        Person(
            id: new.id,
            description: new.description,
            human: new.human,
            keys: new.keys,
            signing: [SigningKey(key: new.keys.signing)]
        )
    }

    private mutating func applyPerson(
        _ entry: DirectoryEntry,
        by author: MemberID,
        at: Instant
    ) throws(Refusal) {
        guard mayAdminister(author) else { throw .notAllowed }
        switch entry {
        case .memberChanged(let id, let description):
            guard let person = people[id] else { throw .unknownMember }
            // Disabled or not: whoever is enabled again reads what they read before.
            if description.roles.contains(.administrator), !compartments(of: id).isEmpty {
                throw .administratorWouldRead
            }
            people[id]?.description = description
            noteChange(of: id, from: person.hasCompanyRole, by: author, at: at)
        case .memberDisabled(let id, let reason):
            guard id != author else { throw .notAllowed }
            guard people[id] != nil else { throw .unknownMember }
            people[id]?.disabledBecause = reason
            withdrawConfirmations(by: id)
        case .memberEnabled(let id):
            guard let person = people[id] else { throw .unknownMember }
            guard !hasOtherAccount(person.human, besides: id) || !needsConfirmation else {
                throw .sameHuman
            }
            people[id]?.disabledBecause = nil
        default: throw .notAllowed
        }
    }

    /// Whether somebody who can sign in reads a room, without that member.
    package func hasActiveReader(_ room: Room, besides member: MemberID? = nil) -> Bool {
        room.readers.contains { $0 != member && people[$0]?.isActive == true }
    }

    /// Whether somebody would read both a room and the log of it.
    func watchesItself(_ member: MemberID, with room: Room) -> Bool {
        guard room.kind.watchedBy != nil || room.kind.isAccessLog else { return false }
        return compartments(of: member).contains {
            $0.kind.watchedBy == room.kind || room.kind.watchedBy == $0.kind
        }
    }

    /// Whether this human being has ever held the other half of what a room would give them (Design 4).
    ///
    /// Cases move and are shared, so a custodian reads no room of cases at all, of whichever site. Whoever left a room may
    /// have kept its old secret, so leaving it does not help.
    package func wouldHoldBoth(_ member: MemberID, with room: Room) -> Bool {
        guard room.kind == .identities || room.kind.holdsCases, let human = people[member]?.human else {
            return false
        }
        return readings.contains { reading in
            guard let other = compartments[reading.room]?.kind,
                reading.member == member || people[reading.member]?.human == human
            else { return false }
            return room.kind == .identities ? other.holdsCases : other == .identities
        }
    }

    /// Who can take a custodian's decisions; none in a house that has named nobody.
    package var custodians: [Person] {
        compartment(.identities, site: nil)?.readers.compactMap { people[$0] }.filter(\.isActive) ?? []
    }

    func mayAdminister(_ member: MemberID) -> Bool {
        guard let person = people[member] else { return false }
        return person.isActive && person.has(.administrator)
    }

    private mutating func applyKeys(
        _ entry: DirectoryEntry,
        by author: MemberID,
        at: Instant
    ) throws(Refusal) {
        switch entry {
        case .compartmentCreated(let id, let kind, let site, let name, let publicKey):
            guard compartments[id] == nil else { throw .duplicate }
            if let site, self.site(site) == nil { throw .unknownSite }
            // A case of its own may be made by whoever works on cases; the standing rooms by an administrator.
            guard kind == .single || mayAdminister(author) else { throw .notAllowed }
            // A second one would divide, and so divert, what is sent to the first.
            // Only names that nobody could lend any more go to a new room: what was given before stays in the old one.
            let isForsaken = kind == .identities && custodians.isEmpty
            guard kind == .single || compartment(kind, site: site) == nil || isForsaken else {
                throw .duplicate
            }
            compartments[id] = Room(
                id: id,
                kind: kind,
                site: site,
                name: name,
                maker: author,
                number: compartments.count,
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
            compartments[id]?.recovery = nil
            compartments[id]?.readers = [author]
            compartments[id]?.isLockDue = false
            for reader in room.readers.sorted() where reader != author {
                endReading(id, reader, by: author, at: at)
            }
        case .granted(let grant):
            guard let room = compartments[grant.compartment] else { throw .unknownCompartment }
            guard let recipient = people[grant.recipient] else { throw .unknownMember }
            guard recipient.disabledBecause == nil else { throw .disabledMember }
            guard recipient.keys != nil else { throw .keyWaits }
            guard !recipient.has(.administrator) else { throw .administratorWouldRead }
            guard grant.epoch == room.epoch else { throw .wrongEpoch }
            guard !watchesItself(grant.recipient, with: room) else { throw .auditorWouldRead }
            guard !wouldHoldBoth(grant.recipient, with: room) else { throw .custodianWouldRead }
            // Only a reader can grant; the maker of a new compartment lets in its first ones, and can replace none.
            let isFirstDay =
                room.maker == author && room.epoch == 1 && making?.author == author && making?.at == at
                && making?.rooms.contains(room.id) == true
            guard
                room.readers.contains(author)
                    || isFirstDay && !room.readers.contains(grant.recipient)
            else { throw .notAllowed }
            compartments[grant.compartment]?.readers.insert(grant.recipient)
            compartments[grant.compartment]?.grants[grant.recipient] = grant
            // Whoever made a case's own room and may not see the case has held its secret (Domain 4.12).
            if isFirstDay, room.kind == .single {
                let isMakerIn = author == grant.recipient || room.readers.contains(author)
                compartments[grant.compartment]?.isLockDue = !isMakerIn
            }
            beginReading(grant, by: author, at: at)
        case .revoked(let id, let member, _):
            guard let room = compartments[id] else { throw .unknownCompartment }
            guard room.readers.contains(author) || mayAdminister(author) else { throw .notAllowed }
            // A room without a reader would swallow what is sent to it.
            guard hasActiveReader(room, besides: member) else { throw .lastReader }
            compartments[id]?.readers.remove(member)
            compartments[id]?.grants[member] = nil
            endReading(id, member, by: author, at: at)
        default: throw .notAllowed
        }
    }
}
