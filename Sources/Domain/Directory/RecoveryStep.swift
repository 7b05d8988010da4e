// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One use of an emergency key, from the announcement on.
package enum Recovery {}
package typealias RecoveryID = ID<Recovery>

/// What the chain keeps of one share: digests, from which no share can be made.
package struct ShareMark: Hashable, Sendable, BinaryCodable {
    /// Of the whole share, 32 bytes.
    package let whole: [UInt8]
    /// Of its two check groups, 32 bytes.
    package let check: [UInt8]

    package init(whole: [UInt8], check: [UInt8]) {
        self.whole = whole
        self.check = check
    }

    package func write(to writer: inout ByteWriter) {
        writer.blob(whole)
        writer.blob(check)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        whole = try reader.blob()
        check = try reader.blob()
    }
}

/// The signed steps of emergency keys: made, held, used (Design 4, "Recovery").
package enum RecoveryStep: Hashable, Sendable {
    /// Who shall hold a share, in the order of the shares' numbers; the wait of a later use is settled here.
    case proposed(set: Int, TrustGroup, needed: Int, holders: [MemberID], waitMinutes: Int)
    /// The key is made and cut, in the session of somebody who reads the group's rooms.
    case made(set: Int, publicKey: [UInt8], marks: [ShareMark])
    /// The holder has the share on paper; said again at each drill.
    case held(set: Int)
    /// A room's secret of this epoch, sealed to the set's public key.
    case roomSealed(set: Int, CompartmentID, epoch: Int, sealed: [UInt8])
    /// Somebody shall be let in by the emergency key once the wait is over.
    case announced(RecoveryID, set: Int, site: SiteID?, recipient: MemberID, reason: String)
    case objected(RecoveryID, reason: String)
    /// A holder has entered their share, for the recipient's key alone.
    case given(RecoveryID)
    /// The rooms' secrets, sealed to the recipient by the recipient's own session; the set is spent.
    case recovered(RecoveryID, [Grant])
}

extension RecoveryStep: BinaryCodable {
    package func write(to w: inout ByteWriter) {
        switch self {
        case .proposed(let set, let group, let needed, let holders, let waitMinutes):
            w.byte(1)
            w.count(set)
            w.code(group)
            w.count(needed)
            w.list(holders) { $0.id($1) }
            w.count(waitMinutes)
        case .made(let set, let publicKey, let marks):
            w.byte(2)
            w.count(set)
            w.blob(publicKey)
            w.list(marks) { $0.value($1) }
        case .held(let set):
            w.byte(3)
            w.count(set)
        case .roomSealed(let set, let room, let epoch, let sealed):
            w.byte(4)
            w.count(set)
            w.id(room)
            w.count(epoch)
            w.blob(sealed)
        case .announced(let id, let set, let site, let recipient, let reason):
            w.byte(5)
            w.id(id)
            w.count(set)
            w.optional(site) { $0.id($1) }
            w.id(recipient)
            w.text(reason)
        case .objected(let id, let reason):
            w.byte(6)
            w.id(id)
            w.text(reason)
        case .given(let id):
            w.byte(7)
            w.id(id)
        case .recovered(let id, let grants):
            w.byte(8)
            w.id(id)
            w.list(grants) { $0.value($1) }
        }
    }

    package init(from r: inout ByteReader) throws(DecodingFailure) {
        switch try r.byte() {
        case 1:
            self = .proposed(
                set: try r.count(),
                try r.code(),
                needed: try r.count(),
                holders: try r.list { r throws(DecodingFailure) in try r.id() },
                waitMinutes: try r.count()
            )
        case 2:
            self = .made(
                set: try r.count(),
                publicKey: try r.blob(),
                marks: try r.list { r throws(DecodingFailure) in try r.value() }
            )
        case 3: self = .held(set: try r.count())
        case 4:
            self = .roomSealed(set: try r.count(), try r.id(), epoch: try r.count(), sealed: try r.blob())
        case 5:
            self = .announced(
                try r.id(),
                set: try r.count(),
                site: try r.optional { r throws(DecodingFailure) in try r.id() },
                recipient: try r.id(),
                reason: try r.text()
            )
        case 6: self = .objected(try r.id(), reason: try r.text())
        case 7: self = .given(try r.id())
        case 8: self = .recovered(try r.id(), try r.list { r throws(DecodingFailure) in try r.value() })
        default: throw .newer
        }
    }
}
