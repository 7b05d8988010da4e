// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A member as the directory knows them.
package struct MemberDescription: Hashable, Sendable, BinaryCodable {
    package var name: String
    package var title: String
    package var roles: [Role]
    package var site: SiteID?

    package init(name: String, title: String, roles: [Role], site: SiteID?) {
        self.name = name
        self.title = title
        self.roles = roles
        self.site = site
    }

    package func write(to writer: inout ByteWriter) {
        writer.text(name)
        writer.text(title)
        writer.list(roles) { $0.code($1) }
        writer.optional(site) { $0.id($1) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        name = try reader.text()
        title = try reader.text()
        roles = try reader.list { r throws(DecodingFailure) in try r.code() }
        site = try reader.optional { r throws(DecodingFailure) in try r.id() }
    }
}

/// A compartment's secret sealed to one member; the granter's signature on the directory entry covers it.
package struct Grant: Hashable, Sendable, BinaryCodable {
    package let compartment: CompartmentID
    package let epoch: Int
    package let recipient: MemberID
    package let sealed: [UInt8]

    package init(compartment: CompartmentID, epoch: Int, recipient: MemberID, sealed: [UInt8]) {
        self.compartment = compartment
        self.epoch = epoch
        self.recipient = recipient
        self.sealed = sealed
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(compartment)
        writer.count(epoch)
        writer.id(recipient)
        writer.blob(sealed)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        compartment = try reader.id()
        epoch = try reader.count()
        recipient = try reader.id()
        sealed = try reader.blob()
    }
}

/// One signed step in the chain of who is who, which key is whose and who may read what (Design 4).
package enum DirectoryEntry: Hashable, Sendable {
    case founded(name: String, founder: MemberID)
    case siteAdded(SiteID, code: String, name: String)
    case memberAdded(MemberID, MemberDescription, sealing: [UInt8], signing: [UInt8])
    case memberChanged(MemberID, MemberDescription)
    case memberDisabled(MemberID, reason: String)
    case memberEnabled(MemberID)
    case compartmentCreated(CompartmentID, CompartmentKind, site: SiteID?, name: String, publicKey: [UInt8])
    /// A new epoch after somebody left; `history` is the old secret sealed under the new one.
    case epochStarted(CompartmentID, epoch: Int, publicKey: [UInt8], history: [UInt8])
    case granted(Grant)
    case revoked(CompartmentID, MemberID, reason: String)
    /// Of chains from before keys had to be confirmed; no chain takes it any more.
    case memberRekeyed(MemberID, sealing: [UInt8], signing: [UInt8])
    /// The first step of a chain: everybody of the first day, under the one fingerprint that is pinned.
    case foundedTogether(name: String, founder: MemberID, [Newcomer])
    /// Somebody new, with the keys of their sign-in sheet: those only serve to bring keys of their own.
    case memberAsked(Newcomer)
    /// The keys of a member end at once; those of the new sign-in sheet serve to bring new ones.
    case keyReset(MemberID, PublicKeys, reason: String)
    /// The member's own keys, made behind a passphrase that nobody else has known: these wait.
    case keyTaken(MemberID, PublicKeys)
    /// A key holder vouches for exactly these keys of this member; by voice when the words were compared in a call.
    case keyConfirmed(MemberID, PublicKeys, byVoice: Bool)
    /// Keys that wait shall not count.
    case keyDeclined(MemberID, reason: String)
    /// From here on no key counts unconfirmed: in a chain that began before there were confirmations.
    case confirmationBegan
    /// A step of the emergency keys.
    case recovery(RecoveryStep)
}

extension DirectoryEntry: BinaryCodable {
    package func write(to w: inout ByteWriter) {
        switch self {
        case .founded(let name, let founder):
            w.byte(1)
            w.text(name)
            w.id(founder)
        case .siteAdded(let id, let code, let name):
            w.byte(2)
            w.id(id)
            w.text(code)
            w.text(name)
        case .memberAdded(let id, let description, let sealing, let signing):
            w.byte(3)
            w.id(id)
            w.value(description)
            w.blob(sealing)
            w.blob(signing)
        case .memberChanged(let id, let description):
            w.byte(4)
            w.id(id)
            w.value(description)
        case .memberDisabled(let id, let reason):
            w.byte(5)
            w.id(id)
            w.text(reason)
        case .memberEnabled(let id):
            w.byte(6)
            w.id(id)
        case .compartmentCreated(let id, let kind, let site, let name, let publicKey):
            w.byte(7)
            w.id(id)
            w.code(kind)
            w.optional(site) { $0.id($1) }
            w.text(name)
            w.blob(publicKey)
        case .epochStarted(let id, let epoch, let publicKey, let history):
            w.byte(8)
            w.id(id)
            w.count(epoch)
            w.blob(publicKey)
            w.blob(history)
        case .granted(let grant):
            w.byte(9)
            w.value(grant)
        case .revoked(let compartment, let member, let reason):
            w.byte(10)
            w.id(compartment)
            w.id(member)
            w.text(reason)
        case .memberRekeyed(let id, let sealing, let signing):
            w.byte(11)
            w.id(id)
            w.blob(sealing)
            w.blob(signing)
        case .foundedTogether, .memberAsked, .keyReset, .keyTaken, .keyConfirmed, .keyDeclined,
            .confirmationBegan:
            writeKeys(to: &w)
        case .recovery(let step):
            w.byte(19)
            w.value(step)
        }
    }

    package init(from r: inout ByteReader) throws(DecodingFailure) {
        let tag = try r.byte()
        switch tag {
        case 1: self = .founded(name: try r.text(), founder: try r.id())
        case 2: self = .siteAdded(try r.id(), code: try r.text(), name: try r.text())
        case 3:
            self = .memberAdded(
                try r.id(),
                try r.value(),
                sealing: try r.blob(),
                signing: try r.blob()
            )
        case 4: self = .memberChanged(try r.id(), try r.value())
        case 5: self = .memberDisabled(try r.id(), reason: try r.text())
        case 6: self = .memberEnabled(try r.id())
        case 7:
            self = .compartmentCreated(
                try r.id(),
                try r.code(),
                site: try r.optional { r throws(DecodingFailure) in try r.id() },
                name: try r.text(),
                publicKey: try r.blob()
            )
        case 8:
            self = .epochStarted(
                try r.id(),
                epoch: try r.count(),
                publicKey: try r.blob(),
                history: try r.blob()
            )
        case 9: self = .granted(try r.value())
        case 10: self = .revoked(try r.id(), try r.id(), reason: try r.text())
        case 11: self = .memberRekeyed(try r.id(), sealing: try r.blob(), signing: try r.blob())
        case 19: self = .recovery(try r.value())
        default: self = try DirectoryEntry.keys(tag, from: &r)
        }
    }
}
