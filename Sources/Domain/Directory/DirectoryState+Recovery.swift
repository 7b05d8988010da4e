// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Emergency keys: what may be proposed, held and used, and by whom (Design 4, "Recovery").
extension DirectoryState {
    package static let mostShareHolders = 16
    /// Shorter, and those who could object would hear of it afterwards.
    package static let shortestWaitMinutes = 24 * 60

    /// The key that a group can be recovered with now.
    package func recoverySet(_ group: TrustGroup) -> RecoverySet? {
        recoverySets.last { $0.group == group && $0.counts }
    }

    package func recoverySet(id: Int) -> RecoverySet? { recoverySets.first { $0.id == id } }

    /// A newer one that waits for its key or its holders.
    package func coming(_ group: TrustGroup) -> RecoverySet? {
        recoverySets.last { $0.group == group }.flatMap { $0.countsSince == nil ? $0 : nil }
    }

    /// The rooms that a use opens: those of its group, at one site or at all, which are sealed to its key.
    package func rooms(_ course: RecoveryCourse) -> [Room] {
        rooms(set: course.set, course.group, site: course.site)
    }

    /// Whether what was entered for a use may still open something: nobody stopped it, its rooms have that key still, and
    /// the recipient the keys that it was sealed to.
    package func canOpen(_ course: RecoveryCourse) -> Bool {
        course.isOpen && people[course.recipient]?.keys == course.keys && !rooms(course).isEmpty
    }

    func rooms(set: Int, _ group: TrustGroup, site: SiteID?) -> [Room] {
        compartments.values.filter { room in
            room.kind.group == group && (site == nil || room.site == site)
                && room.recovery?.set == set && room.recovery?.epoch == room.epoch
        }
        .sorted { $0.id < $1.id }
    }

    package func reads(_ member: MemberID, _ group: TrustGroup) -> Bool {
        compartments.values.contains { $0.kind.group == group && $0.readers.contains(member) }
    }

    /// Who may make a group's key: whoever cuts it could keep the whole, and every reader seals their room to it (Design 4).
    ///
    /// So it is somebody who reads all its standing rooms, where there is such a person, and who is not of the company
    /// where the rooms are kept from it and anybody from outside reads them.
    package func makers(_ group: TrustGroup) -> [MemberID] {
        let rooms = standing.filter { $0.kind.group == group }
        var able = people.values.filter { person in
            person.isActive
                && (rooms.isEmpty
                    ? reads(person.id, group) : rooms.contains { $0.readers.contains(person.id) })
        }
        if !group.opensToCompany, able.contains(where: { !isOfCompany($0.id) }) {
            able.removeAll { isOfCompany($0.id) }
        }
        let all = able.filter { person in rooms.allSatisfy { $0.readers.contains(person.id) } }
        return (all.isEmpty ? able : all).map(\.id).sorted()
    }

    /// Who may stop a use, and so hears of it: those concerned, and whoever announced it.
    package func mayObject(_ member: MemberID, to course: RecoveryCourse) -> Bool {
        guard people[member]?.isActive == true, let set = recoverySet(id: course.set) else { return false }
        return course.announcedBy == member || isConcerned(member, by: set, site: course.site)
    }

    /// Those whose rooms or whose sheets a use of a key is about, as far as they can sign in.
    package func concerned(by set: RecoverySet, site: SiteID?) -> [MemberID] {
        people.values.filter { $0.isActive && isConcerned($0.id, by: set, site: site) }.map(\.id).sorted()
    }

    private func isConcerned(_ member: MemberID, by set: RecoverySet, site: SiteID?) -> Bool {
        set.holder(member) != nil
            || compartments.values.contains {
                $0.kind.group == set.group && (site == nil || $0.site == site) && $0.readers.contains(member)
            }
    }

    /// Whether every quorum has somebody in it who is not of the company, where that is wanted.
    package func isBalanced(_ group: TrustGroup, needed: Int, _ holders: [MemberID]) -> Bool {
        !group.needsOutsider || holders.count { isOfCompany($0) } < needed
    }

    /// Holders who have their share and can sign in: fewer than are needed open nothing.
    package func ableHolders(_ set: RecoverySet) -> [MemberID] {
        set.holders.filter { $0.confirmed != nil && people[$0.id]?.isActive == true }.map(\.id)
    }

    /// Whether those of its holders who are from outside today are too few: it would open nothing, or open to the company alone.
    ///
    /// Roles change after a key was made; a use asks for those of its own day.
    package func lacksOutsiders(_ set: RecoverySet) -> Bool {
        guard set.group.needsOutsider else { return false }
        // Before it counts, whoever has not confirmed yet may still do so.
        let able = set.countsSince == nil ? set.holders.map(\.id) : ableHolders(set)
        return !isBalanced(set.group, needed: set.needed, set.holders.map(\.id))
            || able.allSatisfy(isOfCompany)
    }

    /// The living keys for which somebody counts as one from outside: with a role of the company they would no longer.
    package func keysHeldFromOutside(_ member: MemberID) -> [RecoverySet] {
        guard people[member] != nil, !isOfCompany(member) else { return [] }
        return recoverySets.filter { set in
            set.group.needsOutsider && set.holder(member) != nil
                && (set.counts || coming(set.group)?.id == set.id)
        }
    }

    mutating func applyRecovery(_ step: RecoveryStep, by author: MemberID, at: Instant) throws(Refusal) {
        switch step {
        case .proposed, .made, .held, .roomSealed: try applySet(step, by: author, at: at)
        case .announced, .objected, .given, .recovered: try applyCourse(step, by: author, at: at)
        }
    }

    private func place(_ set: Int) throws(Refusal) -> Int {
        guard let place = recoverySets.firstIndex(where: { $0.id == set }) else { throw .unknownKey }
        return place
    }

    mutating func note(
        _ what: RecoveryEvent.What,
        _ group: TrustGroup,
        by author: MemberID,
        for recipient: MemberID? = nil,
        at: Instant
    ) {
        recoveryEvents.append(
            RecoveryEvent(what: what, group: group, by: author, recipient: recipient, at: at)
        )
    }

    private mutating func applySet(_ step: RecoveryStep, by author: MemberID, at: Instant) throws(Refusal) {
        switch step {
        case .proposed(let id, let group, let needed, let holders, let waitMinutes):
            guard mayAdminister(author) || reads(author, group) else { throw .notAllowed }
            guard recoverySet(id: id) == nil else { throw .duplicate }
            let humans = Set(holders.compactMap { people[$0]?.isActive == true ? people[$0]?.human : nil })
            guard humans.count == holders.count else { throw .unknownMember }
            guard needed >= 2, needed <= holders.count, holders.count <= DirectoryState.mostShareHolders,
                waitMinutes >= leastWaitMinutes, waitMinutes <= 60 * 24 * 90
            else { throw .notAllowed }
            guard isBalanced(group, needed: needed, holders) else { throw .companyAlone }
            recoverySets.append(
                RecoverySet(
                    id: id,
                    group: group,
                    needed: needed,
                    waitMinutes: waitMinutes,
                    proposedBy: author,
                    proposedAt: at,
                    holders: holders.map { RecoverySet.Holder(id: $0) }
                )
            )
            note(.proposed, group, by: author, at: at)
        case .made(let id, let publicKey, let marks):
            let place = try place(id)
            let set = recoverySets[place]
            guard makers(set.group).contains(author) else { throw .notAllowed }
            guard set.publicKey == nil, coming(set.group)?.id == id else { throw .duplicate }
            guard publicKey.count == 32, marks.count == set.holders.count,
                Set(marks.map(\.whole)).count == marks.count
            else { throw .notAllowed }
            guard set.holders.allSatisfy({ people[$0.id]?.isActive == true }) else { throw .unknownMember }
            guard isBalanced(set.group, needed: set.needed, set.holders.map(\.id)) else {
                throw .companyAlone
            }
            recoverySets[place].publicKey = publicKey
            recoverySets[place].madeBy = author
            for (share, mark) in marks.enumerated() { recoverySets[place].holders[share].mark = mark }
            note(.made, set.group, by: author, at: at)
        case .held(let id):
            let place = try place(id)
            let set = recoverySets[place]
            guard set.publicKey != nil, set.spentBy == nil, !set.isReplaced,
                let share = set.holders.firstIndex(where: { $0.id == author })
            else { throw .notAllowed }
            recoverySets[place].holders[share].checked = at
            if recoverySets[place].holders[share].confirmed == nil {
                recoverySets[place].holders[share].confirmed = at
            }
            beginCounting(place, by: author, at: at)
        case .roomSealed(let id, let room, let epoch, let sealed):
            guard let found = compartments[room] else { throw .unknownCompartment }
            guard found.readers.contains(author) else { throw .notAllowed }
            guard epoch == found.epoch else { throw .wrongEpoch }
            // Only to the key that enough holders have: a key of somebody's own is none.
            guard let set = recoverySet(found.kind.group), set.id == id else { throw .otherKey }
            guard found.recovery?.set != id else { throw .duplicate }
            compartments[room]?.recovery = RecoverySeal(set: id, epoch: epoch, sealed: sealed)
        case .announced, .objected, .given, .recovered: throw .notAllowed
        }
    }

    private mutating func beginCounting(_ place: Int, by author: MemberID, at: Instant) {
        let set = recoverySets[place]
        let able = ableHolders(set)
        guard set.countsSince == nil, able.count >= set.needed,
            isBalanced(set.group, needed: set.needed, set.holders.map(\.id))
        else { return }
        // Also those that never counted: an older key whose last holder comes by late takes no newer one's place.
        for other in recoverySets.indices[..<place] where recoverySets[other].group == set.group {
            recoverySets[other].isReplaced = true
            if recoverySets[other].countsSince != nil { changeLocks(sealedTo: recoverySets[other].id) }
        }
        recoverySets[place].countsSince = at
        note(.counts, set.group, by: author, at: at)
    }

    /// Whoever can join that key opens what these rooms hold until they have a new lock.
    private mutating func changeLocks(sealedTo set: Int) {
        for (id, room) in compartments where room.recovery?.set == set { compartments[id]?.isLockDue = true }
    }

    /// The keys with which a use can be announced, the newest first: the one that counts, and older ones that alone open a room.
    ///
    /// Readers seal their rooms to a new key when they come by; whoever has lost theirs does not. A key of rooms of one
    /// case stays whether or not it opens one: nobody learns from this list that there is such a case (Domain 4.12).
    package func usableSets(_ group: TrustGroup) -> [RecoverySet] {
        recoverySets.reversed().filter { set in
            guard set.group == group, set.countsSince != nil else { return false }
            return set.counts || group == .monitor || !named(set).isEmpty
        }
    }

    /// The rooms that one key opens and that everybody may know of: all but those of one case.
    package func named(_ set: RecoverySet) -> [Room] {
        rooms(set: set.id, set.group, site: nil).filter { $0.kind != .single }
    }

    /// Rooms that nobody who can sign in reads and that an older key opens: without its sheets they are lost.
    package func onlyOlder(_ group: TrustGroup) -> [(room: Room, set: RecoverySet)] {
        recoverySets.filter { $0.group == group && !$0.counts }.flatMap { set in
            named(set).filter { !hasActiveReader($0) }.map { ($0, set) }
        }
    }

    /// Whether a group has had no key since this use, the newest of its last one.
    package func lacksKey(since course: RecoveryCourse) -> Bool {
        recoverySet(course.group) == nil
            && recoverySets.last { $0.group == course.group && $0.spentBy != nil }?.spentBy == course.id
    }

    /// The use of a key that another one has to wait for; what is left open on an older key holds up no newer one's.
    package func openUse(of set: RecoverySet) -> RecoveryCourse? {
        recoveries.values.first { $0.set == set.id && $0.isOpen && !rooms($0).isEmpty }
    }

    /// Standing rooms of a group that the key that counts does not open before one of their readers has come by.
    package func notSealed(_ group: TrustGroup) -> [Room] {
        guard let set = recoverySet(group) else { return [] }
        let opened = Set((named(set) + onlyOlder(group).map(\.room)).map(\.id))
        return standing.filter { $0.kind.group == group && !opened.contains($0.id) }
    }

    private mutating func applyCourse(
        _ step: RecoveryStep,
        by author: MemberID,
        at: Instant
    ) throws(Refusal) {
        switch step {
        case .announced(let id, let setID, let site, let recipient, let reason):
            guard recoveries[id] == nil, !reason.isEmpty else { throw .duplicate }
            // Dated back, its wait would be over before anybody has heard of it.
            guard at.milliseconds + Person.allowance >= leastMoment(of: author).milliseconds else {
                throw .datedBack
            }
            guard let set = recoverySet(id: setID), set.countsSince != nil else { throw .unknownKey }
            guard mayAdminister(author) || set.holder(author)?.confirmed != nil else { throw .notAllowed }
            guard openUse(of: set) == nil else { throw .duplicate }
            let rooms = rooms(set: setID, set.group, site: site)
            // First what is so of the person alone: another refusal would say whether there is a room of one case.
            let keys = try receiving(recipient, set.group, rooms)
            guard !rooms.isEmpty else { throw .unknownCompartment }
            recoveries[id] = RecoveryCourse(
                id: id,
                set: setID,
                group: set.group,
                site: site,
                recipient: recipient,
                keys: keys,
                reason: reason,
                announcedBy: author,
                at: at,
                notBefore: Instant(milliseconds: at.milliseconds + Int64(set.waitMinutes) * 60_000)
            )
            note(.announced, set.group, by: author, for: recipient, at: at)
        case .objected(let id, let reason):
            guard let course = recoveries[id], course.isOpen, !reason.isEmpty else { throw .unknownKey }
            guard mayObject(author, to: course) else { throw .notAllowed }
            recoveries[id]?.objectedBy = author
            recoveries[id]?.objection = reason
            // Enough sheets were on their way to one person: they may have kept them.
            if let place = try? place(course.set), course.givers.count >= recoverySets[place].needed {
                recoverySets[place].isReplaced = true
                changeLocks(sealedTo: course.set)
            }
            note(.objected, course.group, by: author, at: at)
        case .given(let id):
            let course = try running(id, at: at)
            guard recoverySet(id: course.set)?.holder(author)?.confirmed != nil else { throw .notAllowed }
            // Again where the sealed row was lost: it is still one share.
            if !course.givers.contains(author) {
                recoveries[id]?.givers.append(author)
                note(.given, course.group, by: author, at: at)
            }
        case .recovered(let id, let grants): try recover(id, grants, by: author, at: at)
        case .proposed, .made, .held, .roomSealed: throw .notAllowed
        }
    }

    /// A use whose wait is over, that nobody has stopped, for somebody whose keys are those of the announcement.
    private func running(_ id: RecoveryID, at: Instant) throws(Refusal) -> RecoveryCourse {
        guard let course = recoveries[id], course.isOpen else { throw .unknownKey }
        guard at >= course.notBefore else { throw .tooEarly }
        let keys = try receiving(course.recipient, course.group, rooms(course))
        guard keys == course.keys else { throw .otherKey }
        return course
    }

    /// The recipient's keys, when these rooms may be opened to them at all.
    private func receiving(
        _ member: MemberID,
        _ group: TrustGroup,
        _ rooms: [Room]
    ) throws(Refusal) -> PublicKeys {
        guard let person = people[member] else { throw .unknownMember }
        guard person.disabledBecause == nil else { throw .disabledMember }
        guard let keys = person.keys, person.waiting == nil else { throw .keyWaits }
        guard !person.has(.administrator) else { throw .administratorWouldRead }
        // Who is inside the company is who these rooms are kept from; a reader lets in by name whom a case needs.
        guard !isOfCompany(member) || group.opensToCompany else { throw .companyWouldRead }
        guard !rooms.contains(where: { watchesItself(member, with: $0) }) else { throw .auditorWouldRead }
        guard !rooms.contains(where: { wouldHoldBoth(member, with: $0) }) else { throw .custodianWouldRead }
        return keys
    }

    private mutating func recover(
        _ id: RecoveryID,
        _ grants: [Grant],
        by author: MemberID,
        at: Instant
    ) throws(Refusal) {
        let course = try running(id, at: at)
        guard author == course.recipient, let place = try? place(course.set) else { throw .notAllowed }
        let set = recoverySets[place]
        let givers = course.givers.filter { people[$0]?.isActive == true }
        guard Set(givers.compactMap { people[$0]?.human }).count >= set.needed else { throw .tooFewShares }
        let isAlone = givers.allSatisfy { isOfCompany($0) }
        guard !set.group.needsOutsider || !isAlone else { throw .companyAlone }
        // Fewer where what lies there for one room is damaged: the others are opened all the same.
        let opened = Set(grants.map(\.compartment))
        guard !grants.isEmpty, opened.count == grants.count,
            opened.isSubset(of: rooms(course).map(\.id))
        else { throw .notAllowed }
        let isRight = grants.allSatisfy {
            $0.recipient == author && $0.epoch == compartments[$0.compartment]?.epoch
        }
        guard isRight else { throw .wrongEpoch }
        for grant in grants {
            compartments[grant.compartment]?.readers.insert(author)
            compartments[grant.compartment]?.grants[author] = grant
            beginReading(grant, by: author, at: at)
        }
        // Enough shares were together: what they open, here and at other sites, is used for nothing new.
        changeLocks(sealedTo: course.set)
        recoveries[id]?.doneAt = at
        recoverySets[place].spentBy = id
        note(.recovered, set.group, by: author, at: at)
    }
}
