// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What a member is to the installation (Domain 7); a role opens rooms, only a grant opens records.
package enum Role: Int, Sendable, CaseIterable {
    case administrator = 1
    case officer = 2
    case focalPoint = 3
    case securityManager = 4
    case legal = 5
    case headquarters = 6
    case auditor = 7
    case independentReader = 8
    case liaisonOfficer = 9
    case operator_ = 10
    case panelMember = 11
    /// Holds one half of what opens a name, and reads no case (Design 4).
    case custodian = 31
}

/// What a compartment holds (Design 2); the name itself is sealed wherever it is stored.
package enum CompartmentKind: Int, Sendable, CaseIterable {
    case casework = 1
    case restricted = 2
    /// Read by somebody from outside the site: where a report goes that the site must not see (Domain 4.12).
    case outside = 3
    /// One case alone.
    case single = 4
    /// Who opened what in the rooms of casework; read by an auditor who reads none of them.
    case accessLog = 5
    /// The same for the restricted rooms, with an auditor of its own.
    case restrictedAccessLog = 6
    /// The custodians' half of names, voices and originals, and the requests to read them (Design 4).
    case identities = 26

    /// The standing rooms that a report may be meant for.
    package var isIntake: Bool {
        switch self {
        case .casework, .restricted, .outside: true
        case .single, .accessLog, .restrictedAccessLog, .identities: false
        }
    }

    package var isAccessLog: Bool {
        switch self {
        case .accessLog, .restrictedAccessLog: true
        case .casework, .restricted, .outside, .single, .identities: false
        }
    }

    /// The kind of room that notes what is opened in this one (Design 5); nil where it notes that itself.
    ///
    /// What a site must not see, and a case that somebody was taken out of, is noted for its own readers alone: an
    /// auditor may be the one who must not know (Domain 4.12).
    package var watchedBy: CompartmentKind? {
        switch self {
        case .casework: .accessLog
        case .restricted: .restrictedAccessLog
        case .outside, .single, .accessLog, .restrictedAccessLog, .identities: nil
        }
    }

    /// The rooms in which reports and cases lie, and with them the other half of what is kept apart.
    package var holdsCases: Bool {
        switch self {
        case .casework, .restricted, .outside, .single: true
        case .accessLog, .restrictedAccessLog, .identities: false
        }
    }
}
