// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Operations
import Records
import TestSupport
import Testing

@Suite struct SharingACase {
    private static func caseOfRidge(_ house: TestInstallation, _ officer: Session) throws -> (
        file: RecordID, report: RecordID
    ) {
        var report = WholeWay.report(house)
        report.contact = WorkingContact(mode: .call, reach: "0047719955")
        _ = try house.operations.acceptReport(report, token: nil)
        let id = try WholeWay.onlyReport(house, officer).row.id
        let file = try house.operations.triage(
            id,
            .openCase(title: "Goats", track: .heavy),
            seen: nil,
            officer
        )
        return (try #require(file), id)
    }

    @Test(arguments: TestEngine.available)
    func `opens it and its reports to the other room, keeps the way to reach people, and can be ended`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let other = try house.signIn(.otherSiteOfficer)
            let (file, report) = try Self.caseOfRidge(house, officer)
            let port = try #require(house.operations.directory.compartment(.casework, site: house.port)).id
            try house.operations.shareCase(
                file,
                with: port,
                reason: "the same lorry",
                passphrase: TestInstallation.passphrase,
                officer
            )
            let there = try house.operations.openCase(file, other)
            #expect(there.reports.map(\.report.id) == [report])
            #expect(there.reports.first?.contact == nil)
            #expect(try house.operations.openReport(report, officer).contact?.reach == "0047719955")
            try house.operations.reply("From the port.", to: report, seen: nil, next: nil, other)
            #expect(try house.operations.openCase(file, officer).file.damage.isEmpty)
            try house.operations.unshareCase(
                file,
                with: port,
                reason: "two lorries",
                passphrase: TestInstallation.passphrase,
                officer
            )
            #expect(throws: Refusal.notFound) { try house.operations.openCase(file, other) }
            #expect(throws: Refusal.notFound) { try house.operations.openReport(report, other) }
            #expect(try house.operations.openCase(file, officer).reports.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `takes a passphrase and a reason, and takes nothing restricted out of its readers' hands`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let focal = try house.signIn(.focalPoint)
            let (file, _) = try Self.caseOfRidge(house, officer)
            let rooms = house.operations.directory
            let port = try #require(rooms.compartment(.casework, site: house.port)).id
            let ridge = try #require(rooms.compartment(.casework, site: house.ridge)).id
            func share(_ room: CompartmentID, _ reason: String, _ passphrase: String, _ by: Session) throws {
                try house.operations.shareCase(file, with: room, reason: reason, passphrase: passphrase, by)
            }
            #expect(throws: Refusal.reasonMissing) {
                try share(port, " ", TestInstallation.passphrase, officer)
            }
            #expect(throws: Refusal.wrongPassphrase) { try share(port, "r", "not this one", officer) }
            try house.operations.move(
                file,
                to: .restricted,
                reason: "a child",
                passphrase: TestInstallation.passphrase,
                seen: nil,
                officer
            )
            _ = try house.operations.openCase(file, focal)
            #expect(throws: Refusal.notAllowed) {
                try share(ridge, "r", TestInstallation.passphrase, focal)
            }
        }
    }
}
