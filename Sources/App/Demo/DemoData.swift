// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
package import Domain
package import Operations
internal import Vault

/// Who can sign in to a demonstration, and with what.
package struct DemoSignIn: Sendable {
    package let login: String
    package let name: String
    package let title: String
    package let passphrase: String
    package let secret: [UInt8]

    /// What is typed into an authenticator.
    package var totpSecret: String { TOTP.base32(secret) }

    /// The six digits of the moment, for those who have no authenticator at hand.
    package func code(unixSeconds: Int64) -> String { TOTP.code(secret: secret, unixSeconds: unixSeconds) }
}

/// What loading gave: for printing, and for tests that look a case up.
package struct DemoScenario: Sendable {
    package let signIns: [DemoSignIn]
    /// Cases by their number in the scenario.
    package let cases: [String: RecordID]
    /// Receipts by the number of their case, in the order of their reports.
    package let receipts: [String: [String]]
}

/// The fictional Republic of Orvanda, loaded through the operations like anybody's data (Domain 8).
package enum DemoData {
    /// People, sites and readers; founding with it twice is refused like any second founding.
    package static var plan: Foundation {
        Foundation(
            name: "Tallowmere Resources, Orvanda",
            sites: DemoSite.allCases.map { .init(code: $0.code, name: $0.name, zone: $0.zone) },
            members: DemoPerson.allCases.map(\.newMember),
            readers: DemoPerson.readers,
            keysNotReplaced: false
        )
    }

    /// Tells the stories to an installation just founded with `plan`; the caller sets the clock going afterwards.
    package static func tell(
        _ founded: Founded,
        to operations: Operations,
        move: @escaping (Instant) -> Void
    ) throws -> DemoScenario {
        let loading = try DemoLoading(operations, founded, move: move)
        try loading.tell(stories)
        try loading.hire()
        try loading.keepEmergencyKeys()
        try loading.finish()
        return DemoScenario(
            signIns: try signIns(of: operations),
            cases: loading.cases,
            receipts: loading.receipts
        )
    }

    /// The sign-ins of a loaded demonstration, today or at any later start.
    package static func signIns(of operations: Operations) throws -> [DemoSignIn] {
        try operations.store.read { tx in
            try DemoPerson.allCases.compactMap { person in
                try tx.account(login: person.login).map { account in
                    DemoSignIn(
                        login: person.login,
                        name: person.name,
                        title: person.title,
                        passphrase: DemoPerson.passphrase,
                        secret: account.guarded.totp
                    )
                }
            }
        }
    }

    static var stories: [Story] {
        [
            Stories.keluRidgeSpring2025, Stories.keluRidgeJune2025, Stories.keluRidgeAutumn2025,
            Stories.keluRidge2026, Stories.portDessu2025, Stories.portDessuStrike, Stories.portDessu2026,
            Stories.openAtRidge, Stories.openAtPort, Stories.newReports,
        ].flatMap { $0 }
    }
}

/// The stories, one file for each season of a site.
enum Stories {}

/// Why a demonstration could not be loaded: the data contradicts itself.
enum DemoProblem: Error, CustomStringConvertible {
    case noDate(String)
    case noCase(String)
    case cannotSignIn(String)
    case failed(String, String, any Error)

    var description: String {
        switch self {
        case .noDate(let story): "\(story): a date that is none"
        case .noCase(let story): "\(story): no case yet"
        case .cannotSignIn(let login): "\(login) cannot sign in"
        case .failed(let story, let at, let error): "\(story), \(at): \(error)"
        }
    }
}
