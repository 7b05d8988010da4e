// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Keys that wait, and what makes them count (Design 4): two key holders, one of whom compared by voice.
extension DirectoryState {
    /// How many different people have to vouch for a key.
    package static let confirmersWanted = 2

    /// Those who can vouch for somebody else's key.
    package var keyHolders: [Person] { people.values.filter(\.isActive) }

    /// Everybody whose keys wait, those who have waited longest first.
    package var waiting: [Person] {
        people.values.filter { $0.waiting != nil && $0.disabledBecause == nil }
            .sorted {
                ($0.waiting?.since.milliseconds ?? 0, $0.id) < ($1.waiting?.since.milliseconds ?? 0, $1.id)
            }
    }

    /// Whether another account that is open belongs to the same human being.
    package func hasOtherAccount(_ human: String, besides id: MemberID) -> Bool {
        people.values.contains { $0.id != id && $0.maySignIn && $0.human == human }
    }

    /// Why a member may not vouch for these keys; nil when they may.
    package func obstacle(to author: MemberID, confirming id: MemberID, _ keys: PublicKeys) -> Refusal? {
        guard let writer = people[author], writer.isActive else { return .unknownMember }
        guard let person = people[id] else { return .unknownMember }
        guard person.disabledBecause == nil else { return .disabledMember }
        // Nobody vouches for themselves, under whichever of their names.
        guard id != author, person.human != writer.human else { return .notAllowed }
        if let waiting = person.waiting, !waiting.isTaken { return .keyNotTaken }
        guard person.holds(keys) else { return .otherKey }
        let given = person.waiting?.confirmations ?? person.confirmations
        let isGiven = given.contains { $0.by == author || people[$0.by]?.human == writer.human }
        return isGiven ? .duplicate : nil
    }

    /// Not whoever asked for the keys: they made the sign-in sheet, and may have taken the keys with it themselves.
    package func mayCompareByVoice(_ author: MemberID, with id: MemberID) -> Bool {
        guard let asker = people[id]?.waiting?.askedBy else { return true }
        return asker != author && people[asker]?.human != people[author]?.human
    }

    mutating func applyWaiting(
        _ entry: DirectoryEntry,
        by author: MemberID,
        at: Instant
    ) throws(Refusal) {
        switch entry {
        case .memberAsked(let new):
            guard mayAdminister(author) else { throw .notAllowed }
            guard people[new.id] == nil, !new.human.isEmpty else { throw .duplicate }
            guard !hasOtherAccount(new.human, besides: new.id) else { throw .sameHuman }
            var person = Person(
                id: new.id,
                description: new.description,
                human: new.human,
                keys: nil,
                signing: []
            )
            person.waiting = WaitingKey(keys: new.keys, isTaken: false, askedBy: author, since: at)
            people[new.id] = person
        case .keyReset(let id, let keys, _):
            guard mayAdminister(author), id != author else { throw .notAllowed }
            guard let person = people[id] else { throw .unknownMember }
            guard !hasOtherAccount(person.human, besides: id) else { throw .sameHuman }
            endKeys(of: id, by: author, at: at)
            people[id]?.waiting = WaitingKey(keys: keys, isTaken: false, askedBy: author, since: at)
        case .keyTaken(let id, let keys):
            guard id == author, let waiting = people[id]?.waiting, !waiting.isTaken else {
                throw .notAllowed
            }
            people[id]?.waiting = WaitingKey(
                keys: keys,
                isTaken: true,
                askedBy: waiting.askedBy,
                since: waiting.since
            )
        case .keyConfirmed(let id, let keys, let byVoice):
            if let obstacle = obstacle(to: author, confirming: id, keys) { throw obstacle }
            guard !byVoice || mayCompareByVoice(author, with: id) else { throw .askedThemselves }
            confirm(id, Confirmation(by: author, byVoice: byVoice, at: at))
        case .keyDeclined(let id, let reason):
            guard id != author, !reason.isEmpty else { throw .notAllowed }
            guard people[id]?.waiting != nil else { throw .unknownMember }
            people[id]?.waiting = nil
        default: throw .notAllowed
        }
        needsConfirmation = true
    }

    private mutating func confirm(_ id: MemberID, _ confirmation: Confirmation) {
        guard let waiting = people[id]?.waiting else {
            people[id]?.confirmations.append(confirmation)
            return
        }
        let given = waiting.confirmations + [confirmation]
        people[id]?.waiting?.confirmations = given
        guard given.count >= DirectoryState.confirmersWanted, given.contains(where: \.byVoice) else { return }
        people[id]?.keys = waiting.keys
        people[id]?.signing.append(SigningKey(key: waiting.keys.signing))
        people[id]?.confirmations = given
        people[id]?.waiting = nil
    }

    /// What somebody signed who is not to be believed any more makes no key count.
    mutating func withdrawConfirmations(by member: MemberID) {
        for id in people.keys {
            people[id]?.waiting?.confirmations.removeAll { $0.by == member }
        }
    }

    /// The old keys sign nothing and open nothing from here on; what they were granted does not carry over.
    private mutating func endKeys(of id: MemberID, by author: MemberID, at: Instant) {
        withdrawConfirmations(by: id)
        people[id]?.keys = nil
        people[id]?.confirmations = []
        if let last = people[id]?.signing.indices.last, people[id]?.signing[last].ended == nil {
            people[id]?.signing[last].ended = at
        }
        for room in compartments.keys where compartments[room]?.readers.contains(id) == true {
            compartments[room]?.readers.remove(id)
            compartments[room]?.grants[id] = nil
            compartments[room]?.isLockDue = true
            endReading(room, id, by: author, at: at)
        }
    }

    mutating func beginReading(_ grant: Grant, by author: MemberID, at: Instant) {
        let open = readings.lastIndex { $0.room == grant.compartment && $0.member == grant.recipient }
        if let open {
            if readings[open].until == nil { return }
            // A new lock, and the same people behind it a moment later: nobody has stopped reading.
            if readings[open].until == at, readings[open].endedBy == author {
                readings[open].until = nil
                readings[open].endedBy = nil
                return
            }
        }
        readings.append(Reading(room: grant.compartment, member: grant.recipient, from: at, by: author))
    }

    mutating func endReading(_ room: CompartmentID, _ member: MemberID, by author: MemberID, at: Instant) {
        guard
            let open = readings.lastIndex(where: {
                $0.room == room && $0.member == member && $0.until == nil
            })
        else { return }
        readings[open].until = at
        readings[open].endedBy = author
    }
}
