// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Operations
import Records
import Testing
import Vault

/// Every kind of person who could stand before an address: one member for each role, a reporter and a stranger.
package final class AccessCast {
    /// In the order of the columns of the written tables.
    package enum Kind: Int, CaseIterable, Sendable, CustomStringConvertible {
        case administrator, officer, focalPoint, otherSiteOfficer, securityManager, auditor, headquarters
        case legal, liaisonOfficer, operator_, panelMember, independentReader, reporter, stranger

        package var description: String {
            switch self {
            case .administrator: "the administrator"
            case .officer: "the officer"
            case .focalPoint: "the focal point"
            case .otherSiteOfficer: "the other site's officer"
            case .securityManager: "the security manager"
            case .auditor: "the auditor"
            case .headquarters: "headquarters"
            case .legal: "counsel"
            case .liaisonOfficer: "the liaison officer"
            case .operator_: "the operator"
            case .panelMember: "the panel member"
            case .independentReader: "the independent reader"
            case .reporter: "the reporter"
            case .stranger: "a stranger"
            }
        }
    }

    /// One of them, with what they hold: a session, the receipt of a report, or nothing.
    package struct Player {
        package let kind: Kind
        package let member: MemberID?
        package let session: Session?
        /// What the cookie carries.
        package let cookie: String?
        package let receipt: String?
    }

    package static let passphrase = TestInstallation.passphrase
    package let house: TestInstallation
    package private(set) var players: [Player] = []
    /// Of a second officer, where a test has needed one.
    package var spareSession: Session?

    /// Counsel is let into the cases of the first site; liaison, operator and panel are let into nothing.
    package init(_ house: TestInstallation) throws {
        self.house = house
        let told = try house.operations.acceptReport(
            NewReport(channel: .webForm, language: "en", site: house.ridge, words: "A report of her own."),
            token: nil
        )
        for kind in Kind.allCases {
            if let who = AccessCast.standing(kind) {
                add(kind, house.member(who), try house.signedIn(who))
            } else if let role = AccessCast.role(kind) {
                let made = try hire("\(kind)", "cast-\(kind.rawValue)", [role])
                add(kind, made.id, try enter(made))
            } else {
                let receipt = kind == .reporter ? told.receipt : nil
                players.append(
                    Player(kind: kind, member: nil, session: nil, cookie: nil, receipt: receipt)
                )
            }
        }
        let counsel = self[.legal].member
        let room = house.operations.directory.compartment(.casework, site: house.ridge)?.id
        try house.operations.grant(
            #require(room),
            to: #require(counsel),
            passphrase: AccessCast.passphrase,
            #require(self[.officer].session)
        )
    }

    package subscript(kind: Kind) -> Player { players[kind.rawValue] }

    /// Somebody new whom the administrator has just added, and whose key counts.
    package func hire(_ name: String, _ login: String, _ roles: [Role]) throws -> MadeAccount {
        try house.join(login, MemberDescription(name: name, title: "", roles: roles, site: nil))
    }

    private func add(_ kind: Kind, _ member: MemberID, _ entered: SignedIn) {
        players.append(
            Player(kind: kind, member: member, session: entered.session, cookie: entered.token, receipt: nil)
        )
    }

    package func enter(_ account: MadeAccount) throws -> SignedIn { try house.signIn(account) }

    /// One more session of somebody who has one.
    package func again(_ member: MemberID) throws -> SignedIn {
        house.wall.advance(minutes: 1)
        let account = try #require(try house.store.read { try $0.account(member) })
        return try house.operations.signIn(
            login: account.guarded.login,
            passphrase: AccessCast.passphrase,
            code: TOTP.code(
                secret: account.guarded.totp,
                unixSeconds: house.wall.now.milliseconds / 1000
            )
        )
    }

    private static func standing(_ kind: Kind) -> TestInstallation.Who? {
        switch kind {
        case .administrator: .administrator
        case .officer: .officer
        case .focalPoint: .focalPoint
        case .otherSiteOfficer: .otherSiteOfficer
        case .securityManager: .securityManager
        case .auditor: .auditor
        case .headquarters: .headquarters
        case .independentReader: .independentReader
        case .legal, .liaisonOfficer, .operator_, .panelMember, .reporter, .stranger: nil
        }
    }

    /// The role of those whom every test's installation goes without.
    private static func role(_ kind: Kind) -> Role? {
        switch kind {
        case .legal: .legal
        case .liaisonOfficer: .liaisonOfficer
        case .operator_: .operator_
        case .panelMember: .panelMember
        default: nil
        }
    }
}
