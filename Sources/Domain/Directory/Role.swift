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
}

/// What a compartment holds (Design 2); the name itself is sealed wherever it is stored.
package enum CompartmentKind: Int, Sendable, CaseIterable {
    case casework = 1
    case restricted = 2
    /// Read by somebody from outside the site: where a report goes that the site must not see (Domain 4.12).
    case outside = 3
    /// One case alone.
    case single = 4
}
