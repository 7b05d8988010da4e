// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// A new or reset key counts when two key holders vouched for it, one of them by voice (Design 4).
@Suite struct KeysThatWait {
    private static let ada = MemberID(high: 0, low: 1)
    private static let amina = MemberID(high: 0, low: 2)
    private static let chidi = MemberID(high: 0, low: 3)
    private static let nora = MemberID(high: 0, low: 4)
    private static let room = CompartmentID(high: 1, low: 1)

    private static func keys(_ number: UInt8) -> PublicKeys {
        PublicKeys(sealing: [number], signing: [number, number])
    }

    private static func newcomer(_ id: MemberID, _ human: String, _ role: Role) -> Newcomer {
        Newcomer(
            id: id,
            description: MemberDescription(name: human, title: "", roles: [role], site: nil),
            human: human,
            keys: keys(UInt8(id.bytes[15]))
        )
    }

    private static func at(_ minute: Int64) -> Instant { Instant(milliseconds: minute * 60_000) }

    /// Ada runs the house, Amina reads its one room, Chidi works elsewhere; Nora's own key waits.
    private static func founded() throws -> DirectoryState {
        var state = DirectoryState()
        try state.apply(
            .foundedTogether(
                name: "House",
                founder: ada,
                [
                    newcomer(ada, "Ada", .administrator), newcomer(amina, "Amina", .officer),
                    newcomer(chidi, "Chidi", .officer),
                ]
            ),
            by: ada,
            at: at(0)
        )
        for step in [
            DirectoryEntry.compartmentCreated(room, .outside, site: nil, name: "", publicKey: []),
            grant(amina), .memberAsked(newcomer(nora, "Nora", .officer)),
        ] { try state.apply(step, by: ada, at: at(1)) }
        try state.apply(.keyTaken(nora, keys(40)), by: nora, at: at(2))
        return state
    }

    private static func grant(_ member: MemberID) -> DirectoryEntry {
        .granted(Grant(compartment: room, epoch: 1, recipient: member, sealed: []))
    }

    private static func vouch(_ number: UInt8 = 40, byVoice: Bool = true) -> DirectoryEntry {
        .keyConfirmed(nora, keys(number), byVoice: byVoice)
    }

    @Test func `count with two, one of whom has called, and not before`() throws {
        var state = try Self.founded()
        #expect(state.waiting.map(\.id) == [Self.nora])
        for step in [Self.vouch(byVoice: false)] { try state.apply(step, by: Self.ada, at: Self.at(3)) }
        #expect(state.people[Self.nora]?.isActive == false)
        #expect(throws: DirectoryState.Refusal.keyWaits) {
            try state.apply(Self.grant(Self.nora), by: Self.amina, at: Self.at(3))
        }
        // Two of whom nobody has called are not enough; the third who has called is.
        try state.apply(Self.vouch(byVoice: false), by: Self.chidi, at: Self.at(4))
        #expect(state.people[Self.nora]?.isActive == false)
        try state.apply(Self.vouch(), by: Self.amina, at: Self.at(5))
        #expect(state.people[Self.nora]?.keys == Self.keys(40))
        #expect(state.people[Self.nora]?.waiting == nil)
        try state.apply(Self.grant(Self.nora), by: Self.amina, at: Self.at(6))
        #expect(state.compartments[Self.room]?.readers == [Self.amina, Self.nora])
    }

    @Test func `take the word of no key that waits, of nobody twice, of nobody for themselves`() throws {
        var state = try Self.founded()
        #expect(throws: DirectoryState.Refusal.unknownMember) {
            try state.apply(Self.vouch(), by: Self.nora, at: Self.at(3))
        }
        #expect(throws: DirectoryState.Refusal.askedThemselves) {
            try state.apply(Self.vouch(), by: Self.ada, at: Self.at(3))
        }
        try state.apply(Self.vouch(byVoice: false), by: Self.ada, at: Self.at(3))
        #expect(throws: DirectoryState.Refusal.duplicate) {
            try state.apply(Self.vouch(), by: Self.ada, at: Self.at(4))
        }
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try state.apply(
                .keyConfirmed(Self.ada, Self.keys(1), byVoice: true),
                by: Self.ada,
                at: Self.at(4)
            )
        }
        try state.apply(.memberDisabled(Self.chidi, reason: "left"), by: Self.ada, at: Self.at(4))
        #expect(throws: DirectoryState.Refusal.unknownMember) {
            try state.apply(Self.vouch(), by: Self.chidi, at: Self.at(5))
        }
        #expect(state.people[Self.nora]?.isActive == false)
    }

    @Test func `take no word of a second account of the same human being, where an old house has one`() throws
    {
        var state = DirectoryState()
        func add(_ id: MemberID, _ name: String, _ role: Role, by author: MemberID) throws {
            let description = MemberDescription(name: name, title: "", roles: [role], site: nil)
            let keys = Self.keys(UInt8(id.bytes[15]))
            try state.apply(
                .memberAdded(id, description, sealing: keys.sealing, signing: keys.signing),
                by: author,
                at: Self.at(0)
            )
        }
        try add(Self.ada, "Ada", .administrator, by: Self.ada)
        try state.apply(.founded(name: "House", founder: Self.ada), by: Self.ada, at: Self.at(0))
        try add(Self.amina, "Amina", .officer, by: Self.ada)
        try add(Self.chidi, "Amina", .legal, by: Self.ada)
        let seen = DirectoryEntry.keyConfirmed(Self.amina, Self.keys(2), byVoice: true)
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try state.apply(seen, by: Self.chidi, at: Self.at(1))
        }
        try state.apply(seen, by: Self.ada, at: Self.at(1))
    }

    @Test func `are vouched for exactly as they are, and only when their owner has made them`() throws {
        var state = try Self.founded()
        #expect(throws: DirectoryState.Refusal.otherKey) {
            try state.apply(Self.vouch(41), by: Self.ada, at: Self.at(3))
        }
        // The keys of the sign-in sheet were in an administrator's hand.
        #expect(throws: DirectoryState.Refusal.otherKey) {
            try state.apply(Self.vouch(4), by: Self.ada, at: Self.at(3))
        }
        let sheet = Self.newcomer(MemberID(high: 0, low: 5), "Otto", .officer)
        try state.apply(.memberAsked(sheet), by: Self.ada, at: Self.at(3))
        #expect(throws: DirectoryState.Refusal.keyNotTaken) {
            try state.apply(
                .keyConfirmed(sheet.id, sheet.keys, byVoice: true),
                by: Self.amina,
                at: Self.at(3)
            )
        }
        // Once made, they are not made anew behind the back of those who vouched.
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try state.apply(.keyTaken(Self.nora, Self.keys(42)), by: Self.nora, at: Self.at(3))
        }
    }

    @Test func `lose the word of somebody who is disabled or reset before they count`() throws {
        for end in [
            DirectoryEntry.memberDisabled(Self.chidi, reason: "stolen"),
            .keyReset(Self.chidi, Self.keys(50), reason: "lost"),
        ] {
            var state = try Self.founded()
            try state.apply(Self.vouch(), by: Self.chidi, at: Self.at(3))
            try state.apply(end, by: Self.ada, at: Self.at(4))
            try state.apply(Self.vouch(), by: Self.amina, at: Self.at(5))
            #expect(state.people[Self.nora]?.isActive == false)
        }
    }

    @Test func `after a reset end the old one at once, with all it could read`() throws {
        var state = try Self.founded()
        try state.apply(Self.grant(Self.chidi), by: Self.amina, at: Self.at(3))
        try state.apply(.keyReset(Self.chidi, Self.keys(50), reason: "lost"), by: Self.ada, at: Self.at(4))
        let chidi = try #require(state.people[Self.chidi])
        #expect(!chidi.isActive)
        #expect(chidi.maySignIn)
        #expect(state.compartments[Self.room]?.readers == [Self.amina])
        #expect(state.compartments[Self.room]?.grants[Self.chidi] == nil)
        #expect(chidi.signingKeys(at: Self.at(3)) == [[3, 3]])
        #expect(chidi.signingKeys(at: Self.at(60)) == [])
        #expect(throws: DirectoryState.Refusal.unknownMember) {
            try state.apply(Self.vouch(), by: Self.chidi, at: Self.at(5))
        }
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try state.apply(.keyReset(Self.ada, Self.keys(51), reason: "lost"), by: Self.ada, at: Self.at(5))
        }
        let reading = try #require(state.readings.last)
        #expect(reading.member == Self.chidi)
        #expect(reading.until == Self.at(4))
        #expect(reading.endedBy == Self.ada)
    }

    @Test func `belong to one account for each human being`() throws {
        var state = try Self.founded()
        let again = Self.newcomer(MemberID(high: 0, low: 6), "Amina", .officer)
        #expect(throws: DirectoryState.Refusal.sameHuman) {
            try state.apply(.memberAsked(again), by: Self.ada, at: Self.at(3))
        }
        try state.apply(.memberDisabled(Self.amina, reason: "left"), by: Self.ada, at: Self.at(4))
        try state.apply(.memberAsked(again), by: Self.ada, at: Self.at(5))
        #expect(throws: DirectoryState.Refusal.sameHuman) {
            try state.apply(.memberEnabled(Self.amina), by: Self.ada, at: Self.at(6))
        }
        var other = DirectoryState()
        #expect(throws: DirectoryState.Refusal.sameHuman) {
            try other.apply(
                .foundedTogether(
                    name: "House",
                    founder: Self.ada,
                    [
                        Self.newcomer(Self.ada, "Ada", .administrator),
                        Self.newcomer(Self.chidi, "Ada", .officer),
                    ]
                ),
                by: Self.ada,
                at: Self.at(0)
            )
        }
        #expect(other.people.isEmpty)
    }

    @Test func `of somebody turned down do not count, whoever vouched before`() throws {
        var state = try Self.founded()
        try state.apply(Self.vouch(), by: Self.chidi, at: Self.at(3))
        try state.apply(.keyDeclined(Self.nora, reason: "others"), by: Self.amina, at: Self.at(4))
        #expect(state.people[Self.nora]?.maySignIn == false)
        #expect(throws: DirectoryState.Refusal.self) {
            try state.apply(Self.vouch(), by: Self.ada, at: Self.at(5))
        }
    }

    @Test func `come the old way in chains from before, until the first step of the new way`() throws {
        var state = DirectoryState()
        func person(_ name: String, _ role: Role) -> MemberDescription {
            MemberDescription(name: name, title: "", roles: [role], site: nil)
        }
        for step in [
            DirectoryEntry.memberAdded(Self.ada, person("Ada", .administrator), sealing: [1], signing: [1]),
            .founded(name: "House", founder: Self.ada),
            .memberAdded(Self.amina, person("Amina", .officer), sealing: [2], signing: [2]),
        ] { try state.apply(step, by: Self.ada, at: Self.at(0)) }
        #expect(state.keyHolders.count == 2)
        try state.apply(.confirmationBegan, by: Self.amina, at: Self.at(1))
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try state.apply(
                .memberAdded(Self.chidi, person("Chidi", .officer), sealing: [3], signing: [3]),
                by: Self.ada,
                at: Self.at(2)
            )
        }
        #expect(throws: DirectoryState.Refusal.notAllowed) {
            try state.apply(
                .memberRekeyed(Self.amina, sealing: [9], signing: [9]),
                by: Self.amina,
                at: Self.at(2)
            )
        }
    }

    @Test func `stay out of the history while a room only gets a new lock`() throws {
        var state = try Self.founded()
        try state.apply(Self.grant(Self.chidi), by: Self.amina, at: Self.at(3))
        for step in [
            DirectoryEntry.epochStarted(Self.room, epoch: 2, publicKey: [], history: []),
            .granted(Grant(compartment: Self.room, epoch: 2, recipient: Self.chidi, sealed: [])),
        ] { try state.apply(step, by: Self.amina, at: Self.at(9)) }
        let chidi = state.readings.filter { $0.member == Self.chidi }
        #expect(chidi.map(\.from) == [Self.at(3)])
        #expect(chidi.map(\.until) == [nil])
    }
}
