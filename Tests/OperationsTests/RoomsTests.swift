// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

/// Rooms always have a reader, one of each kind, and grave things are not closed in passing.
@Suite struct RoomsAndHaste {
    @Test(arguments: TestEngine.available)
    func `a report of danger or of sexual violence is not closed with one answer`(_ engine: TestEngine) throws
    {
        try withInstallation(engine) { house in
            var danger = WholeWay.report(house, "They hold my brother.")
            danger.dangerNow = .yes
            var care = WholeWay.report(house, "")
            care.isSensitive = true
            _ = try house.operations.acceptReport(danger, token: nil)
            _ = try house.operations.acceptReport(care, token: nil)
            for who in [TestInstallation.Who.officer, .focalPoint] {
                let session = try house.signIn(who)
                let line = try WholeWay.onlyReport(house, session)
                #expect(throws: Refusal.notThisStage) {
                    try house.operations.triage(
                        line.row.id,
                        .answer(title: "Heard", text: "Thank you."),
                        seen: nil,
                        session
                    )
                }
                let cases = try house.operations.list(ListFilter(kind: .caseFile), after: nil, session)
                #expect(cases.total == 0)
            }
        }
    }

    @Test func `a second standing room of a kind and a site cannot stand in the directory`() throws {
        var state = DirectoryState()
        let day = Instant(milliseconds: 0)
        let keeper = MemberID(high: 0, low: 1)
        let site = SiteID(high: 0, low: 2)
        func room(_ number: UInt64, _ kind: CompartmentKind, _ site: SiteID?) -> DirectoryEntry {
            .compartmentCreated(
                CompartmentID(high: 1, low: number),
                kind,
                site: site,
                name: "",
                publicKey: []
            )
        }
        let keeperIs = MemberDescription(name: "K", title: "", roles: [.administrator], site: nil)
        for step in [
            DirectoryEntry.memberAdded(keeper, keeperIs, sealing: [], signing: []),
            .siteAdded(site, code: "KR", name: "Kelu Ridge"), room(1, .casework, site),
            room(2, .outside, nil),
            room(3, .restricted, site), room(4, .single, site), room(5, .single, site),
        ] { try state.apply(step, by: keeper, at: day) }
        for step in [room(6, .casework, site), room(7, .outside, nil), room(8, .restricted, site)] {
            #expect(throws: DirectoryState.Refusal.duplicate) { try state.apply(step, by: keeper, at: day) }
        }
    }
}
