// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

private let day = Instant(milliseconds: 0)

/// What can never stand in the chain of who is who, whoever signs it.
@Suite struct TheDirectory {
    private static let ada = MemberID(high: 0, low: 1)
    private static let amina = MemberID(high: 0, low: 2)
    private static let bo = MemberID(high: 0, low: 3)
    private static let room = CompartmentID(high: 1, low: 1)

    private static func person(_ roles: Role...) -> MemberDescription {
        MemberDescription(name: "N", title: "", roles: roles, site: nil)
    }

    private static func grant(
        _ member: MemberID,
        _ room: CompartmentID = room,
        epoch: Int = 1
    ) -> DirectoryEntry {
        .granted(Grant(compartment: room, epoch: epoch, recipient: member, sealed: []))
    }

    /// An administrator who made a room, and one officer who reads it.
    private static func founded() throws -> DirectoryState {
        var state = DirectoryState()
        for step in [
            DirectoryEntry.memberAdded(ada, person(.administrator), sealing: [], signing: []),
            .founded(name: "House", founder: ada),
            .memberAdded(amina, person(.officer), sealing: [], signing: []),
            .memberAdded(bo, person(.officer), sealing: [], signing: []),
            .compartmentCreated(room, .outside, site: nil, name: "", publicKey: []), grant(amina),
        ] { try state.apply(step, by: ada, at: day) }
        return state
    }

    @Test func `has no administrator who reads, by whichever way`() throws {
        var state = try Self.founded()
        #expect(throws: DirectoryState.Refusal.administratorWouldRead) {
            try state.apply(Self.grant(Self.ada), by: Self.amina, at: day)
        }
        #expect(throws: DirectoryState.Refusal.administratorWouldRead) {
            let both = Self.person(.officer, .administrator)
            try state.apply(.memberChanged(Self.amina, both), by: Self.ada, at: day)
        }
        // Whoever reads nothing may run the machines, and from then on is let in nowhere.
        try state.apply(.memberChanged(Self.bo, Self.person(.administrator)), by: Self.ada, at: day)
        #expect(throws: DirectoryState.Refusal.administratorWouldRead) {
            try state.apply(Self.grant(Self.bo), by: Self.amina, at: day)
        }
    }

    @Test func `lets nobody hold both halves of a name, nor who once held the other`() throws {
        let names = CompartmentID(high: 1, low: 2)
        func person(_ name: String, _ role: Role) -> MemberDescription {
            MemberDescription(name: name, title: "", roles: [role], site: nil)
        }
        for kind in CompartmentKind.allCases where kind.holdsCases {
            var state = DirectoryState()
            for step in [
                DirectoryEntry.memberAdded(Self.ada, person("Ada", .administrator), sealing: [], signing: []),
                .founded(name: "House", founder: Self.ada),
                .memberAdded(Self.amina, person("Amina", .officer), sealing: [], signing: []),
                .memberAdded(Self.bo, person("Bo", .custodian), sealing: [], signing: []),
                .compartmentCreated(Self.room, kind, site: nil, name: "", publicKey: []),
                .compartmentCreated(names, .identities, site: nil, name: "", publicKey: []),
                Self.grant(Self.amina), Self.grant(Self.bo, names),
            ] { try state.apply(step, by: Self.ada, at: day) }
            func expectRefused() {
                #expect(throws: DirectoryState.Refusal.custodianWouldRead, "\(kind)") {
                    try state.apply(Self.grant(Self.bo), by: Self.amina, at: day)
                }
                #expect(throws: DirectoryState.Refusal.custodianWouldRead, "\(kind)") {
                    try state.apply(Self.grant(Self.amina, names), by: Self.bo, at: day)
                }
            }
            expectRefused()
            let carla = MemberID(high: 0, low: 4)
            try state.apply(
                .memberAdded(carla, person("Carla", .custodian), sealing: [], signing: []),
                by: Self.ada,
                at: day
            )
            try state.apply(Self.grant(carla, names), by: Self.bo, at: day)
            try state.apply(.revoked(names, Self.bo, reason: "r"), by: carla, at: day)
            // The old secret of a room may have been kept.
            #expect(throws: DirectoryState.Refusal.custodianWouldRead, "\(kind)") {
                try state.apply(Self.grant(Self.bo), by: Self.amina, at: day)
            }
        }
    }

    @Test func `has one room of names, until nobody of it can sign in`() throws {
        var state = try Self.founded()
        let rooms = (2...4).map { CompartmentID(high: 1, low: $0) }
        func make(_ room: CompartmentID) throws(DirectoryState.Refusal) {
            let step = DirectoryEntry.compartmentCreated(
                room,
                .identities,
                site: nil,
                name: "",
                publicKey: []
            )
            try state.apply(step, by: Self.ada, at: day)
        }
        let carla = MemberID(high: 0, low: 4)
        let keeper = MemberDescription(name: "Carla", title: "", roles: [.custodian], site: nil)
        try state.apply(.memberAdded(carla, keeper, sealing: [], signing: []), by: Self.ada, at: day)
        try make(rooms[2])
        try state.apply(Self.grant(carla, rooms[2]), by: Self.ada, at: day)
        #expect(throws: DirectoryState.Refusal.duplicate) { try make(rooms[1]) }
        try state.apply(.memberDisabled(carla, reason: "left"), by: Self.ada, at: day)
        try make(rooms[0])
        #expect(state.compartment(.identities, site: nil)?.id == rooms[0])
        #expect(state.standing.map(\.id).contains(rooms[0]) && !state.standing.map(\.id).contains(rooms[2]))
        // No other room of any kind has two.
        #expect(throws: DirectoryState.Refusal.duplicate) {
            let step = DirectoryEntry.compartmentCreated(
                rooms[1],
                .outside,
                site: nil,
                name: "",
                publicKey: []
            )
            try state.apply(step, by: Self.ada, at: day)
        }
    }

    @Test func `takes no reader's role as a way round: nor while they are disabled`() throws {
        var state = try Self.founded()
        try state.apply(Self.grant(Self.bo), by: Self.amina, at: day)
        try state.apply(.memberDisabled(Self.bo, reason: "left"), by: Self.ada, at: day)
        #expect(throws: DirectoryState.Refusal.administratorWouldRead) {
            try state.apply(.memberChanged(Self.bo, Self.person(.administrator)), by: Self.ada, at: day)
        }
    }

    @Test func `lets nobody in who cannot sign in`() throws {
        var state = try Self.founded()
        try state.apply(.memberDisabled(Self.bo, reason: "left"), by: Self.ada, at: day)
        #expect(throws: DirectoryState.Refusal.disabledMember) {
            try state.apply(Self.grant(Self.bo), by: Self.amina, at: day)
        }
        try state.apply(.memberEnabled(Self.bo), by: Self.ada, at: day)
        try state.apply(Self.grant(Self.bo), by: Self.amina, at: day)
        #expect(state.compartments[Self.room]?.readers == [Self.amina, Self.bo])
    }

    @Test func `keeps somebody who can sign in for every room`() throws {
        var state = try Self.founded()
        let revoked = DirectoryEntry.revoked(Self.room, Self.amina, reason: "left")
        #expect(throws: DirectoryState.Refusal.lastReader) { try state.apply(revoked, by: Self.ada, at: day) }
        try state.apply(Self.grant(Self.bo), by: Self.amina, at: day)
        try state.apply(.memberDisabled(Self.bo, reason: "left"), by: Self.ada, at: day)
        // A second reader who is disabled is no second reader.
        #expect(throws: DirectoryState.Refusal.lastReader) { try state.apply(revoked, by: Self.ada, at: day) }
        try state.apply(.memberEnabled(Self.bo), by: Self.ada, at: day)
        try state.apply(revoked, by: Self.ada, at: day)
        #expect(state.compartments[Self.room]?.readers == [Self.bo])
    }
}
