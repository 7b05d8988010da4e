// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// The steps of keys that wait, and their numbers in the chain.
extension DirectoryEntry {
    func writeKeys(to w: inout ByteWriter) {
        switch self {
        case .foundedTogether(let name, let founder, let people):
            w.byte(12)
            w.text(name)
            w.id(founder)
            w.list(people) { $0.value($1) }
        case .memberAsked(let newcomer):
            w.byte(13)
            w.value(newcomer)
        case .keyReset(let id, let keys, let reason):
            w.byte(14)
            w.id(id)
            w.value(keys)
            w.text(reason)
        case .keyTaken(let id, let keys):
            w.byte(15)
            w.id(id)
            w.value(keys)
        case .keyConfirmed(let id, let keys, let byVoice):
            w.byte(16)
            w.id(id)
            w.value(keys)
            w.bool(byVoice)
        case .keyDeclined(let id, let reason):
            w.byte(17)
            w.id(id)
            w.text(reason)
        case .confirmationBegan: w.byte(18)
        case .founded, .siteAdded, .memberAdded, .memberChanged, .memberDisabled, .memberEnabled,
            .compartmentCreated, .epochStarted, .granted, .revoked, .memberRekeyed, .recovery:
            write(to: &w)
        }
    }

    static func keys(_ tag: UInt8, from r: inout ByteReader) throws(DecodingFailure) -> DirectoryEntry {
        switch tag {
        case 12:
            .foundedTogether(
                name: try r.text(),
                founder: try r.id(),
                try r.list { r throws(DecodingFailure) in try r.value() }
            )
        case 13: .memberAsked(try r.value())
        case 14: .keyReset(try r.id(), try r.value(), reason: try r.text())
        case 15: .keyTaken(try r.id(), try r.value())
        case 16: .keyConfirmed(try r.id(), try r.value(), byVoice: try r.bool())
        case 17: .keyDeclined(try r.id(), reason: try r.text())
        case 18: .confirmationBegan
        default: throw .newer
        }
    }
}
