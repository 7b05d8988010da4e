// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Who loses sight of a case, and why (Domain 4.12).
package struct Recused: Hashable, Sendable, BinaryCodable {
    package let member: MemberID
    package let ground: RecusalReason
    package let reason: String

    package init(_ member: MemberID, _ ground: RecusalReason, reason: String) {
        self.member = member
        self.ground = ground
        self.reason = reason
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(member)
        writer.code(ground)
        writer.text(reason)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        member = try reader.id()
        ground = try reader.code()
        reason = try reader.text()
    }
}

/// Why nothing of a case may be erased, and when somebody looks at that again (Domain 2.1).
package struct LegalHold: Hashable, Sendable, BinaryCodable {
    package let reason: String
    package let review: Day

    package init(reason: String, review: Day) {
        self.reason = reason
        self.review = review
    }

    package func write(to writer: inout ByteWriter) {
        writer.text(reason)
        writer.day(review)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        reason = try reader.text()
        review = try reader.day()
    }
}

/// One recusal as the history of its case has made it.
package struct Recusal: Hashable, Sendable {
    package let recused: Recused
    package let by: Author
    package let at: Instant
    /// When the outside reader agreed; until then it is theirs to look at.
    package internal(set) var confirmedAt: Instant?

    /// Within a day (Domain 4.12).
    package var confirmDue: Instant { at.adding(hours: 24) }
}
