// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The few fields of a record that lists, filters, figures and the queue need.
package struct Summary: Hashable, Sendable {
    package var figures: Figures
    package var code = ""
    package var title = ""
    package var place = ""
    package var excerpt = ""
    /// The cases of a report, the reports of a case.
    package var related: [RecordID] = []
    /// Who handed it over to its lead, and what they said.
    package var handedBy: MemberID?
    package var handedWords = ""

    package init(kind: RecordKind) {
        figures = Figures(kind: kind)
    }
}

extension Summary: BinaryCodable {
    package func write(to w: inout ByteWriter) {
        w.value(figures)
        w.text(code)
        w.text(title)
        w.text(place)
        w.text(excerpt)
        w.list(related) { $0.id($1) }
        w.optional(handedBy) { $0.id($1) }
        w.text(handedWords)
    }

    package init(from r: inout ByteReader) throws(DecodingFailure) {
        figures = try r.value()
        code = try r.text()
        title = try r.text()
        place = try r.text()
        excerpt = try r.text()
        related = try r.list { r throws(DecodingFailure) in try r.id() }
        handedBy = try r.optional { r throws(DecodingFailure) in try r.id() }
        handedWords = try r.text()
    }
}
