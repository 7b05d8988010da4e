// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP

/// Which handler draws which page and takes which step.
extension Desk {
    func show(_ request: DeskRequest) throws -> Response {
        switch request.route {
        case .passphrase: try showPassphrase(request)
        case .account: try showAccount(request)
        case .today: try showToday(request)
        case .reports: try showReports(request)
        case .report(let id): try showReport(id, request)
        case .cases: try showCases(request)
        case .newCase: try showNewCase(request)
        case .caseFile(let id): try CaseHandlers(desk: self).show(id, request)
        case .file(let kind, let id, let index): try download(kind, id, index, request)
        case .view(let kind, let id, let index): try view(kind, id, index, request)
        case .search: try showSearch(request)
        case .openings: try showOpenings(request)
        case .apart(let report, let record): try showApart(record, of: report, request)
        case .requests: try showRequests(request)
        case .settings(let page): try showSettings(page, request)
        case .gallery: .html(Gallery.page(try frame(.none, request)))
        case .signIn, .enter, .leave, .changePassphrase, .endSession, .workOnReports, .workOnReport,
            .workOnCases, .makeCase, .workOnCase, .find, .changeSettings, .answerRequest:
            unknown(request.head, request.session)
        }
    }

    func act(_ request: DeskRequest) throws -> Response {
        switch request.route {
        case .leave: try leave(request)
        case .changePassphrase: try changePassphrase(request)
        case .endSession: try endSession(request)
        case .workOnReports: try workOnReports(request)
        case .workOnReport(let verb, let id): try work(verb, id, request)
        case .workOnCases: try workOnCases(request)
        case .makeCase: try makeCase(request)
        case .workOnCase(let verb, let id): try CaseHandlers(desk: self).act(verb, id, request)
        case .find: try find(request)
        case .answerRequest(let id): try answerRequest(id, request)
        case .changeSettings(let verb): try changeSettings(verb, request)
        case .signIn, .enter, .passphrase, .account, .today, .reports, .report, .cases, .newCase, .caseFile,
            .file, .view, .search, .openings, .settings, .gallery, .apart, .requests:
            unknown(request.head, request.session)
        }
    }
}
