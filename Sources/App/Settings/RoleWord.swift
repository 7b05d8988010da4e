// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// The roles as they are typed on the command line.
package enum RoleWord {
    private static let words: [(role: Role, word: String)] = [
        (.administrator, "administrator"), (.officer, "officer"), (.focalPoint, "focal-point"),
        (.securityManager, "security-manager"), (.legal, "legal"), (.headquarters, "headquarters"),
        (.auditor, "auditor"), (.independentReader, "independent-reader"),
        (.liaisonOfficer, "liaison-officer"),
        (.operator_, "operator"), (.panelMember, "panel-member"),
        (.custodian, "custodian"),
    ]

    package static var all: String { words.map(\.word).joined(separator: ", ") }

    package static func of(_ role: Role) -> String {
        words.first { $0.role == role }?.word ?? "\(role.rawValue)"
    }

    /// Reads roles as they are typed, such as `officer+focal-point`.
    package static func roles(_ text: String) throws(CommandError) -> [Role] {
        var roles: [Role] = []
        for part in text.split(separator: "+").map(String.init) {
            guard let found = words.first(where: { $0.word == part }) else {
                throw .usage("\"\(part)\" is no role. There are: \(all)")
            }
            roles.append(found.role)
        }
        guard !roles.isEmpty else { throw .usage("a role is missing. There are: \(all)") }
        return roles
    }
}
