// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

/// Who is called where: the rota with the directory, so that nobody is called who could not read what waits.
struct DutyRoster {
    let rota: DutyRota
    let standing: [SiteID: [MemberID]]
    let directory: DirectoryState
    let day: (SiteID?) -> Day

    /// Holder and deputy of the duty for what lies in a compartment, as far as they can read it.
    func duty(_ room: DirectoryState.Room) -> [MemberID] {
        guard let site = room.site else { return [] }
        return rota.duty(at: site, on: day(site), standing: standing[site] ?? []).filter {
            mayRead($0, room)
        }
    }

    /// Who is told at a step; where the rota names nobody who can read it, whoever works there is.
    func told(_ step: DutyStep, _ room: DirectoryState.Room) -> [MemberID] {
        let duty = duty(room)
        switch step {
        case .officer: return duty.first.map { [$0] } ?? workers(room)
        case .deputy: return duty.count > 1 ? [duty[1]] : workers(room)
        case .outsideReader:
            let outside = directory.compartment(.outside, site: nil)
            return outside.map { workers($0) } ?? []
        }
    }

    /// Those at work in a compartment today; all of its readers where nobody else is there.
    func workers(_ room: DirectoryState.Room) -> [MemberID] {
        let active = room.readers.filter { directory.people[$0]?.isActive == true }.sorted()
        let working = active.filter { directory.people[$0].map { DutyRoster.works($0) } ?? false }
        let present = working.filter { !rota.isAway($0, on: day(room.site)) }
        return !present.isEmpty ? present : !working.isEmpty ? working : active
    }

    func mayRead(_ member: MemberID, _ room: DirectoryState.Room) -> Bool {
        room.readers.contains(member) && directory.people[member]?.isActive == true
    }

    /// Legal, headquarters, panel and auditors look at what others do; everybody else does it (Domain 7).
    static func works(_ person: DirectoryState.Person) -> Bool {
        person.description.roles.contains { role in
            switch role {
            case .officer, .focalPoint, .securityManager, .independentReader, .liaisonOfficer, .operator_:
                true
            case .administrator, .legal, .headquarters, .auditor, .panelMember, .custodian: false
            }
        }
    }
}

/// Who has the duty at a site today.
package struct DutyToday: Sendable {
    package let site: SiteID
    package let holder: MemberID?
    package let deputy: MemberID?
}

extension Operations {
    private static let rotaSetting = "rota"

    package func rota() throws -> DutyRota {
        try store.read { try rota($0) }
    }

    func rota(_ tx: RecordTransaction) throws -> DutyRota {
        try tx.setting(Operations.rotaSetting, DutyRota.self) ?? DutyRota()
    }

    func roster() throws -> DutyRoster {
        DutyRoster(
            rota: try rota(),
            standing: try installation().duty,
            directory: directory,
            day: { [store, now] in store.summaries.calendar($0).day(now) }
        )
    }

    /// Who has the duty now, at every site that has somebody on the rota.
    package func dutyToday() throws -> [DutyToday] {
        let roster = try roster()
        return directory.sites.compactMap { site in
            guard let room = directory.compartment(.casework, site: site.id) else { return nil }
            let duty = roster.duty(room)
            return DutyToday(site: site.id, holder: duty.first, deputy: duty.dropFirst().first)
        }
    }

    /// Those who may have the duty at a site: they can open its reports.
    package func mayHaveDuty(at site: SiteID) -> [DirectoryState.Person] {
        let readers = directory.compartment(.casework, site: site)?.readers ?? []
        return readers.compactMap { directory.people[$0] }.filter { $0.isActive && !$0.has(.auditor) }
            .sorted { ($0.description.name, $0.id) < ($1.description.name, $1.id) }
    }

    /// The pair for days without a turn; an administrator names it.
    package func setStandingDuty(at site: SiteID, _ members: [MemberID], _ session: Session) throws {
        let allowed = Set(mayHaveDuty(at: site).map(\.id))
        guard Set(members).count == members.count, allowed.isSuperset(of: members) else {
            throw Refusal.notAllowed
        }
        var installation = try installation()
        guard installation.site(site) != nil else { throw Refusal.notFound }
        installation.duty[site] = members
        try set(installation, session)
    }

    /// Puts a turn on the rota: whoever works on the site's reports, or an administrator.
    package func add(_ turn: DutyTurn, _ session: Session) throws {
        let allowed = mayHaveDuty(at: turn.site).map(\.id)
        guard session.has(.administrator) || allowed.contains(session.member) else {
            throw Refusal.notAllowed
        }
        guard allowed.contains(turn.member), turn.deputy.map({ allowed.contains($0) }) ?? true,
            turn.deputy != turn.member
        else { throw Refusal.notAllowed }
        try checkDays(turn.from, turn.to, turn.site)
        try changeRota { $0.add(turn) }
    }

    package func remove(_ turn: DutyTurn, _ session: Session) throws {
        let allowed = mayHaveDuty(at: turn.site).map(\.id)
        guard session.has(.administrator) || allowed.contains(session.member) else {
            throw Refusal.notAllowed
        }
        try changeRota { $0.remove(turn) }
    }

    /// Those who can stand in for a member: they share a standing room; what they cannot read goes to the duty there.
    package func mayStandIn(for member: MemberID) -> [DirectoryState.Person] {
        let rooms = directory.compartments(of: member).filter(\.kind.isIntake)
        return directory.people.values.filter { person in
            person.isActive && person.id != member && !person.has(.auditor)
                && rooms.contains { $0.readers.contains(person.id) }
        }
        .sorted { ($0.description.name, $0.id) < ($1.description.name, $1.id) }
    }

    /// "I am away": one step by the member alone; what they lead goes to the deputy's Today meanwhile.
    package func goAway(from: Day, to: Day, deputy: MemberID, _ session: Session) throws {
        guard mayStandIn(for: session.member).contains(where: { $0.id == deputy }) else {
            throw Refusal.notAllowed
        }
        try checkDays(from, to, session.person?.description.site)
        let absence = Absence(member: session.member, deputy: deputy, from: from, to: to)
        try changeRota { $0.add(absence) }
    }

    /// Back earlier than planned.
    package func comeBack(_ session: Session) throws {
        try changeRota { rota in
            for absence in rota.absences where absence.member == session.member { rota.remove(absence) }
        }
    }

    private func checkDays(_ from: Day, _ to: Day, _ site: SiteID?) throws {
        let today = store.summaries.calendar(site).day(now)
        guard from <= to, to >= today, to.number - from.number <= 400 else { throw Refusal.notThisStage }
    }

    private func changeRota(_ change: (inout DutyRota) -> Void) throws {
        try store.write { tx in
            var rota = try rota(tx)
            rota.forget(before: tx.now.day.adding(days: -1))
            change(&rota)
            try tx.set(Operations.rotaSetting, rota)
        }
    }
}
