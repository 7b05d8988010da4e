// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// A record opened by somebody who did not know of which kind it is.
enum AnyRecord {
    case report(Opened<ReportState>)
    case caseFile(Opened<CaseState>)
    case contact(Opened<ContactState>)
    case reading(Opened<ReadingState>)

    func summary(_ context: SummaryContext) -> Summary {
        switch self {
        case .report(let report): report.state.summary(context)
        case .caseFile(let file): file.state.summary(context)
        case .contact(let contact): contact.state.summary(context)
        case .reading(let reading): reading.state.summary(context)
        }
    }

    /// Its summary and its words, as they are sealed for its readers.
    func seal(_ context: SummaryContext) -> SummarySeal {
        switch self {
        case .report(let report): SummarySeal(report, context: context)
        case .caseFile(let file): SummarySeal(file, context: context)
        case .contact(let contact): SummarySeal(contact, context: context)
        case .reading(let reading): SummarySeal(reading, context: context)
        }
    }
}

extension RecordTransaction {
    /// Nil where nothing in it can be read.
    func openAny(_ row: RecordTable.Row, _ found: Opening.Found) throws -> AnyRecord? {
        switch try opening.kind(row, found, database).kind {
        case .report: .report(try opening.open(ReportState.self, row, found, database))
        case .caseFile: .caseFile(try opening.open(CaseState.self, row, found, database))
        case .contact: .contact(try opening.open(ContactState.self, row, found, database))
        case .reading: .reading(try opening.open(ReadingState.self, row, found, database))
        case .identity, nil: nil
        }
    }

    /// Nil also where the record was put there past the program: what it says counts for nothing.
    func openAny(_ id: RecordID, _ ring: KeyRing) throws -> AnyRecord? {
        guard let row = try find(id), let found = try opening.find(row, ring: ring, database),
            isGenuine(row, found.wraps)
        else { return nil }
        return try openAny(row, found)
    }

    /// Seals the summary of a record anew, from its entries, for all of its readers.
    package func rebuildSummary(_ id: RecordID, by writer: Writer) throws {
        switch try openAny(id, writer.ring) {
        case .report(var report): try append(&report, [], by: writer)
        case .caseFile(var file): try append(&file, [], by: writer)
        case .contact(var contact): try append(&contact, [], by: writer)
        case .reading(var reading): try append(&reading, [], by: writer)
        case nil: throw RecordsError.damaged
        }
    }
}
