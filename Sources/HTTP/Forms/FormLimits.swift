// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How much a form may hold; what is more is left out and named, the rest is taken (Design 11 "Forms").
package struct FormLimits: Sendable {
    package var fields = 500
    package var fieldBytes = 262_144
    /// Of all names and values together.
    package var textBytes = 1 << 20
    package var files = 20
    package var fileBytes = 100 << 20
    /// Of all files together; the body is read on to its end without those that are more.
    package var filesBytes = 200 << 20

    package init() {}
}
