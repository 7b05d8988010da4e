// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The kinds of record; the raw values are stored and never reused.
package enum RecordKind: Int, Sendable, CaseIterable {
    case report = 1
    case caseFile = 2
    case contact = 3
    case identity = 23
    case reading = 24
}

/// One step in a record's history, as a value with a stable number and a version of its encoding.
package protocol RecordEntry: Sendable {
    var number: Int { get }
    var version: Int { get }
    /// The step that shares a record of any kind with another compartment, or ends that; its number is 100.
    static func shared(_ sharing: Sharing) -> Self
    /// What that step says; nil for every other.
    var sharing: Sharing? { get }
    /// Whether only whoever reports can have said it: a member who signs it wrote it in their place.
    var isReportersOwn: Bool { get }
    func writeBody(to writer: inout ByteWriter)
    /// Reads any version ever written; throws `.newer` for a number or version it does not know.
    static func read(
        number: Int,
        version: Int,
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> Self
}

extension RecordEntry {
    package var isReportersOwn: Bool { false }
}

/// An entry in its place: when, by whom, and where in the history.
package struct Stamped<Entry: RecordEntry>: Sendable {
    package let sequence: Int
    package let at: Instant
    package let author: Author
    package let entry: Entry

    package init(sequence: Int, at: Instant, author: Author, entry: Entry) {
        self.sequence = sequence
        self.at = at
        self.author = author
        self.entry = entry
    }
}

/// What folding a record's entries gives.
package protocol RecordState: Sendable {
    associatedtype Entry: RecordEntry
    static var kind: RecordKind { get }
    init()
    mutating func apply(_ step: Stamped<Entry>)
    func summary(_ context: SummaryContext) -> Summary
    /// The texts whose words find this record.
    var searchable: [String] { get }
    var language: String { get }
}

/// What a summary needs beside the history: the time of the place, and how long things may take.
package struct SummaryContext: Sendable {
    package let parameters: Parameters
    package let calendar: @Sendable (SiteID?) -> SiteCalendar

    package init(parameters: Parameters, calendar: @escaping @Sendable (SiteID?) -> SiteCalendar) {
        self.parameters = parameters
        self.calendar = calendar
    }
}
