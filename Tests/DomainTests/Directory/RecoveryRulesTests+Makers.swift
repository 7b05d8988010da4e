// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

// Who may make a key of rooms that they do not all read, and who is still from outside.
extension RulesOfEmergencyKeys {
    private static func add(
        _ id: CompartmentID,
        _ kind: CompartmentKind,
        site: SiteID? = nil,
        _ readers: [MemberID],
        _ state: inout DirectoryState
    ) throws {
        let maker = kind == .single ? readers[0] : ada
        try state.apply(
            .compartmentCreated(id, kind, site: site, name: "", publicKey: [id.bytes[15]]),
            by: maker,
            at: at(1)
        )
        for reader in readers {
            let grant = Grant(compartment: id, epoch: 1, recipient: reader, sealed: [8])
            try state.apply(.granted(grant), by: maker, at: at(1))
        }
    }

    /// What somebody is told who makes a key of a group, of which everybody but the administrator holds a sheet.
    private static func making(_ group: TrustGroup, _ who: MemberID, _ state: DirectoryState)
        -> DirectoryState.Refusal?
    {
        var state = state
        let proposal = RecoveryStep.proposed(
            set: set,
            group,
            needed: 3,
            holders: [hugo, farah, ines],
            waitMinutes: 60
        )
        do throws(DirectoryState.Refusal) {
            try take(&state, proposal, ada, 2)
            try take(&state, made, who, 3)
            return nil
        } catch {
            return error
        }
    }

    @Test func `nobody of the company makes the key of what is kept from it, while somebody outside can`()
        throws
    {
        var state = try Self.founded()
        try Self.add(CompartmentID(high: 5, low: 5), .outside, [Self.ines], &state)
        // Nora reads one case of its own, and so a room of the group; so does Pia, who is not of the company.
        try Self.add(CompartmentID(high: 6, low: 6), .single, [Self.nora, Self.pia, Self.hugo], &state)
        #expect(Self.making(.monitor, Self.nora, state) == .notAllowed)
        #expect(Self.making(.monitor, Self.pia, state) == .notAllowed)
        #expect(Self.making(.monitor, Self.ines, state) == nil)
        // Somebody of the company is let in by Ines, and is the one to do it only when she cannot.
        let hugo = Grant(
            compartment: CompartmentID(high: 5, low: 5),
            epoch: 1,
            recipient: Self.hugo,
            sealed: [8]
        )
        try state.apply(.granted(hugo), by: Self.ines, at: Self.at(2))
        #expect(Self.making(.monitor, Self.hugo, state) == .notAllowed)
        try state.apply(.memberDisabled(Self.ines, reason: "left"), by: Self.ada, at: Self.at(2))
        #expect(state.makers(.monitor) == [Self.hugo])
    }

    @Test func `the key of several sites is made by whoever reads all of them, where there is such a person`()
        throws
    {
        var state = try Self.founded()
        let sites = [SiteID(high: 7, low: 1), SiteID(high: 7, low: 2)]
        for (number, site) in sites.enumerated() {
            try state.apply(
                .siteAdded(site, code: "S\(number)", name: "S\(number)"),
                by: Self.ada,
                at: Self.at(1)
            )
        }
        let rooms = [CompartmentID(high: 5, low: 1), CompartmentID(high: 5, low: 2)]
        try Self.add(rooms[0], .casework, site: sites[0], [Self.nora], &state)
        try Self.add(rooms[1], .casework, site: sites[1], [Self.farah, Self.hugo], &state)
        // Nobody reads both: a house in which each site reads its own can make a key all the same.
        #expect(Self.making(.casework, Self.nora, state) == nil)
        #expect(Self.making(.casework, Self.pia, state) == .notAllowed)
        let grant = Grant(compartment: rooms[0], epoch: 1, recipient: Self.hugo, sealed: [8])
        try state.apply(.granted(grant), by: Self.nora, at: Self.at(2))
        #expect(Self.making(.casework, Self.nora, state) == .notAllowed)
        #expect(Self.making(.casework, Self.hugo, state) == nil)
    }

    @Test func `a key says that its outsiders are too few as soon as a role, or a sign-in, is changed`()
        throws
    {
        var state = try Self.founded()
        try Self.take(&state, Self.proposal, Self.ada, 1)
        func lacks(_ state: DirectoryState) -> Bool {
            state.recoverySets.last.map { state.lacksOutsiders($0) } ?? true
        }
        try Self.take(&state, Self.made, Self.farah, 2)
        #expect(!lacks(state))
        // Hugo, Ines and Pia, two needed: with Pia in the company, the company alone has two sheets.
        func changed(_ who: MemberID, _ state: DirectoryState) throws -> DirectoryState {
            var state = state
            let step = DirectoryEntry.memberChanged(who, Self.description(who, .legal))
            try state.apply(step, by: Self.ada, at: Self.at(5))
            return state
        }
        #expect(try lacks(changed(Self.pia, state)))
        for holder in [Self.hugo, Self.ines] { try Self.take(&state, .held(set: Self.set), holder, 3) }
        #expect(!lacks(state))
        #expect(try lacks(changed(Self.pia, state)))
        #expect(try !lacks(changed(Self.nora, state)))
        // Only Hugo and Ines have their sheet: without Ines nobody from outside is there who has one.
        var without = state
        try without.apply(.memberDisabled(Self.ines, reason: "left"), by: Self.ada, at: Self.at(5))
        #expect(lacks(without))
        #expect(state.keysHeldFromOutside(Self.ines).map(\.id) == [Self.set])
        #expect(state.keysHeldFromOutside(Self.hugo).isEmpty)
    }
}
