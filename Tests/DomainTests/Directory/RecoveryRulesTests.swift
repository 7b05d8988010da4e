// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// What the chain lets happen with an emergency key, step by step (Design 4, "Recovery").
@Suite struct RulesOfEmergencyKeys {
    static let ada = MemberID(high: 0, low: 1)
    static let farah = MemberID(high: 0, low: 2)
    static let hugo = MemberID(high: 0, low: 3)
    static let ines = MemberID(high: 0, low: 4)
    static let pia = MemberID(high: 0, low: 5)
    static let nora = MemberID(high: 0, low: 6)
    static let room = CompartmentID(high: 1, low: 1)
    static let set = 7
    static let use = RecoveryID(high: 2, low: 2)
    static let roles: [MemberID: Role] = [
        ada: .administrator, farah: .focalPoint, hugo: .headquarters, ines: .independentReader,
        pia: .panelMember, nora: .focalPoint,
    ]

    static func at(_ minute: Int64) -> Instant { Instant(milliseconds: minute * 60_000) }

    static func description(_ id: MemberID, _ role: Role? = nil) -> MemberDescription {
        MemberDescription(name: id.hex, title: "", roles: [role ?? roles[id] ?? .officer], site: nil)
    }

    static func founded() throws -> DirectoryState {
        var state = DirectoryState(leastWaitMinutes: 60)
        try state.apply(
            .foundedTogether(
                name: "House",
                founder: ada,
                roles.keys.sorted().map { id in
                    Newcomer(
                        id: id,
                        description: description(id),
                        human: id.hex,
                        keys: PublicKeys(sealing: [id.bytes[15]], signing: [id.bytes[15], 1])
                    )
                }
            ),
            by: ada,
            at: at(0)
        )
        try state.apply(
            .compartmentCreated(room, .restricted, site: nil, name: "", publicKey: []),
            by: ada,
            at: at(0)
        )
        try state.apply(grant(farah), by: ada, at: at(0))
        return state
    }

    static func grant(_ member: MemberID, epoch: Int = 1) -> DirectoryEntry {
        .granted(Grant(compartment: room, epoch: epoch, recipient: member, sealed: []))
    }

    static let proposal = RecoveryStep.proposed(
        set: set,
        .restricted,
        needed: 2,
        holders: [hugo, ines, pia],
        waitMinutes: 60
    )
    static let made = RecoveryStep.made(
        set: set,
        publicKey: [UInt8](repeating: 1, count: 32),
        marks: (0..<3).map { ShareMark(whole: [$0], check: [$0]) }
    )
    static let sealed = RecoveryStep.roomSealed(set: set, room, epoch: 1, sealed: [9])
    static let announced = RecoveryStep.announced(
        use,
        set: set,
        site: nil,
        recipient: nora,
        reason: "lost"
    )
    static let recovered = RecoveryStep.recovered(
        use,
        [Grant(compartment: room, epoch: 1, recipient: nora, sealed: [8])]
    )

    static func take(
        _ state: inout DirectoryState,
        _ step: RecoveryStep,
        _ who: MemberID,
        _ minute: Int64
    ) throws(DirectoryState.Refusal) {
        try state.apply(.recovery(step), by: who, at: at(minute))
    }

    /// Announced in minute ten by Ada, for Nora: shares may be entered from minute seventy on.
    static func announcedState() throws -> DirectoryState {
        var state = try founded()
        try take(&state, proposal, farah, 1)
        try take(&state, made, farah, 2)
        for holder in [hugo, ines, pia] { try take(&state, .held(set: set), holder, 3) }
        try take(&state, sealed, farah, 4)
        try take(&state, announced, ada, 10)
        return state
    }

    @Test func `a use lets in one member after its wait, spends the key and asks for a new lock`() throws {
        var state = try Self.announcedState()
        #expect(throws: DirectoryState.Refusal.tooEarly) {
            try Self.take(&state, .given(Self.use), Self.ines, 69)
        }
        try Self.take(&state, .given(Self.use), Self.ines, 70)
        // Twice by one is one.
        try Self.take(&state, .given(Self.use), Self.ines, 71)
        #expect(throws: DirectoryState.Refusal.tooFewShares) {
            try Self.take(&state, Self.recovered, Self.nora, 72)
        }
        try Self.take(&state, .given(Self.use), Self.hugo, 72)
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try Self.take(&state, Self.recovered, Self.hugo, 73)
        }
        try Self.take(&state, Self.recovered, Self.nora, 73)
        #expect(state.compartments[Self.room]?.readers == [Self.farah, Self.nora])
        #expect(state.compartments[Self.room]?.isLockDue == true)
        #expect(state.recoverySet(.restricted) == nil)
        #expect(state.readings.last?.member == Self.nora)
        #expect(
            state.recoveryEvents.map(\.what) == [
                .proposed, .made, .counts, .announced, .given, .given, .recovered,
            ]
        )
        for step in [Self.recovered, .given(Self.use), Self.sealed, .held(set: Self.set)] {
            #expect(throws: DirectoryState.Refusal.self) { try Self.take(&state, step, Self.ines, 80) }
        }
        // What nobody has given a new lock can still be opened with it, after another wait; nothing else can.
        #expect(state.usableSets(.restricted).map(\.id) == [Self.set])
        try state.apply(
            .epochStarted(Self.room, epoch: 2, publicKey: [2], history: []),
            by: Self.nora,
            at: Self.at(81)
        )
        #expect(state.usableSets(.restricted).isEmpty)
        #expect(throws: DirectoryState.Refusal.self) {
            try Self.take(
                &state,
                .announced(
                    RecoveryID(high: 3, low: 3),
                    set: Self.set,
                    site: nil,
                    recipient: Self.nora,
                    reason: "again"
                ),
                Self.ada,
                82
            )
        }
    }

    @Test func `an objection after enough sheets were entered ends the key as well`() throws {
        var state = try Self.announcedState()
        try Self.take(&state, .given(Self.use), Self.ines, 70)
        var early = state
        try Self.take(&early, .objected(Self.use, reason: "no"), Self.farah, 71)
        #expect(early.recoverySet(.restricted)?.id == Self.set)
        try Self.take(&state, .given(Self.use), Self.hugo, 72)
        try Self.take(&state, .objected(Self.use, reason: "no"), Self.farah, 73)
        #expect(state.recoverySet(.restricted) == nil)
        #expect(state.compartments[Self.room]?.isLockDue == true)
    }

    @Test func `who made a room lets in its first readers then, and nobody later`() throws {
        var state = try Self.founded()
        let room = CompartmentID(high: 5, low: 5)
        func grant(_ member: MemberID) -> DirectoryEntry {
            .granted(Grant(compartment: room, epoch: 1, recipient: member, sealed: [8]))
        }
        try state.apply(
            .compartmentCreated(room, .outside, site: nil, name: "", publicKey: [5]),
            by: Self.ada,
            at: Self.at(1)
        )
        try state.apply(grant(Self.ines), by: Self.ada, at: Self.at(1))
        try state.apply(grant(Self.pia), by: Self.ada, at: Self.at(1))
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try state.apply(grant(Self.nora), by: Self.ada, at: Self.at(2))
        }
        try state.apply(grant(Self.nora), by: Self.ines, at: Self.at(2))
        // Nor dated back to that moment, once anything has come after.
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try state.apply(grant(Self.hugo), by: Self.ada, at: Self.at(1))
        }
    }

    @Test func `whoever was outside and is of the company now is no outsider any more`() throws {
        var state = try Self.announcedState()
        for giver in [Self.ines, Self.hugo] { try Self.take(&state, .given(Self.use), giver, 70) }
        try state.apply(
            .memberChanged(Self.ines, Self.description(Self.ines, .legal)),
            by: Self.ada,
            at: Self.at(71)
        )
        #expect(throws: DirectoryState.Refusal.companyAlone) {
            try Self.take(&state, Self.recovered, Self.nora, 72)
        }
        // Nor ever again, whatever roles are given back.
        try state.apply(
            .memberChanged(Self.ines, Self.description(Self.ines)),
            by: Self.ada,
            at: Self.at(73)
        )
        #expect(state.isOfCompany(Self.ines))
        #expect(state.recoveryEvents.suffix(6).map(\.what).filter { $0 == .leftCompany }.count == 3)
        #expect(throws: DirectoryState.Refusal.companyAlone) {
            try Self.take(&state, Self.recovered, Self.nora, 74)
        }
        #expect(!state.isOfCompany(Self.pia))
        try Self.take(&state, .given(Self.use), Self.pia, 75)
        try Self.take(&state, Self.recovered, Self.nora, 76)
    }

    @Test func `an account of somebody who was once of the company is no outsider's`() throws {
        var state = try Self.founded()
        func ask(_ id: MemberID, _ human: String, _ role: Role) throws {
            let keys = PublicKeys(sealing: [id.bytes[15]], signing: [id.bytes[15], 1])
            let new = Newcomer(
                id: id,
                description: Self.description(id, role),
                human: human,
                keys: keys
            )
            try state.apply(.memberAsked(new), by: Self.ada, at: Self.at(2))
        }
        func count(_ id: MemberID) throws {
            let keys = PublicKeys(sealing: [id.bytes[15]], signing: [id.bytes[15], 1])
            try state.apply(.keyTaken(id, keys), by: id, at: Self.at(3))
            for who in [Self.ada, Self.farah] {
                try state.apply(.keyConfirmed(id, keys, byVoice: who != Self.ada), by: who, at: Self.at(4))
            }
        }
        try state.apply(.memberDisabled(Self.hugo, reason: "left"), by: Self.ada, at: Self.at(1))
        let again = MemberID(high: 0, low: 7)
        try ask(again, Self.hugo.hex, .independentReader)
        try count(again)
        #expect(state.isOfCompany(again))
        // A slip that is put right before anybody vouched for the keys makes nobody one of the company.
        let mira = MemberID(high: 0, low: 8)
        try ask(mira, "Mira", .officer)
        #expect(state.isOfCompany(mira))
        try state.apply(
            .memberChanged(mira, Self.description(mira, .independentReader)),
            by: Self.ada,
            at: Self.at(2)
        )
        try count(mira)
        #expect(!state.isOfCompany(mira))
        // Without a role nobody is an outsider, and is one again with theirs.
        let nobody = MemberDescription(name: mira.hex, title: "", roles: [], site: nil)
        try state.apply(.memberChanged(mira, nobody), by: Self.ada, at: Self.at(5))
        #expect(state.isOfCompany(mira))
        try state.apply(
            .memberChanged(mira, Self.description(mira, .panelMember)),
            by: Self.ada,
            at: Self.at(6)
        )
        #expect(!state.isOfCompany(mira))
    }

    @Test func `the share of somebody disabled does not count, and nobody receives with other keys`() throws {
        var state = try Self.announcedState()
        for giver in [Self.ines, Self.hugo] { try Self.take(&state, .given(Self.use), giver, 70) }
        try state.apply(.memberDisabled(Self.hugo, reason: "left"), by: Self.ada, at: Self.at(71))
        #expect(throws: DirectoryState.Refusal.tooFewShares) {
            try Self.take(&state, Self.recovered, Self.nora, 72)
        }
        try Self.take(&state, .given(Self.use), Self.pia, 72)
        let other = PublicKeys(sealing: [77], signing: [78])
        try state.apply(.keyReset(Self.nora, other, reason: "lost"), by: Self.ada, at: Self.at(73))
        #expect(throws: DirectoryState.Refusal.self) { try Self.take(&state, Self.recovered, Self.nora, 74) }
        try state.apply(.keyTaken(Self.nora, other), by: Self.nora, at: Self.at(74))
        for who in [Self.ada, Self.farah] {
            try state.apply(
                .keyConfirmed(Self.nora, other, byVoice: who != Self.ada),
                by: who,
                at: Self.at(75)
            )
        }
        #expect(throws: DirectoryState.Refusal.otherKey) {
            try Self.take(&state, Self.recovered, Self.nora, 76)
        }
    }

    @Test func `only the rooms that were announced, and in this epoch, are opened`() throws {
        let state = try Self.announcedState()
        func recovering(_ grants: [Grant]) -> DirectoryState.Refusal? {
            var state = state
            do throws(DirectoryState.Refusal) {
                for giver in [Self.ines, Self.hugo] { try Self.take(&state, .given(Self.use), giver, 70) }
                try Self.take(&state, .recovered(Self.use, grants), Self.nora, 71)
                return nil
            } catch {
                return error
            }
        }
        func grant(_ room: CompartmentID, _ epoch: Int, _ member: MemberID) -> Grant {
            Grant(compartment: room, epoch: epoch, recipient: member, sealed: [8])
        }
        #expect(recovering([grant(Self.room, 1, Self.nora)]) == nil)
        #expect(recovering([]) == .notAllowed)
        #expect(recovering([grant(CompartmentID(high: 9, low: 9), 1, Self.nora)]) == .notAllowed)
        #expect(recovering([grant(Self.room, 2, Self.nora)]) == .wrongEpoch)
        #expect(recovering([grant(Self.room, 1, Self.pia)]) == .wrongEpoch)
    }

    @Test func `a proposal names different people who can sign in, two at least, and no company alone`()
        throws
    {
        let state = try Self.founded()
        func proposing(_ needed: Int, _ holders: [MemberID], wait: Int = 60, by who: MemberID = Self.farah)
            -> DirectoryState.Refusal?
        {
            var state = state
            do throws(DirectoryState.Refusal) {
                let step = RecoveryStep.proposed(
                    set: Self.set,
                    .restricted,
                    needed: needed,
                    holders: holders,
                    waitMinutes: wait
                )
                try Self.take(&state, step, who, 1)
                return nil
            } catch {
                return error
            }
        }
        #expect(proposing(2, [Self.hugo, Self.ines]) == nil)
        #expect(proposing(2, [Self.hugo, Self.ines], by: Self.ada) == nil)
        #expect(proposing(2, [Self.hugo, Self.ines], by: Self.hugo) == .notAllowed)
        #expect(proposing(1, [Self.hugo, Self.ines]) == .notAllowed)
        #expect(proposing(3, [Self.hugo, Self.ines]) == .notAllowed)
        #expect(proposing(2, [Self.hugo, Self.ines], wait: 59) == .notAllowed)
        #expect(proposing(2, [Self.ines, Self.ines]) == .unknownMember)
        #expect(proposing(2, [Self.ines, MemberID(high: 9, low: 9)]) == .unknownMember)
        #expect(proposing(2, [Self.hugo, Self.farah, Self.ines]) == .companyAlone)
        #expect(proposing(3, [Self.hugo, Self.farah, Self.ines]) == nil)
    }
}
