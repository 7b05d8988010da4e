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

    /// Files of the form that were not kept, each by its name with why.
    var lostFiles: [String] {
        form.problems.compactMap { problem in
            switch problem {
            case .fileEmpty(_, let name): "“\(Text.clean(name))” is empty."
            case .fileRefused(_, let name): "“\(Text.clean(name))” was not taken."
            case .fileTooLarge(_, let name): "“\(Text.clean(name))” is too large and was not kept."
            case .fileBroken(_, let name): "“\(Text.clean(name))” did not arrive whole and was not kept."
            case .tooManyFiles: "These are too many files at once: those after the first ones were not kept."
            default: nil
            }
        }
    }

    /// The head that the page carried, so that a change in between is noticed.
    var seen: Int? { number("seen") }

    var token: FormToken { FormToken(session.formToken) }
}
