// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A part of a page that draws itself; every component of the kit is one.
package protocol Component {
    func draw(into page: inout HTMLWriter)
}

/// What a component leaves to its caller to draw.
package typealias Content = (inout HTMLWriter) -> Void
