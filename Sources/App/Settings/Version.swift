// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records

/// Which Amparo this is.
package enum Version {
    package static let program = "0.1"
    /// How many migrations it knows; backups say it too.
    package static var tables: Int { Schema.migrations.count }
}
