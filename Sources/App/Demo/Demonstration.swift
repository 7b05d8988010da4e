// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations
internal import Records

/// The made-up installation of `amparo demo`: how it is founded, and how to sign in to it.
package enum Demonstration {
    /// Before the first story begins.
    private static let beginning = Day(number: 20_059).start

    package static func make(_ folder: DataFolder, _ config: Config) throws {
        let founding = Founding(folder, config, backupKeyFile: folder.backupKeyInside)
        let clock = DemoClock(at: beginning)
        _ = try founding.make(DemoData.plan, clock: clock) { node, founded in
            _ = try DemoData.tell(founded, to: node.operations) { clock.move(to: $0) }
        }
    }

    /// One line a person: role, sign-in name, passphrase, secret of the one-time codes.
    package static func signIns(_ node: Node) throws -> [String] {
        let people = node.operations.directory.people
        let rows = try DemoData.signIns(of: node.operations).map { signIn in
            let person = people.values.first { $0.description.name == signIn.name }
            let site = person?.description.site.flatMap { node.operations.directory.site($0)?.name }
            let roles = (person?.description.roles ?? []).map(RoleWord.of).joined(separator: " + ")
            return [
                site.map { "\(roles), \($0)" } ?? roles, signIn.login, signIn.passphrase, signIn.totpSecret,
            ]
        }
        return TextTable.lines(rows)
    }
}
