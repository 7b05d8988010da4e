// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The two kinds of SQL that Amparo speaks.
package enum Dialect: String, Sendable, CaseIterable {
    case sqlite
    case postgres
}
