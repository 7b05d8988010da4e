// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Operations

/// Who may ask for an address at all; what they then find there is decided by what they may read.
package enum Access: Hashable, Sendable {
    case anybody
    case signedIn
    case roles(Set<Role>)

    /// Everybody who may be let into cases: administrators see none (Domain 7).
    package static let readers = Access.roles(Set(Role.allCases).subtracting([.administrator]))
    /// Auditors look and change nothing.
    package static let workers = Access.roles(Set(Role.allCases).subtracting([.administrator, .auditor]))
    package static let administrators = Access.roles([.administrator])

    package func admits(_ roles: [Role]) -> Bool {
        switch self {
        case .anybody, .signedIn: true
        case .roles(let allowed): roles.contains { allowed.contains($0) }
        }
    }
}

extension DeskRoute {
    /// Why these roles may not come here; what they could never read does not exist for them (Domain 4.5).
    func refusal(_ roles: [Role]) -> Refusal? {
        if access.admits(roles) { return nil }
        return namesRecord && !Access.readers.admits(roles) ? .notFound : .notAllowed
    }

    private var namesRecord: Bool {
        switch self {
        case .report, .workOnReport, .caseFile, .workOnCase, .file, .view, .apart, .answerRequest: true
        default: false
        }
    }

    package var access: Access {
        switch self {
        case .signIn, .enter: .anybody
        case .leave, .passphrase, .changePassphrase, .account, .endSession, .today, .gallery: .signedIn
        case .reports, .report, .cases, .caseFile, .file, .view, .search, .find, .openings, .apart, .requests,
            .answerRequest:
            .readers
        case .workOnReports, .workOnReport, .workOnCases, .newCase, .makeCase, .workOnCase: .workers
        case .settings(let page):
            switch page {
            case .overview, .keys, .readers, .history, .duty, .emergency: .signedIn
            case .erasures: .readers
            case .members, .sites, .texts, .files, .takeOver: .administrators
            }
        case .changeSettings(let verb):
            switch verb {
            // Auditors let each other into their log, and into nothing else.
            case .grant, .revoke: .readers
            case .askErasure, .signErasure: .workers
            // Any key holder of any site may vouch, whatever their work.
            case .confirmKey, .declineKey: .signedIn
            // Who may do it at which site is decided by what they read there.
            case .addTurn, .removeTurn, .goAway, .comeBack: .signedIn
            // Holders, readers and recipients, as the directory names them.
            case .proposeKey, .makeKey, .takeShare, .confirmShare, .announceUse, .objectUse, .giveShare,
                .finishUse:
                .signedIn
            case .addMember, .changeMember, .disableMember, .enableMember, .resetMember, .setSite,
                .setService, .setWay, .setTexts, .setDuty, .setFiles, .addSite, .nameCustodians,
                .nameAuditors:
                .administrators
            }
        }
    }
}
