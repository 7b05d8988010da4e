// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import HTML
internal import Operations
internal import Text

/// What a handler is given: the request, who asks, and what they typed.
struct DeskRequest: Sendable {
    let head: RequestHead
    let session: Session
    let route: DeskRoute
    let form: FormData
    /// Files that came with the form, sealed already.
    let attached: [FileReference]

    /// A field as it was typed, cleaned of characters that mislead; empty where there is none.
    func text(_ name: StaticString) -> String { Text.clean(form.first(name) ?? "") }

    /// A passphrase is taken as it is.
    func secret(_ name: StaticString) -> String { form.first(name) ?? "" }

    func texts(_ name: StaticString) -> [String] { form.all(name).map(Text.clean) }

    func isTicked(_ name: StaticString) -> Bool { !(form.first(name) ?? "").isEmpty }

    func number(_ name: StaticString) -> Int? {
        Int(Text.asciiDigits(text(name)).filter { !$0.isWhitespace })
    }

    func id<Of>(_ name: StaticString) -> ID<Of>? { ID<Of>(hex: text(name)) }

    func ids(_ name: StaticString) -> [RecordID] { texts(name).compactMap { RecordID(hex: $0) } }

    /// The head that the page carried, so that a change in between is noticed.
    var seen: Int? { number("seen") }

    var token: FormToken { FormToken(session.formToken) }
}
