// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Domain
import Operations
import Records
import TestSupport
import Testing

/// A step that this version does not know, in a report as a later one would write it.
private struct LaterStep: RecordEntry {
    var number: Int { 399 }
    var version: Int { 1 }
    var sharing: Sharing? { nil }

    static func shared(_ sharing: Sharing) -> LaterStep { LaterStep() }
    func writeBody(to writer: inout ByteWriter) { writer.text("later") }

    static func read(
        number: Int,
        version: Int,
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> LaterStep {
        _ = try reader.text()
        return LaterStep()
    }
}

private struct LaterReport: RecordState {
    static let kind = RecordKind.report
    mutating func apply(_ step: Stamped<LaterStep>) {}
    func summary(_ context: SummaryContext) -> Summary { Summary(kind: .report) }
    var searchable: [String] { [] }
    var language: String { "" }
}

@Suite struct WhatANewerAmparoWrote {
    private static func write(_ house: TestInstallation, _ officer: Session) throws -> RecordID {
        let room = try #require(house.operations.grantable(officer).first).id
        return try house.store.write { tx in
            try tx.create(
                LaterReport.self,
                id: house.store.newID(),
                in: room,
                [LaterStep()],
                by: officer.writer
            )
            .id
        }
    }

    @Test(arguments: TestEngine.available)
    func `is listed and opened, says what it is, and is not written on`(_ engine: TestEngine) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let id = try Self.write(house, officer)
            let reports = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
            #expect(reports.lines.map(\.row.id) == [id])
            let report = try house.operations.openReport(id, officer).report
            #expect(report.isReadOnly)
            #expect(report.damage.map(\.what) == [.newer])
            #expect(throws: Refusal.readOnly) {
                try house.operations.noteOnReport(id, "n", seen: nil, officer)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `and waits to be taken in does not vanish, holds up nothing, and keeps waiting`(
        _ engine: TestEngine
    ) throws {
        try withInstallation(engine) { house in
            let officer = try house.signIn(.officer)
            let id = try Self.write(house, officer)
            try house.engine.write { tx in
                try tx.execute("UPDATE records SET pending = 1 WHERE id = \(id.bytes)")
                try tx.execute("DELETE FROM summaries WHERE record = \(id.bytes)")
            }
            _ = try house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: house.ridge, words: "Dust."),
                token: nil
            )
            for _ in 0..<2 {
                let reports = try house.operations.list(ListFilter(kind: .report), after: nil, officer)
                #expect(reports.total == 2)
                #expect(reports.lines.first { $0.row.id == id }?.row.isStale == true)
            }
            let waiting = try house.store.read { try $0.pending() }
            #expect(waiting.map(\.record) == [id])
            #expect(try house.operations.openReport(id, officer).report.isReadOnly)
        }
    }
}
