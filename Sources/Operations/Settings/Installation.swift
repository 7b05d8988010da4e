// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
package import Domain

/// A service that can help, shown to everybody and asked nothing (Domain 4.6).
package struct Service: Sendable, Hashable, BinaryCodable {
    package var kind: ServiceKind
    package var name: String
    package var phone: String
    package var hours: Wording
    package var place: Wording
    package var cost: Wording
    /// A woman to speak to.
    package var hasWoman: Bool

    package init(
        kind: ServiceKind,
        name: String,
        phone: String,
        hours: Wording,
        place: Wording,
        cost: Wording,
        hasWoman: Bool
    ) {
        self.kind = kind
        self.name = name
        self.phone = phone
        self.hours = hours
        self.place = place
        self.cost = cost
        self.hasWoman = hasWoman
    }

    package func write(to w: inout ByteWriter) {
        w.code(kind)
        for text in [name, phone] { w.text(text) }
        for wording in [hours, place, cost] { w.value(wording) }
        w.bool(hasWoman)
    }

    package init(from r: inout ByteReader) throws(DecodingFailure) {
        kind = try r.code()
        name = try r.text()
        phone = try r.text()
        hours = try r.value()
        place = try r.value()
        cost = try r.value()
        hasWoman = try r.bool()
    }
}

/// One way to reach us at a site: which, where, when, in what languages.
package struct Way: Sendable, Hashable, BinaryCodable {
    package var channel: AccessChannel
    package var detail: Wording
    package var hours: Wording
    package var languages: Wording
    package var isOpen: Bool

    package init(
        channel: AccessChannel,
        detail: Wording,
        hours: Wording,
        languages: Wording,
        isOpen: Bool
    ) {
        self.channel = channel
        self.detail = detail
        self.hours = hours
        self.languages = languages
        self.isOpen = isOpen
    }

    package func write(to w: inout ByteWriter) {
        w.code(channel)
        for wording in [detail, hours, languages] { w.value(wording) }
        w.bool(isOpen)
    }

    package init(from r: inout ByteReader) throws(DecodingFailure) {
        channel = try r.code()
        detail = try r.value()
        hours = try r.value()
        languages = try r.value()
        isOpen = try r.bool()
    }
}

/// What a site shows to the public and goes by.
package struct SiteSettings: Sendable, Hashable, BinaryCodable {
    package var id: SiteID
    package var name: String
    package var zone: String
    /// What the law would make us pass on, in the words of each language.
    package var legalDuty: [String: String]
    package var services: [Service]
    package var ways: [Way]

    package init(
        id: SiteID,
        name: String,
        zone: String,
        legalDuty: [String: String] = [:],
        services: [Service] = [],
        ways: [Way] = []
    ) {
        self.id = id
        self.name = name
        self.zone = zone
        self.legalDuty = legalDuty
        self.services = services
        self.ways = ways
    }

    package func write(to w: inout ByteWriter) {
        w.id(id)
        w.text(name)
        w.text(zone)
        w.list(legalDuty.sorted { $0.key < $1.key }) {
            $0.text($1.key)
            $0.text($1.value)
        }
        w.list(services) { $0.value($1) }
        w.list(ways) { $0.value($1) }
    }

    package init(from r: inout ByteReader) throws(DecodingFailure) {
        id = try r.id()
        name = try r.text()
        zone = try r.text()
        let pairs = try r.list { r throws(DecodingFailure) -> (String, String) in (try r.text(), try r.text())
        }
        legalDuty = Dictionary(pairs) { _, last in last }
        services = try r.list { r throws(DecodingFailure) in try r.value() }
        ways = try r.list { r throws(DecodingFailure) in try r.value() }
    }
}

/// What the installation shows to the public and goes by.
package struct Installation: Sendable, Hashable, BinaryCodable {
    package var name: String
    package var sites: [SiteSettings]
    /// Codes of the portal's languages, the first being the default.
    package var languages: [String]
    package var onion: String
    /// Texts the installation has written for the public, by language: the policy, and what was published.
    package var policy: [String: String]
    package var publications: [String: String]
    /// Who has the duty: member and deputy, by site.
    package var duty: [SiteID: [MemberID]]
    package var largestFile: Int64
    /// Set up without people: keys not yet replaced.
    package var keysNotReplaced: Bool

    package init(name: String, sites: [SiteSettings]) {
        self.name = name
        self.sites = sites
        languages = ["en", "fr", "ar"]
        onion = ""
        policy = [:]
        publications = [:]
        duty = [:]
        largestFile = 50 << 20
        keysNotReplaced = false
    }

    package func site(_ id: SiteID?) -> SiteSettings? { sites.first { $0.id == id } }

    package func write(to w: inout ByteWriter) {
        w.byte(1)
        w.text(name)
        w.list(sites) { $0.value($1) }
        w.list(languages) { $0.text($1) }
        w.text(onion)
        for texts in [policy, publications] {
            w.list(texts.sorted { $0.key < $1.key }) {
                $0.text($1.key)
                $0.text($1.value)
            }
        }
        w.list(duty.sorted { $0.key < $1.key }) {
            $0.id($1.key)
            $0.list($1.value) { $0.id($1) }
        }
        w.int(largestFile)
        w.bool(keysNotReplaced)
    }

    package init(from r: inout ByteReader) throws(DecodingFailure) {
        guard try r.byte() == 1 else { throw .newer }
        name = try r.text()
        sites = try r.list { r throws(DecodingFailure) in try r.value() }
        languages = try r.list { r throws(DecodingFailure) in try r.text() }
        onion = try r.text()
        policy = Dictionary(
            try r.list { r throws(DecodingFailure) -> (String, String) in (try r.text(), try r.text()) }
        ) { _, last in last }
        publications = Dictionary(
            try r.list { r throws(DecodingFailure) -> (String, String) in (try r.text(), try r.text()) }
        ) { _, last in last }
        duty = Dictionary(
            try r.list { r throws(DecodingFailure) -> (SiteID, [MemberID]) in
                (try r.id(), try r.list { r throws(DecodingFailure) in try r.id() })
            }
        ) { _, last in last }
        largestFile = try r.int64()
        keysNotReplaced = try r.bool()
    }
}

extension Operations {
    private static let installationSetting = "installation"

    /// What the public pages show; the name alone before anybody has set anything.
    package func installation() throws -> Installation {
        try store.read { tx in
            try tx.setting(Operations.installationSetting, Installation.self)
                ?? Installation(name: directory.name, sites: [])
        }
    }

    /// - Throws: `Refusal.notAllowed` unless an administrator asks.
    package func set(_ installation: Installation, _ session: Session) throws {
        guard session.has(.administrator) else { throw Refusal.notAllowed }
        try store.write { try $0.set(Operations.installationSetting, installation) }
    }

    /// For the founding, before there is a session.
    func found(_ installation: Installation) throws {
        try store.write { try $0.set(Operations.installationSetting, installation) }
    }
}
