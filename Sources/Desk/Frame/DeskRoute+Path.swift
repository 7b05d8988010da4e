// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
package import HTML
package import HTTP

extension DeskRoute {
    package var path: String {
        switch self {
        case .signIn, .enter: "/desk/sign-in"
        case .leave: "/desk/sign-out"
        case .passphrase, .changePassphrase: "/desk/passphrase"
        case .account: "/desk/account"
        case .endSession: "/desk/account/end-session"
        case .today: "/desk"
        case .reports: "/desk/reports"
        case .workOnReports: "/desk/reports/bulk"
        case .report(let id): "/desk/reports/\(id.hex)"
        case .workOnReport(let verb, let id): "/desk/reports/\(id.hex)/\(verb.rawValue)"
        case .cases: "/desk/cases"
        case .workOnCases: "/desk/cases/bulk"
        case .newCase, .makeCase: "/desk/cases/new"
        case .caseFile(let id): "/desk/cases/\(id.hex)"
        case .workOnCase(let verb, let id): "/desk/cases/\(id.hex)/\(verb.rawValue)"
        case .file(let kind, let id, let index): "\(DeskRoute.folder(kind))/\(id.hex)/files/\(index)"
        case .view(let kind, let id, let index): "\(DeskRoute.folder(kind))/\(id.hex)/files/\(index)/view"
        case .search, .find: "/desk/search"
        case .apart(let report, let record): "/desk/reports/\(report.hex)/name/\(record.hex)"
        case .requests: "/desk/names"
        case .answerRequest(let id): "/desk/names/\(id.hex)"
        case .openings: "/desk/openings"
        case .settings(.overview): "/desk/settings"
        case .settings(let page): "/desk/settings/\(page.rawValue)"
        case .changeSettings(let verb): "/desk/settings/\(verb.rawValue)"
        case .gallery: "/desk/gallery"
        }
    }

    package var method: Method {
        switch self {
        case .enter, .leave, .changePassphrase, .endSession, .workOnReports, .workOnReport, .workOnCases,
            .makeCase, .workOnCase, .find, .changeSettings, .answerRequest:
            .post
        case .signIn, .passphrase, .account, .today, .reports, .report, .cases, .newCase, .caseFile, .file,
            .view, .search, .openings, .settings, .gallery, .apart, .requests:
            .get
        }
    }

    package var link: Link { Link(path: path) }

    package func link(_ query: [(String, String)]) -> Link { Link(path: path, query: query) }

    private static func folder(_ kind: RecordKind) -> String {
        kind == .report ? "/desk/reports" : "/desk/cases"
    }
}
