// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A value on its way into a statement, or out of a row.
package enum Bind: Sendable, Equatable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

/// What a value would be if it were not null; PostgreSQL wants to know.
package enum BindKind: Sendable {
    case integer
    case text
    case blob
    case unstated
}

/// A value that can be interpolated into `SQL`, where it becomes a bind and never text.
package protocol Bindable {
    var bind: Bind { get }
    /// The kind of every value of this type; leave it out if the values differ.
    static var bindKind: BindKind { get }
}

extension Bindable {
    package static var bindKind: BindKind { .unstated }
}

extension Bind: Bindable {
    package var bind: Bind { self }

    /// What the value itself shows.
    var kind: BindKind {
        switch self {
        case .null: .unstated
        case .integer: .integer
        case .text: .text
        case .blob: .blob
        }
    }
}

extension Int64: Bindable {
    package var bind: Bind { .integer(self) }
    package static var bindKind: BindKind { .integer }
}

extension Int: Bindable {
    package var bind: Bind { .integer(Int64(self)) }
    package static var bindKind: BindKind { .integer }
}

extension Bool: Bindable {
    package var bind: Bind { .integer(self ? 1 : 0) }
    package static var bindKind: BindKind { .integer }
}

extension String: Bindable {
    package var bind: Bind { .text(self) }
    package static var bindKind: BindKind { .text }
}

extension [UInt8]: Bindable {
    package var bind: Bind { .blob(self) }
    package static var bindKind: BindKind { .blob }
}

/// Enums with raw values: the stored value is the raw value.
extension Bindable where Self: RawRepresentable, RawValue: Bindable {
    package var bind: Bind { rawValue.bind }
    package static var bindKind: BindKind { RawValue.bindKind }
}
