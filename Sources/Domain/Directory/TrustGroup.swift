// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Rooms that have one emergency key together (Design 4).
package enum TrustGroup: Int, Sendable, CaseIterable {
    case casework = 1
    case restricted = 2
    /// What a site must not see, and cases of their own that somebody was taken out of.
    case monitor = 3
    /// The logs of who opened what.
    case oversight = 4
    /// The custodians' half of names.
    case identities = 5

    /// No quorum of company people alone suffices (Design 4).
    package var needsOutsider: Bool {
        switch self {
        case .restricted, .monitor, .identities: true
        case .casework, .oversight: false
        }
    }

    /// Whether its emergency key may let in people of the company at all.
    package var opensToCompany: Bool { self != .monitor }
}

extension CompartmentKind {
    /// Whose emergency key opens a room of this kind.
    package var group: TrustGroup {
        switch self {
        case .casework: .casework
        case .restricted: .restricted
        case .outside, .single: .monitor
        case .accessLog, .restrictedAccessLog: .oversight
        case .identities: .identities
        }
    }
}

extension Role {
    /// Paid and directed by the company; whoever has one such role counts as of the company.
    package var isOfCompany: Bool {
        switch self {
        case .independentReader, .panelMember: false
        case .administrator, .officer, .focalPoint, .securityManager, .legal, .headquarters, .auditor,
            .liaisonOfficer, .operator_, .custodian:
            true
        }
    }
}

extension DirectoryState.Person {
    /// Today; whoever has no role at all is taken for one of the company.
    var hasCompanyRole: Bool {
        description.roles.isEmpty || description.roles.contains(where: \.isOfCompany)
    }
}
