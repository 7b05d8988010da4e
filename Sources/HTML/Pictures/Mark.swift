// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The sign of Amparo: a roof, and somebody with open arms below it.
package struct Mark: Component, Sendable {
    package init() {}

    package func draw(into page: inout HTMLWriter) {
        page.raw(
            "<svg class=\"mark\" viewBox=\"0 0 32 32\" width=\"28\" height=\"28\" fill=\"none\" stroke=\"currentColor\" "
        )
        page.raw(
            "stroke-width=\"3.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\">"
        )
        page.raw("<path d=\"M3.5 14 16 4l12.5 10M6.5 19c1 5.5 4.5 9 9.5 9s8.5-3.5 9.5-9\"/>")
        page.raw("<circle cx=\"16\" cy=\"17.5\" r=\"3.25\" fill=\"currentColor\" stroke=\"none\"/></svg>")
    }
}
