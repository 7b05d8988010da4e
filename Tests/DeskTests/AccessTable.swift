// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import TestSupport

/// Who gets what at which address, written out: one letter for each kind of person, in the order of `people`.
enum AccessTable {
    /// What an answer means to whoever asked.
    enum Outcome: Character {
        /// The page itself, the step taken, or the form shown again because it was empty.
        case letIn = "+"
        case forbidden = "x"
        case missing = "0"
        case toSignIn = "s"
        /// The sign-in form with a wrong name.
        case refused = "!"

        init?(_ status: Int, location: String?) {
            switch (status, location) {
            case (303, "/desk/sign-in"): self = .toSignIn
            case (200, _), (303, _), (415, _), (422, _): self = .letIn
            case (401, _): self = .refused
            case (403, _): self = .forbidden
            case (404, _): self = .missing
            default: return nil
            }
        }
    }

    /// Whose records an address names.
    enum Room { case ridge, restricted, nobody }

    /// The last column is a stranger without a session.
    static let people: [TestInstallation.Who?] = [
        .administrator, .officer, .focalPoint, .otherSiteOfficer, .securityManager, .auditor, .headquarters,
        .independentReader, nil,
    ]

    /// Without a default, so that a new address cannot come without its row.
    static func row(_ route: DeskRoute, _ room: Room) -> String {
        //  administrator, officer, focal point, other site, security, auditor, headquarters, independent, stranger
        switch route {
        case .signIn: "+++++++++"
        case .enter: "!!!!!!!!!"
        case .leave: "sssssssss"
        case .passphrase, .changePassphrase, .account, .endSession, .today: "++++++++s"
        case .gallery: "00000000s"
        case .reports, .cases, .search, .find: "x+++++++s"
        case .newCase, .makeCase, .workOnReports, .workOnCases: "x++++x++s"
        case .report, .caseFile, .file, .view: reading(room)
        case .workOnReport, .workOnCase: working(room)
        case .settings(let page):
            switch page {
            case .overview, .readers, .duty: "++++++++s"
            case .members, .sites, .texts, .files: "+xxxxxxxs"
            }
        case .changeSettings(let verb):
            switch verb {
            case .grant, .revoke: "x++++x++s"
            case .addTurn, .removeTurn, .goAway, .comeBack: "++++++++s"
            case .addMember, .changeMember, .disableMember, .enableMember, .setSite, .setService, .setWay,
                .setTexts, .setDuty, .setFiles, .addSite:
                "+xxxxxxxs"
            }
        }
    }

    private static func reading(_ room: Room) -> String {
        switch room {
        case .ridge: "0+0000+0s"
        case .restricted: "00+00000s"
        case .nobody: "00000000s"
        }
    }

    private static func working(_ room: Room) -> String {
        switch room {
        case .ridge: "0+000x+0s"
        case .restricted: "00+00x00s"
        case .nobody: "00000x00s"
        }
    }

    static var plainRoutes: [DeskRoute] {
        [
            .signIn, .passphrase, .account, .today, .reports, .cases, .newCase, .search, .gallery, .enter,
            .changePassphrase, .endSession, .workOnReports, .workOnCases, .makeCase, .find,
        ] + SettingsPage.allCases.map { .settings($0) } + SettingsVerb.allCases.map { .changeSettings($0) }
    }

    static func recordRoutes(report: RecordID, caseFile: RecordID) -> [DeskRoute] {
        [
            .report(report), .caseFile(caseFile), .file(.report, report, 0), .file(.caseFile, caseFile, 0),
            .view(.report, report, 0), .view(.caseFile, caseFile, 0),
        ] + ReportVerb.allCases.map { .workOnReport($0, report) }
            + CaseVerb.allCases.map { .workOnCase($0, caseFile) }
    }
}
