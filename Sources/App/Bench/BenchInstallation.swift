// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations
internal import Platform
internal import Records
internal import Vault

/// The installation that is measured: one site, its people, one case to look at.
struct BenchInstallation {
    let folder: DataFolder
    let config: Config
    let site: SiteID
    let officer: MadeAccount
    let file: RecordID

    init(_ folder: DataFolder, _ config: Config) throws {
        self.folder = folder
        self.config = config
        try folder.create()
        let founding = Founding(folder, config, backupKeyFile: folder.backupKeyInside)
        let founded = try founding.make(try BenchInstallation.plan())
        site = founded.sites[0]
        guard let account = founded.accounts.first(where: { $0.login == "officer" }) else {
            throw CommandError.failure("the measured installation has no officer")
        }
        officer = account
        let node = try Node(folder, config)
        defer { node.close() }
        let verbs = node.operations
        _ = try verbs.acceptReport(
            NewReport(channel: .webForm, language: "en", site: site, words: BenchInstallation.words(0)),
            token: try verbs.formToken()
        )
        let code = BenchInstallation.code(account, late: 0)
        let session = try verbs.signIn(login: account.login, passphrase: account.passphrase, code: code)
            .session
        guard let line = try verbs.list(ListFilter(kind: .report), after: nil, session).lines.first,
            let made = try verbs.triage(
                line.row.id,
                .openCase(title: "Measured", track: .light),
                seen: try verbs.openReport(line.row.id, session).report.head,
                session
            )
        else { throw CommandError.failure("the measured case could not be opened") }
        file = made
        try verbs.end(session)
    }

    /// A code counts once: the second sign-in takes the next one, which is let in half a minute early.
    static func code(_ account: MadeAccount, late steps: Int64) -> String {
        guard let secret = TOTP.secret(base32: account.totpSecret) else { return "" }
        return TOTP.code(secret: secret, unixSeconds: wallMilliseconds() / 1000 + 30 * steps)
    }

    /// About what somebody writes on a telephone.
    static func words(_ number: Int) -> String {
        "Report \(number). "
            + String(
                repeating: "They came in the morning with two cars and took the goats away from the bridge. ",
                count: 6
            )
    }

    private static func plan() throws -> Foundation {
        var plan = FoundingPlan()
        plan.name = "Measured"
        plan.sites = [try FoundingPlan.site("MS:Measured Site:UTC")]
        plan.people = try [
            "admin:Administrator:administrator", "officer:Officer:officer:MS",
            "focal:Focal Point:focal-point:MS",
            "reader:Reader:independent-reader",
        ].map { text throws(CommandError) in try FoundingPlan.person(text) }
        var foundation = try plan.foundation(randomness: SystemRandomness(), isUnattended: true)
        for place in foundation.members.indices { foundation.members[place].mustChange = false }
        return foundation
    }
}
