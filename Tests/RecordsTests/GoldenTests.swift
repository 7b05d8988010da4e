// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Records
import TestSupport
import Testing

/// What is stored around the entries; the bytes are in files, and are read for ever.
@Suite struct GoldenHeadersAndNotes {
    private static let at = Instant(milliseconds: 1_782_810_000_000)
    private static let member = MemberID(high: 5, low: 6)

    @Test func `what stands beside an entry inside its seal`() throws {
        let authors: [Author] = [.member(Self.member), .outside, .reporter]
        let headers = zip(RecordKind.allCases, authors).map { kind, author in
            EntryHeader(
                kind: kind,
                number: 33,
                version: 1,
                author: author,
                at: Self.at,
                compartment: CompartmentID(high: 7, low: 8)
            )
        }
        #expect(headers.count == 3)
        var golden = try GoldenBytes("header")
        try golden.check(
            headers.enumerated().map { ("\($0.offset + 1) v1", $0.element) },
            write: { $0.encoded },
            read: { try EntryHeader(encoded: $1) }
        )
    }

    @Test func `what the first leaf of a log opens to`() throws {
        let beginnings = [
            LogBeginning(predecessor: [], day: 20_634, salt: [1]),
            LogBeginning(predecessor: [1, 2, 3], day: 20_634, salt: [1]),
        ]
        var golden = try GoldenBytes("beginning")
        try golden.check(
            beginnings.enumerated().map { ("\($0.offset + 1) v1", $0.element) },
            write: { $0.encoded },
            read: { try LogBeginning(encoded: $1) }
        )
    }

    @Test func `what two people sign away`() throws {
        let record = RecordID(high: 1, low: 2)
        let subjects: [ErasureSubject] = [.caseFile(record), .report(record), .contact(report: record)]
        let erasures = subjects.map { subject in
            Erasure(
                subject,
                .asked,
                room: CompartmentID(high: 7, low: 8),
                records: [ErasedRecord(id: record, head: 12, hash: [1, 2, 3])],
                blobs: [[4, 5]]
            )
        }
        var golden = try GoldenBytes("erasure")
        try golden.check(
            erasures.enumerated().map { ("\($0.offset + 1) v1", $0.element) },
            write: { $0.encoded },
            read: { try Erasure(encoded: $1) }
        )
    }

    @Test func `what is noted of an opening`() throws {
        func entry(_ sequence: Int, _ event: AccessEvent) -> AccessEntry {
            AccessEntry(
                member: Self.member,
                session: [1, 2, 3, 4, 5, 6, 7, 8],
                sequence: sequence,
                previous: sequence == 1 ? [] : [UInt8](repeating: 9, count: 32),
                previousDay: Self.at.day,
                minute: Self.at.milliseconds / 60_000,
                event: event
            )
        }
        let room = CompartmentID(high: 7, low: 8)
        let record = RecordID(high: 1, low: 2)
        let events = AccessAct.allCases.map { act in
            AccessEvent(
                act,
                record: act == .openedCase ? record : nil,
                code: act == .openedCase ? "KR-7Q2F" : "",
                room: act == .listed ? nil : room,
                rooms: act == .listed ? 3 : 1,
                showedContact: act == .openedCase,
                purpose: act == .readIdentity ? .service : nil
            )
        }
        #expect(events.count == 8)
        var golden = try GoldenBytes("access")
        try golden.check(
            events.enumerated().map { ("\($0.element.act.rawValue) v1", entry($0.offset + 1, $0.element)) },
            write: { $0.encoded },
            read: { try AccessEntry(encoded: $1) }
        )
        var own = try GoldenBytes("own-opening")
        try own.check(
            [("1 v1", OwnOpening(minute: Self.at.milliseconds / 60_000, events: events))],
            write: { $0.encoded },
            read: { try OwnOpening(encoded: $1) }
        )
    }

    @Test func `what an outsider left`() throws {
        let contact = WorkingContact(mode: .call, reach: "1", name: "n", never: "at night")
        var apart = ByteWriter()
        apart.value(KeptApart(record: RecordID(high: 1, low: 2), half: [1]))
        apart.bool(false)
        for part in [[2], [3], [4]] as [[UInt8]] { apart.blob(part) }
        let notes = [
            InboxNote(entry: .disagreed(words: "no"), at: Self.at),
            InboxNote(entry: .contactGiven(RecordID(high: 1, low: 2)), at: Self.at, contact: contact),
            InboxNote(
                entry: .contactGiven(RecordID(high: 1, low: 2)),
                at: Self.at,
                contact: contact,
                apart: try SealedApart(encoded: apart.bytes)
            ),
        ]
        var golden = try GoldenBytes("note")
        try golden.check(
            notes.enumerated().map { ("\($0.offset + 1) v1", $0.element.encoded) },
            write: { $0 },
            read: { try InboxNote(encoded: $1).encoded }
        )
    }
}
