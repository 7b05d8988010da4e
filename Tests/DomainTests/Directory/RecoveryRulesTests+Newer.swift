// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

// When a use counts from, of which of several keys, and for whom.
extension RulesOfEmergencyKeys {
    @Test func `a room that is not sealed to the new key yet is opened with the one before`()
        throws
    {
        var state = try Self.founded()
        try Self.take(&state, Self.proposal, Self.farah, 1)
        try Self.take(&state, Self.made, Self.farah, 2)
        for holder in [Self.hugo, Self.ines] { try Self.take(&state, .held(set: Self.set), holder, 3) }
        try Self.take(&state, Self.sealed, Self.farah, 4)
        #expect(state.notSealed(.restricted).isEmpty)
        let next = 8
        try Self.make(next, &state, 5)
        for holder in [Self.ines, Self.pia] { try Self.take(&state, .held(set: next), holder, 7) }
        #expect(state.recoverySet(.restricted)?.id == next)
        #expect(state.compartments[Self.room]?.isLockDue == true)
        #expect(state.notSealed(.restricted).map(\.id) == [Self.room])
        #expect(state.usableSets(.restricted).map(\.id) == [next, Self.set])
        try Self.take(&state, Self.announced, Self.ada, 10)
        for giver in [Self.ines, Self.hugo] { try Self.take(&state, .given(Self.use), giver, 70) }
        try Self.take(&state, Self.recovered, Self.nora, 71)
        #expect(state.compartments[Self.room]?.readers.contains(Self.nora) == true)
    }

    @Test func `a use is not dated back before what was written, further than clocks differ`() throws {
        var state = try Self.announcedState()
        try Self.take(&state, .objected(Self.use, reason: "no"), Self.farah, 100)
        // Another step of that moment is no way back to it.
        try state.apply(
            .siteAdded(SiteID(high: 6, low: 6), code: "KR", name: "Ridge"),
            by: Self.ada,
            at: Self.at(20)
        )
        func announcing(_ minute: Int64) -> DirectoryState.Refusal? {
            var state = state
            let again = RecoveryStep.announced(
                RecoveryID(high: 3, low: 3),
                set: Self.set,
                site: nil,
                recipient: Self.nora,
                reason: "again"
            )
            do throws(DirectoryState.Refusal) {
                try Self.take(&state, again, Self.ada, minute)
                return nil
            } catch {
                return error
            }
        }
        #expect(announcing(20) == .datedBack)
        #expect(announcing(94) == .datedBack)
        // The clock of another node that stands a little behind.
        #expect(announcing(95) == nil)
    }

    @Test func `a step that one person dates far ahead holds up no key, and nobody alone undoes a date`()
        throws
    {
        var state = try Self.announcedState()
        try Self.take(&state, .objected(Self.use, reason: "no"), Self.farah, 100)
        let far: Int64 = 60 * 24 * 365 * 50
        try state.apply(.confirmationBegan, by: Self.nora, at: Self.at(far))
        func announcing(_ minute: Int64, by who: MemberID, _ state: DirectoryState)
            -> DirectoryState.Refusal?
        {
            var state = state
            let again = RecoveryStep.announced(
                RecoveryID(high: 3, low: 3),
                set: Self.set,
                site: nil,
                recipient: Self.nora,
                reason: "again"
            )
            do throws(DirectoryState.Refusal) {
                try Self.take(&state, again, who, minute)
                return nil
            } catch {
                return error
            }
        }
        #expect(announcing(110, by: Self.ines, state) == .datedBack)
        // Whoever announces cannot be the one whose word takes that moment back, and nor can its author.
        try Self.take(&state, .held(set: Self.set), Self.ines, 111)
        try state.apply(.confirmationBegan, by: Self.nora, at: Self.at(112))
        #expect(announcing(113, by: Self.ines, state) == .datedBack)
        try Self.take(&state, .held(set: Self.set), Self.hugo, 114)
        #expect(announcing(115, by: Self.ines, state) == nil)
        // What honest people dated stays: one person who dates back goes no further back than they do.
        #expect(announcing(104, by: Self.ines, state) == .datedBack)
        try state.apply(.confirmationBegan, by: Self.ines, at: Self.at(1))
        #expect(announcing(1, by: Self.ines, state) == .datedBack)
        #expect(announcing(104, by: Self.ines, state) == .datedBack)
    }

    /// Another key of the restricted rooms, proposed and made.
    private static func make(_ next: Int, _ state: inout DirectoryState, _ minute: Int64) throws {
        let proposal = RecoveryStep.proposed(
            set: next,
            .restricted,
            needed: 2,
            holders: [hugo, ines, pia],
            waitMinutes: 60
        )
        try take(&state, proposal, farah, minute)
        let marks = (0..<3).map { ShareMark(whole: [UInt8(next), $0], check: [UInt8(next), $0]) }
        let publicKey = [UInt8](repeating: UInt8(next), count: 32)
        try take(&state, .made(set: next, publicKey: publicKey, marks: marks), farah, minute)
    }

    @Test func `a key whose last holder comes by late takes no newer one's place`() throws {
        var state = try Self.founded()
        try Self.make(7, &state, 1)
        try Self.take(&state, .held(set: 7), Self.ines, 2)
        try Self.make(8, &state, 3)
        // Until the newer one counts, the older one may.
        var early = state
        try Self.take(&early, .held(set: 7), Self.pia, 4)
        #expect(early.recoverySet(.restricted)?.id == 7)
        for holder in [Self.ines, Self.pia] { try Self.take(&state, .held(set: 8), holder, 5) }
        #expect(state.recoverySet(.restricted)?.id == 8)
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try Self.take(&state, .held(set: 7), Self.pia, 6)
        }
        #expect(state.recoverySet(.restricted)?.id == 8)
        for holder in [Self.ines, Self.pia] { try Self.take(&early, .held(set: 8), holder, 5) }
        #expect(early.recoverySet(.restricted)?.id == 8)
    }

    @Test func `a use left open on an older key holds up no use of the newer one`() throws {
        var state = try Self.announcedState()
        try Self.make(8, &state, 11)
        for holder in [Self.ines, Self.pia] { try Self.take(&state, .held(set: 8), holder, 12) }
        func announcing(_ set: Int) -> RecoveryStep {
            .announced(
                RecoveryID(high: 3, low: UInt64(set)),
                set: set,
                site: nil,
                recipient: Self.nora,
                reason: "again"
            )
        }
        // The room is still sealed to the older one: its use goes on, and there is one of it.
        #expect(throws: DirectoryState.Refusal.duplicate) {
            try Self.take(&state, announcing(7), Self.ada, 13)
        }
        try Self.take(&state, .roomSealed(set: 8, Self.room, epoch: 1, sealed: [9]), Self.farah, 14)
        try Self.take(&state, announcing(8), Self.ada, 15)
        for giver in [Self.ines, Self.pia] {
            try Self.take(&state, .given(RecoveryID(high: 3, low: 8)), giver, 75)
        }
        let grant = Grant(compartment: Self.room, epoch: 1, recipient: Self.nora, sealed: [8])
        try Self.take(&state, .recovered(RecoveryID(high: 3, low: 8), [grant]), Self.nora, 76)
        #expect(state.compartments[Self.room]?.readers.contains(Self.nora) == true)
    }

    /// A room that is kept from the site, read by Ines and sealed to a key that counts.
    private static func keptFromTheSite(_ kind: CompartmentKind) throws -> DirectoryState {
        var state = try founded()
        let room = CompartmentID(high: 5, low: 5)
        let author = kind == .single ? ines : ada
        try state.apply(
            .compartmentCreated(room, kind, site: nil, name: "", publicKey: [5]),
            by: author,
            at: at(1)
        )
        let grant = Grant(compartment: room, epoch: 1, recipient: ines, sealed: [8])
        try state.apply(.granted(grant), by: author, at: at(1))
        let holders = [hugo, ines, pia]
        try take(&state, .proposed(set: set, .monitor, needed: 2, holders: holders, waitMinutes: 60), ines, 2)
        try take(&state, made, ines, 3)
        for holder in holders { try take(&state, .held(set: set), holder, 4) }
        try take(&state, .roomSealed(set: set, room, epoch: 1, sealed: [9]), ines, 5)
        return state
    }

    @Test(arguments: [CompartmentKind.outside, .single])
    func `what a site must not see opens to nobody of the company`(_ kind: CompartmentKind) throws {
        func announce(_ recipient: MemberID, _ state: inout DirectoryState) throws(DirectoryState.Refusal) {
            let step = RecoveryStep.announced(
                Self.use,
                set: Self.set,
                site: nil,
                recipient: recipient,
                reason: "lost"
            )
            try Self.take(&state, step, Self.ada, 10)
        }
        var state = try Self.keptFromTheSite(kind)
        for inside in [Self.nora, Self.hugo, Self.farah] {
            #expect(throws: DirectoryState.Refusal.companyWouldRead) { try announce(inside, &state) }
        }
        try announce(Self.pia, &state)
        for giver in [Self.ines, Self.hugo] { try Self.take(&state, .given(Self.use), giver, 70) }
        // Nor to somebody who has become one of them since.
        try state.apply(
            .memberChanged(Self.pia, Self.description(Self.pia, .legal)),
            by: Self.ada,
            at: Self.at(71)
        )
        let grant = Grant(
            compartment: CompartmentID(high: 5, low: 5),
            epoch: 1,
            recipient: Self.pia,
            sealed: [8]
        )
        #expect(throws: DirectoryState.Refusal.companyWouldRead) {
            try Self.take(&state, .recovered(Self.use, [grant]), Self.pia, 72)
        }
    }

    @Test func `an older key opens the room that only it opens, whatever the newer one opens beside it`()
        throws
    {
        var state = try Self.keptFromTheSite(.outside)
        let outside = CompartmentID(high: 5, low: 5)
        let case1 = CompartmentID(high: 6, low: 6)
        // A newer key, to which a case of its own is sealed; the reader of the outside room has not come by since.
        let holders = [Self.hugo, Self.ines, Self.pia]
        let next = 8
        let proposal = RecoveryStep.proposed(
            set: next,
            .monitor,
            needed: 2,
            holders: holders,
            waitMinutes: 120
        )
        let made = RecoveryStep.made(
            set: next,
            publicKey: [UInt8](repeating: 2, count: 32),
            marks: (0..<3).map { ShareMark(whole: [8, $0], check: [8, $0]) }
        )
        try Self.take(&state, proposal, Self.ines, 6)
        try Self.take(&state, made, Self.ines, 6)
        for holder in holders { try Self.take(&state, .held(set: next), holder, 7) }
        try state.apply(
            .compartmentCreated(case1, .single, site: nil, name: "", publicKey: [6]),
            by: Self.farah,
            at: Self.at(8)
        )
        let grant = Grant(compartment: case1, epoch: 1, recipient: Self.farah, sealed: [8])
        try state.apply(.granted(grant), by: Self.farah, at: Self.at(8))
        let sealed = RecoveryStep.roomSealed(set: next, case1, epoch: 1, sealed: [9])
        try Self.take(&state, sealed, Self.farah, 9)
        try state.apply(.memberDisabled(Self.ines, reason: "lost"), by: Self.ada, at: Self.at(9))
        #expect(state.usableSets(.monitor).map(\.id) == [next, Self.set])
        #expect(state.onlyOlder(.monitor).map(\.room.id) == [outside])
        #expect(state.notSealed(.monitor).isEmpty)
        let announced = RecoveryStep.announced(
            Self.use,
            set: Self.set,
            site: nil,
            recipient: Self.pia,
            reason: "lost"
        )
        try Self.take(&state, announced, Self.ada, 10)
        for giver in [Self.pia, Self.hugo] { try Self.take(&state, .given(Self.use), giver, 70) }
        let back = Grant(compartment: outside, epoch: 1, recipient: Self.pia, sealed: [8])
        try Self.take(&state, .recovered(Self.use, [back]), Self.pia, 71)
        #expect(state.compartments[outside]?.readers.contains(Self.pia) == true)
        #expect(state.compartments[case1]?.readers == [Self.farah])
        #expect(state.recoverySet(.monitor)?.id == next)
    }

    @Test func `a refusal of somebody from inside is the same, whatever a key opens`() throws {
        var state = try Self.keptFromTheSite(.single)
        let announced = RecoveryStep.announced(
            Self.use,
            set: Self.set,
            site: nil,
            recipient: Self.farah,
            reason: "lost"
        )
        #expect(throws: DirectoryState.Refusal.companyWouldRead) {
            try Self.take(&state, announced, Self.ada, 10)
        }
        // The case has a new lock: the key opens nothing any more.
        try state.apply(
            .epochStarted(CompartmentID(high: 5, low: 5), epoch: 2, publicKey: [2], history: []),
            by: Self.ines,
            at: Self.at(11)
        )
        #expect(throws: DirectoryState.Refusal.companyWouldRead) {
            try Self.take(&state, announced, Self.ada, 12)
        }
    }
}
