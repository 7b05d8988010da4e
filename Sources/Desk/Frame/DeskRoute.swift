// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import HTTP

/// Every address of the desk; access stands on the address, so that none is without it.
package enum DeskRoute: Hashable, Sendable {
    case signIn, enter, leave
    case passphrase, changePassphrase
    case account, endSession
    case today
    case reports, workOnReports
    case report(RecordID), workOnReport(ReportVerb, RecordID)
    case cases, workOnCases
    case newCase, makeCase
    case caseFile(RecordID), workOnCase(CaseVerb, RecordID)
    case file(RecordKind, RecordID, Int), view(RecordKind, RecordID, Int)
    case search, find
    /// A name kept apart from a report, for whoever was allowed to read it.
    case apart(RecordID, RecordID)
    /// What custodians are asked, and their answer.
    case requests, answerRequest(RecordID)
    case openings
    case settings(SettingsPage), changeSettings(SettingsVerb)
    case gallery

    package init?(_ method: Method, path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, parts[0].isEmpty, parts[1] == "desk", !path.utf8.contains(0x25) else {
            return nil
        }
        let rest = Array(parts.dropFirst(2))
        switch method {
        case .get, .head:
            guard let found = DeskRoute.shown(rest) else { return nil }
            self = found
        case .post:
            guard let found = DeskRoute.done(rest) else { return nil }
            self = found
        case .other: return nil
        }
    }

    private static func shown(_ parts: [String]) -> DeskRoute? {
        switch parts.count {
        case 0: .today
        case 1:
            switch parts[0] {
            case "sign-in": .signIn
            case "passphrase": .passphrase
            case "account": .account
            case "reports": .reports
            case "cases": .cases
            case "search": .search
            case "openings": .openings
            case "names": .requests
            case "settings": .settings(.overview)
            case "gallery": .gallery
            default: nil
            }
        case 2:
            switch parts[0] {
            case "reports": RecordID(hex: parts[1]).map { .report($0) }
            case "cases": parts[1] == "new" ? .newCase : RecordID(hex: parts[1]).map { .caseFile($0) }
            case "settings":
                SettingsPage(rawValue: parts[1]).flatMap { $0 == .overview ? nil : .settings($0) }
            default: nil
            }
        case 4 where parts[0] == "reports" && parts[2] == "name": name(parts)
        case 4, 5: file(parts)
        default: nil
        }
    }

    private static func done(_ parts: [String]) -> DeskRoute? {
        switch (parts.first, parts.count) {
        case ("sign-in", 1): .enter
        case ("sign-out", 1): .leave
        case ("passphrase", 1): .changePassphrase
        case ("account", 2) where parts[1] == "end-session": .endSession
        case ("search", 1): .find
        case ("reports", 2) where parts[1] == "bulk": .workOnReports
        case ("cases", 2) where parts[1] == "bulk": .workOnCases
        case ("cases", 2) where parts[1] == "new": .makeCase
        case ("names", 2): RecordID(hex: parts[1]).map { .answerRequest($0) }
        case ("settings", 2): SettingsVerb(rawValue: parts[1]).map { .changeSettings($0) }
        case ("reports", 3): record(parts, ReportVerb.init) { .workOnReport($0, $1) }
        case ("cases", 3): record(parts, CaseVerb.init) { .workOnCase($0, $1) }
        default: nil
        }
    }

    private static func record<Verb>(
        _ parts: [String],
        _ verb: (String) -> Verb?,
        _ make: (Verb, RecordID) -> DeskRoute
    ) -> DeskRoute? {
        guard let id = RecordID(hex: parts[1]), let verb = verb(parts[2]) else { return nil }
        return make(verb, id)
    }

    private static func name(_ parts: [String]) -> DeskRoute? {
        guard let report = RecordID(hex: parts[1]), let record = RecordID(hex: parts[3]) else { return nil }
        return .apart(report, record)
    }

    private static func file(_ parts: [String]) -> DeskRoute? {
        guard parts[2] == "files", let id = RecordID(hex: parts[1]), let index = Int(parts[3]),
            String(index) == parts[3], (0..<10_000).contains(index),
            let kind: RecordKind = parts[0] == "reports" ? .report : parts[0] == "cases" ? .caseFile : nil
        else { return nil }
        if parts.count == 4 { return .file(kind, id, index) }
        return parts[4] == "view" ? .view(kind, id, index) : nil
    }
}
