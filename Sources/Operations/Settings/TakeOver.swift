// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Platform
internal import Records

/// Something that people still have to take over from the first day of an installation.
package enum TakeOver: Sendable, Hashable {
    /// Set up without people, and not everybody has signed in and been compared by voice.
    case keysNotReplaced
    /// So many still have the passphrase of their sign-in sheet.
    case notSignedIn(Int)
    /// So many keys of the first day were never compared in a call.
    case notCompared(Int)
    case oneAdministrator
    case noOutsideReader
    case oneReader(CompartmentID)
    /// Nobody who can sign in reads it: what is sent there waits for ever.
    case noReader(CompartmentID)
    /// The emergency key that counts does not open it yet; an older one may.
    case notSealed(CompartmentID)
    /// Nobody who can sign in reads it, and only the older key of this number opens it.
    case onlyOlderKey(CompartmentID, String)
    case noDuty(SiteID)
    /// The key that opens backups lies beside what it protects.
    case backupKeyHere
    case noRecovery(TrustGroup)
    case recoverySpent(TrustGroup)
    /// Enough sheets of the last one were together when its use was stopped.
    case recoveryStopped(TrustGroup)
    /// So many holders have not said that they have their share.
    case sharesMissing(TrustGroup, Int)
    case drillsOverdue(TrustGroup, Int)
    /// Fewer holders can sign in than are needed.
    case tooFewHolders(TrustGroup)
    /// With today's roles too few of its holders are from outside the company.
    case tooFewFromOutside(TrustGroup)
}

extension Operations {
    /// What is still to be taken over, the gravest first; empty when people have everything in hand.
    package func stillToTakeOver() throws -> [TakeOver] {
        let directory = directory
        let active = directory.people.values.filter(\.isActive)
        let waiting = try store.read { tx in
            try active.count { try tx.account($0.id)?.guarded.mustChange ?? false }
        }
        let uncompared = active.count { !$0.isComparedByVoice }
        var all: [TakeOver] = []
        if try installation().keysNotReplaced, waiting + uncompared > 0 { all.append(.keysNotReplaced) }
        if waiting > 0 { all.append(.notSignedIn(waiting)) }
        if uncompared > 0 { all.append(.notCompared(uncompared)) }
        if active.count(where: { $0.has(.administrator) }) < 2 { all.append(.oneAdministrator) }
        let outside = directory.compartment(.outside, site: nil)
        let hasOutside = outside?.readers.contains { directory.people[$0]?.isActive == true } ?? false
        if !hasOutside { all.append(.noOutsideReader) }
        if let file = options.backupKeyFile, Files.exists(file) { all.append(.backupKeyHere) }
        all += recoveryToTakeOver()
        let readers = directory.standing.map { room in
            (room.id, room.readers.count { directory.people[$0]?.isActive == true })
        }
        all = readers.filter { $0.1 == 0 }.map { .noReader($0.0) } + all
        all += readers.filter { $0.1 == 1 }.map { .oneReader($0.0) }
        for duty in try dutyToday() where duty.holder == nil { all.append(.noDuty(duty.site)) }
        return all
    }

    private func recoveryToTakeOver() -> [TakeOver] {
        let directory = directory
        return TrustGroup.allCases.flatMap { group -> [TakeOver] in
            guard directory.standing.contains(where: { $0.kind.group == group }) else { return [] }
            let older = directory.onlyOlder(group).map { TakeOver.onlyOlderKey($0.room.id, $0.set.number) }
            guard let set = directory.recoverySet(group) else {
                let last = directory.recoverySets.last { $0.group == group && $0.countsSince != nil }
                guard let last else { return [.noRecovery(group)] }
                return [last.spentBy == nil ? .recoveryStopped(group) : .recoverySpent(group)] + older
            }
            var all: [TakeOver] = []
            if directory.lacksOutsiders(set) { all.append(.tooFewFromOutside(group)) }
            if directory.ableHolders(set).count < set.needed { all.append(.tooFewHolders(group)) }
            let missing = set.holders.count { $0.confirmed == nil }
            if missing > 0 { all.append(.sharesMissing(group, missing)) }
            let overdue = set.holders.count { $0.isDrillDue(now) }
            if overdue > 0 { all.append(.drillsOverdue(group, overdue)) }
            all += directory.notSealed(group).map { .notSealed($0.id) }
            return all + older
        }
    }
}

extension Operations {
    /// One line of the checklist in plain words, the same on the page and on the terminal.
    package func sentence(_ item: TakeOver) -> String {
        switch item {
        case .keysNotReplaced:
            "Keys not yet replaced: this installation was set up without people, who have not all taken over."
        case .notSignedIn(let count):
            "\(count) people have not signed in and chosen a passphrase of their own."
        case .notCompared(let count): "\(count) keys of the first day were never compared by voice."
        case .oneAdministrator: "There is one administrator only; nobody could help them back in."
        case .noOutsideReader: "Nobody from outside the sites reads what a site must not see."
        case .oneReader(let room): "One person only can read: \(Operations.name(directory, room))."
        case .noReader(let room):
            "Nobody who can sign in reads: \(Operations.name(directory, room)). What comes in there is read by nobody."
        case .notSealed(let room):
            "The emergency key does not open it yet, until somebody who reads there has signed in; keep the sheets of the key before: \(Operations.name(directory, room))."
        case .onlyOlderKey(let room, let key):
            "Only emergency key \(key) opens it; keep its sheets, or open it with them: \(Operations.name(directory, room))."
        case .noDuty(let site): "Nobody has the duty at \(directory.site(site)?.name ?? "")."
        case .backupKeyHere: "The backup key still lies on this machine: take it away, in two copies."
        case .noRecovery(let group): "No emergency key for: \(Operations.name(group))."
        case .recoverySpent(let group):
            "The emergency key was used and not renewed: \(Operations.name(group))."
        case .recoveryStopped(let group):
            "The use of the emergency key was stopped when enough sheets were entered, so it counts no more; make a new one: \(Operations.name(group))."
        case .sharesMissing(let group, let count):
            "\(count) holders have not put their sheet on paper: \(Operations.name(group))."
        case .drillsOverdue(let group, let count):
            "\(count) holders have not looked for their sheet in half a year: \(Operations.name(group))."
        case .tooFewHolders(let group):
            "Too few holders of the emergency key can sign in: \(Operations.name(group))."
        case .tooFewFromOutside(let group):
            "Too few holders of the emergency key are from outside the company now; make a new one: \(Operations.name(group))."
        }
    }

    private static func name(_ group: TrustGroup) -> String {
        switch group {
        case .casework: "cases of the sites"
        case .restricted: "restricted cases"
        case .monitor: "what a site must not see"
        case .oversight: "the log of who opened what"
        case .identities: "names kept apart"
        }
    }

    private static func name(_ directory: DirectoryState, _ id: CompartmentID) -> String {
        guard let room = directory.compartments[id] else { return "" }
        let site = room.site.flatMap { directory.site($0) }?.name
        let kind =
            switch room.kind {
            case .casework: "cases"
            case .restricted: "restricted cases"
            case .outside: "what a site must not see"
            case .single: "a case of its own"
            case .accessLog: "who opened what in the cases"
            case .restrictedAccessLog: "who opened what in the restricted cases"
            case .identities:
                directory.standing.contains { $0.id == id }
                    ? "names kept apart" : "names kept apart by earlier custodians"
            }
        return site.map { "\(kind), \($0)" } ?? kind
    }
}
