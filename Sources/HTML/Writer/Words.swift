// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Something to read: a string, a phrase of the program, a message of the catalog.
package protocol Words: Sendable {
    func draw(into page: inout HTMLWriter)
    /// The same for titles and attributes, where no element can isolate a value.
    var forAttribute: String { get }
}

extension String: Words {
    package func draw(into page: inout HTMLWriter) { page.text(self) }
    package var forAttribute: String { self }
}
