// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// The bytes of version 1 of every entry that holds more than a word: they are read for ever.
@Suite struct GoldenEntriesOfVersionOne {
    private static let day = Day(number: 20_000)
    private static let at = Instant(milliseconds: 1_782_810_000_000)
    private static let id = RecordID(high: 1, low: 2)
    private static let file = FileReference(
        blob: [1, 2],
        key: [3],
        name: "a.png",
        contentType: "image/png",
        length: 7,
        digest: [9]
    )

    static let reports: [(ReportEntry, String)] = [
        (
            .received(
                Intake(
                    channel: .webForm,
                    language: "en",
                    site: SiteID(high: 3, low: 4),
                    words: "w",
                    pictograms: [.v13],
                    occurred: Occurrence(first: day, last: nil, precision: .day, words: "d"),
                    place: "p",
                    whoDidIt: "x",
                    dangerNow: .yes,
                    mustNotSee: "m",
                    mustNotDo: "n",
                    wantsOutside: true,
                    open: OpenAnswers(place: .unknown, mustNotDo: .ratherNot),
                    isSensitive: true,
                    files: [file],
                    received: at,
                    threadKey: [5],
                    reporterKey: [6],
                    contact: id
                )
            ),
            """
            0502656e01000000000000000300000000000000040177010d01c0b802000201640170017801016d016e0103000004010102
            0102010305612e706e6709696d6167652f706e670e010980ea8dfce267010501060100000000000000010000000000000002
            """
        ),
        (.acknowledged, ""),
        (.replied(text: "hi", message: 3), "02686903"),
        (.promised(phrase: 2, next: day), "0201c0b802"),
        (.setAside(until: at, reason: "r"), "0180ea8dfce2670172"),
        (.setAside(until: nil, reason: "r"), "000172"),
        (.rated(process: 4, outcome: nil, words: "ok"), "010400026f6b"),
        (.reviewDecided(asked: at, upheld: true), "80ea8dfce26701"),
    ]

    @Test(arguments: reports)
    func `a report's entry is written as it always was, and read back`(_ pair: (ReportEntry, String)) throws {
        var writer = ByteWriter()
        pair.0.writeBody(to: &writer)
        let hex = writer.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hex == pair.1.filter { !$0.isNewline })
        var reader = ByteReader(writer.bytes)
        #expect(try ReportEntry.read(number: pair.0.number, version: 1, from: &reader) == pair.0)
        #expect(reader.isAtEnd)
    }

    static let cases: [CaseEntry] = [
        .opened(
            CaseOpening(
                code: "KR-BA2",
                title: "t",
                site: SiteID(high: 1, low: 1),
                track: .heavy,
                origin: .report,
                channel: .webForm,
                language: "en",
                received: at,
                isRestricted: true
            )
        ),
        .described(CaseFacts(title: "t", answeredOn: day)),
        .described(CaseFacts(title: "t", what: "w", occurred: Occurrence(first: day, precision: .month))),
        .reportLinked(id, reason: "r"), .actsSet([.v01, .v29], reason: "r"),
        .assessed(
            Assessment(
                scale: 5,
                scope: 1,
                irremediability: 5,
                childVictim: true,
                stillOngoing: false,
                severity: 5,
                reason: "r"
            )
        ),
        .calledForHelp(
            UrgentCall(couldHarm: .no, theyWantIt: .yes, isUninvolved: .yes, called: "c", said: "s")
        ),
        .callReviewed(sequence: 3, words: "w"), .assigned(nil, reason: ""),
        .stageSet(.action, reason: ""),
        .credibilitySet(.confirmedByAuthority, reason: "r", document: "d"),
        .credibilityProposed(.notCredible, reason: "r", document: ""),
        .triggersSet(TriggerFacts(place: .yes, area: .unknown, unitHeldSupport: true), reason: "r"),
        .withholdingProposed(.referral, reason: "r"), .clockWithheld(.prosecutorNotice, reason: "r"),
        .secondSigned(over: [7, 8]), .reviewDecided(sequence: 9, upheld: true, words: "w"),
        .clockPaused(.consult, reason: "r"), .postponed(until: at, reason: "r"), .fileAdded(file),
        .grouped(GroupClaim(homes: 140, people: 700, note: "")),
        .heardFromReporter(report: id, disagreedAt: at, process: nil, outcome: 2),
        .closed(
            Closing(outcome: .resolvedSatisfied, summary: "s", answers: [1: "a", 3: "b"], needs: [1: "n"])
        ),
        .moved(reason: "r", restricted: true),
    ]

    @Test(arguments: cases)
    func `a case's entry is read back as it was written`(_ entry: CaseEntry) throws {
        var writer = ByteWriter()
        entry.writeBody(to: &writer)
        var reader = ByteReader(writer.bytes)
        #expect(try CaseEntry.read(number: entry.number, version: 1, from: &reader) == entry)
        #expect(reader.isAtEnd)
        for cut in 0..<writer.bytes.count {
            var torn = ByteReader(Array(writer.bytes[..<cut]))
            #expect(throws: DecodingFailure.self) {
                let read = try CaseEntry.read(number: entry.number, version: 1, from: &torn)
                if read != entry { throw DecodingFailure.malformed }
            }
        }
    }
}
