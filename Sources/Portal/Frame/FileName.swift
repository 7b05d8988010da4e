// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Text

/// How a file that a stranger named is called on our pages.
enum FileName {
    static func shown(_ name: String) -> String { Text.safeFileName(name) }
}
