// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

/// The people of the demonstration, by what they do; their order is that of the founding.
enum DemoPerson: Int, CaseIterable, Sendable {
    case administrator, officerRidge, officerPort, focalRidge, focalPort, securityRidge, securityPort
    case legal, headquarters, headquartersFocal, auditor, independentReader, liaison, hotline, panel
    case restrictedAuditor, custodian

    /// One for everybody: it stands in the documentation and opens nothing but invented stories.
    static let passphrase = "lanterns over the ridge"

    private var facts: (login: String, name: String, title: String, roles: [Role], site: DemoSite?) {
        switch self {
        case .administrator: ("tavo", "Tavo Lindqar", "Administrator", [.administrator], nil)
        case .officerRidge:
            ("amara", "Amara Tessel", "Human-rights officer, Kelu Ridge", [.officer], .ridge)
        case .officerPort: ("joram", "Joram Velt", "Human-rights officer, Port Dessu", [.officer], .port)
        case .focalRidge:
            ("selu", "Selu Maroke", "Focal point for restricted cases, Kelu Ridge", [.focalPoint], .ridge)
        case .focalPort:
            ("ines", "Ines Dauran", "Focal point for restricted cases, Port Dessu", [.focalPoint], .port)
        case .securityRidge:
            ("corvin", "Corvin Hale", "Security manager, Kelu Ridge", [.securityManager], .ridge)
        case .securityPort:
            ("rafik", "Rafik Osten", "Security manager, Port Dessu", [.securityManager], .port)
        case .legal: ("liane", "Liane Morvay", "Counsel", [.legal], nil)
        case .headquarters: ("henrike", "Henrike Aldane", "Human rights, headquarters", [.headquarters], nil)
        case .headquartersFocal:
            (
                "mireille", "Mireille Kanto", "Women and children, headquarters",
                [.headquarters, .focalPoint], nil
            )
        case .auditor: ("oskar", "Oskar Bine", "Auditor", [.auditor], nil)
        case .independentReader:
            ("yara", "Yara Delmond", "Independent reader, Haverland", [.independentReader], nil)
        case .hotline: ("nuri", "Nuri Salat", "Hotline operator", [.operator_], nil)
        case .panel: ("edda", "Edda Brannoch", "Member of the advisory panel", [.panelMember], nil)
        case .restrictedAuditor:
            ("maren", "Maren Solvik", "Auditor of restricted cases, Haverland", [.auditor], nil)
        case .custodian:
            ("ilse", "Ilse Varnholt", "Custodian of names, Haverland", [.custodian], nil)
        case .liaison: ("keto", "Keto Amburi", "Community liaison, Amboru", [.liaisonOfficer], .ridge)
        }
    }

    var login: String { facts.login }
    var name: String { facts.name }
    var title: String { facts.title }

    var newMember: NewMember {
        NewMember(
            login: facts.login,
            passphrase: DemoPerson.passphrase,
            description: MemberDescription(
                name: facts.name,
                title: facts.title,
                roles: facts.roles,
                site: nil
            ),
            mustChange: false,
            plannedSite: facts.site?.rawValue
        )
    }

    /// Who reads what on the first day (Domain 4.5): security, the auditors and the administrator read no case.
    static var readers: [(kind: CompartmentKind, site: Int?, members: [Int])] {
        func room(
            _ kind: CompartmentKind,
            _ site: DemoSite?,
            _ people: [DemoPerson]
        ) -> (kind: CompartmentKind, site: Int?, members: [Int]) {
            (kind, site?.rawValue, people.map(\.rawValue))
        }
        return [
            room(.casework, .ridge, [.officerRidge, .legal, .headquarters]),
            room(.casework, .port, [.officerPort, .legal, .headquarters]),
            room(.restricted, .ridge, [.focalRidge, .headquartersFocal]),
            room(.restricted, .port, [.focalPort, .headquartersFocal]),
            room(.outside, nil, [.independentReader]),
            room(.accessLog, nil, [.auditor]),
            room(.restrictedAccessLog, nil, [.restrictedAuditor]),
            room(.identities, nil, [.custodian]),
        ]
    }
}

/// Somebody who was added a moment ago, and whose key waits for a second person.
enum DemoNewcomer {
    static let login = "leda"
    static let name = "Leda Marsin"
    static let title = "Human-rights officer, Port Dessu"
}

/// The two sites, by their place in the founding.
enum DemoSite: Int, CaseIterable, Sendable {
    case ridge, port

    var code: String { self == .ridge ? "KR" : "PD" }
    var name: String { self == .ridge ? "Kelu Ridge copper mine" : "Port Dessu gas terminal" }
    /// Orvanda keeps one time, two hours ahead of Greenwich.
    var zone: String { "Etc/GMT-2" }
}
