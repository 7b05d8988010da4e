// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records
internal import Vault

/// Something kept apart from a report, as its readers see it: that it is there, and where the last request stands.
package struct ApartView: Sendable {
    package let record: RecordID
    package let since: Instant
    /// Nobody has asked yet where it is nil.
    package let asked: ReadingView?
}

/// A request to read what is kept apart, as readers of the report and custodians see it.
package struct ReadingView: Sendable {
    package let id: RecordID
    package let request: ReadingRequest
    package let asker: MemberID
    package let at: Instant
    package let standing: ReadingStanding
    package let answeredBy: MemberID?
    package let refusal: String
    /// What was lent, or will be, is lent to the session that looks at this.
    package let isOfThisSession: Bool
    package let head: Int
}

extension Operations {
    /// Splits what somebody gave: the way to reach them for their handlers, who they are for two halves.
    ///
    /// In a house without custodians the name stays with the contact, as the page of the report says.
    func keptApart(
        _ contact: WorkingContact,
        at: Instant
    ) throws -> (contact: WorkingContact, apart: SealedApart?) {
        guard let apart = try store.keepApart(.name(Identity(name: contact.name)), by: nil, at: at) else {
            return (contact, nil)
        }
        var contact = contact
        contact.name = ""
        return (contact, apart)
    }

    /// For what a page has said is locked away.
    func requireCustodian() throws {
        try store.refreshDirectory()
        guard !directory.custodians.isEmpty else { throw Refusal.noCustodian }
    }

    /// Writes down who somebody is, so that from this moment on nobody can read it alone, the writer included.
    package func keepApart(_ identity: Identity, of report: RecordID, _ session: Session) throws {
        guard !identity.isEmpty else { throw Refusal.empty }
        guard identity.name.count + identity.more.count <= 2_000 else { throw Refusal.tooLong }
        try change(ReportState.self, report, seen: nil, session) { tx, opened in
            guard let apart = try store.keepApart(.name(identity), by: session.writer, at: tx.now) else {
                throw Refusal.noCustodian
            }
            try tx.put(apart, of: report)
            try tx.append(&opened, [.keptApart(apart.part)], by: session.writer)
        }
    }

    /// What is kept apart from a report, its names and the originals of its files in their order.
    ///
    /// A request that this member may not open does not exist for them.
    func apart(
        _ report: Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) -> (names: [ApartView], originals: [ApartView]) {
        guard let since = report.state.intake?.received, !report.state.halves.isEmpty else { return ([], []) }
        let readings = report.state.readings.compactMap { id in
            (try? tx.open(ReadingState.self, id, session.ring)).flatMap { view($0, session) }
        }
        func apart(_ part: KeptApart, _ since: Instant) -> ApartView {
            let mine = readings.filter { $0.request.apart == part.record && $0.standing != .ended }
            // Their own request first: what is lent to a colleague opens nothing here.
            let asked = mine.last { $0.asker == session.member } ?? mine.last
            return ApartView(record: part.record, since: since, asked: asked)
        }
        return (
            report.state.apart.map { apart($0.part, $0.at) },
            report.state.files.compactMap(\.apart?.part).map { apart($0, since) }
        )
    }

    func view(_ reading: Opened<ReadingState>, _ session: Session) -> ReadingView? {
        guard let request = reading.state.request, let asker = reading.state.asker else { return nil }
        return ReadingView(
            id: reading.id,
            request: request,
            asker: asker,
            at: reading.state.askedAt,
            standing: reading.state.standing(now),
            answeredBy: reading.state.answeredBy,
            refusal: reading.state.refusal ?? "",
            isOfThisSession: request.sessionKey == session.readingPair.publicKey.bytes,
            head: reading.head
        )
    }
}
