// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain

// Every address that is walked; what the compiler cannot count is counted by family.
extension AccessTable {
    /// One for each case of the routes: a new case does not compile without one, and one that nobody walks is found.
    enum Family: CaseIterable {
        case signIn, enter, leave, passphrase, changePassphrase, account, endSession, today, reports
        case workOnReports, report, workOnReport, cases, workOnCases, newCase, makeCase, caseFile, workOnCase
        case file, view, search, find, openings, settings, changeSettings, gallery
        case apart, requests, answerRequest
    }

    static func family(_ route: DeskRoute) -> Family {
        switch route {
        case .signIn: .signIn
        case .enter: .enter
        case .leave: .leave
        case .passphrase: .passphrase
        case .changePassphrase: .changePassphrase
        case .account: .account
        case .endSession: .endSession
        case .today: .today
        case .reports: .reports
        case .workOnReports: .workOnReports
        case .report: .report
        case .workOnReport: .workOnReport
        case .cases: .cases
        case .workOnCases: .workOnCases
        case .newCase: .newCase
        case .makeCase: .makeCase
        case .caseFile: .caseFile
        case .workOnCase: .workOnCase
        case .file: .file
        case .view: .view
        case .search: .search
        case .find: .find
        case .openings: .openings
        case .settings: .settings
        case .changeSettings: .changeSettings
        case .gallery: .gallery
        case .apart: .apart
        case .requests: .requests
        case .answerRequest: .answerRequest
        }
    }

    static var plainRoutes: [DeskRoute] {
        [
            .signIn, .passphrase, .account, .today, .reports, .cases, .newCase, .search, .openings, .gallery,
            .requests,
            .enter,
            .endSession, .workOnReports, .workOnCases, .makeCase, .find,
        ] + SettingsPage.allCases.map { .settings($0) } + SettingsVerb.allCases.map { .changeSettings($0) }
            // Last, because the others confirm with the passphrase of before.
            + [.changePassphrase]
    }

    static func recordRoutes(report: RecordID, caseFile: RecordID) -> [DeskRoute] {
        [
            .report(report), .caseFile(caseFile), .file(.report, report, 0), .file(.caseFile, caseFile, 0),
            .view(.report, report, 0), .view(.caseFile, caseFile, 0), .apart(report, caseFile),
            .answerRequest(report),
        ] + ReportVerb.allCases.map { .workOnReport($0, report) }
            + CaseVerb.allCases.map { .workOnCase($0, caseFile) }
    }
}
