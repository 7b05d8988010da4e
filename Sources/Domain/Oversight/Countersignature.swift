// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A witness outside that was heard, as its signature says (Design 6).
package struct Countersignature: Sendable, Equatable {
    /// Of its key, such as witness.example.org.
    package let name: String
    package let at: Instant

    package init(name: String, at: Instant) {
        self.name = name
        self.at = at
    }
}

/// How far the mark of what somebody told has come.
package enum MarkStanding: Sendable, Equatable {
    /// It will stand in the list by that day.
    case promised(Day)
    /// It stands in the list; nobody outside has countersigned one that holds it.
    case listed
    /// These have countersigned a list that holds it; never nobody.
    case countersigned([Countersignature])
}
