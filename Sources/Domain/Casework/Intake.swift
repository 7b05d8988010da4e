// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// An answer to a question that nobody has to answer.
package enum OpenAnswer: Int, Sendable, CaseIterable {
    case notAsked = 0
    case yes = 1
    case no = 2
    case unknown = 3
    case ratherNot = 4
}

/// How a question was left that asks for words: stored as a code, so that no reader takes it for words.
package struct OpenAnswers: Hashable, Sendable, BinaryCodable {
    package var place: OpenAnswer
    package var whoDidIt: OpenAnswer
    package var mustNotSee: OpenAnswer
    package var mustNotDo: OpenAnswer

    package init(
        place: OpenAnswer = .notAsked,
        whoDidIt: OpenAnswer = .notAsked,
        mustNotSee: OpenAnswer = .notAsked,
        mustNotDo: OpenAnswer = .notAsked
    ) {
        self.place = place
        self.whoDidIt = whoDidIt
        self.mustNotSee = mustNotSee
        self.mustNotDo = mustNotDo
    }

    package func write(to writer: inout ByteWriter) {
        for answer in [place, whoDidIt, mustNotSee, mustNotDo] { writer.code(answer) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        place = try reader.code()
        whoDidIt = try reader.code()
        mustNotSee = try reader.code()
        mustNotDo = try reader.code()
    }
}

/// What somebody outside told us, exactly as they told it; it never changes (Domain 2.2, Report).
package struct Intake: Hashable, Sendable, CustomStringConvertible {
    package var channel: AccessChannel
    package var language: String
    package var site: SiteID?
    package var words: String
    package var pictograms: [ActCode]
    package var occurred: Occurrence
    package var place: String
    package var whoDidIt: String
    package var dangerNow: OpenAnswer
    package var mustNotSee: String
    package var mustNotDo: String
    /// Somebody at the place must not see it, named or not: nobody at the place receives it.
    package var wantsOutside: Bool
    package var open: OpenAnswers
    /// Sexual violence or a child: no story is asked, and the restricted compartment receives it (Domain 4.6).
    package var isSensitive: Bool
    package var files: [SentFile]
    package var received: Instant
    /// Opens the thread for whoever may read the report.
    package var threadKey: [UInt8]
    /// Checks what later comes from the holder of the receipt.
    package var reporterKey: [UInt8]
    /// The record of how this person may be reached.
    package var contact: RecordID?

    package init(
        channel: AccessChannel,
        language: String,
        site: SiteID? = nil,
        words: String = "",
        pictograms: [ActCode] = [],
        occurred: Occurrence = .unknown,
        place: String = "",
        whoDidIt: String = "",
        dangerNow: OpenAnswer = .notAsked,
        mustNotSee: String = "",
        mustNotDo: String = "",
        wantsOutside: Bool = false,
        open: OpenAnswers = OpenAnswers(),
        isSensitive: Bool = false,
        files: [SentFile] = [],
        received: Instant,
        threadKey: [UInt8] = [],
        reporterKey: [UInt8] = [],
        contact: RecordID? = nil
    ) {
        self.channel = channel
        self.language = language
        self.site = site
        self.words = words
        self.pictograms = pictograms
        self.occurred = occurred
        self.place = place
        self.whoDidIt = whoDidIt
        self.dangerNow = dangerNow
        self.mustNotSee = mustNotSee
        self.mustNotDo = mustNotDo
        self.wantsOutside = wantsOutside
        self.open = open
        self.isSensitive = isSensitive
        self.files = files
        self.received = received
        self.threadKey = threadKey
        self.reporterKey = reporterKey
        self.contact = contact
    }

    package var description: String { "Intake(redacted)" }
}

extension Intake: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        writer.code(channel)
        writer.text(language)
        writer.optional(site) { $0.id($1) }
        writer.text(words)
        writer.list(pictograms) { $0.code($1) }
        writer.value(occurred)
        writer.text(place)
        writer.text(whoDidIt)
        writer.code(dangerNow)
        writer.text(mustNotSee)
        writer.text(mustNotDo)
        writer.bool(wantsOutside)
        writer.value(open)
        writer.bool(isSensitive)
        SentFiles.write(files, to: &writer)
        writer.instant(received)
        writer.blob(threadKey)
        writer.blob(reporterKey)
        writer.optional(contact) { $0.id($1) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        try self.init(version: 1, from: &reader)
    }

    /// The files stand in it as the version of the entry says.
    init(version: Int, from reader: inout ByteReader) throws(DecodingFailure) {
        channel = try reader.code()
        language = try reader.text()
        site = try reader.optional { r throws(DecodingFailure) in try r.id() }
        words = try reader.text()
        pictograms = try reader.list { r throws(DecodingFailure) in try r.code() }
        occurred = try reader.value()
        place = try reader.text()
        whoDidIt = try reader.text()
        dangerNow = try reader.code()
        mustNotSee = try reader.text()
        mustNotDo = try reader.text()
        wantsOutside = try reader.bool()
        open = try reader.value()
        isSensitive = try reader.bool()
        files = try SentFiles.read(version: version, from: &reader)
        received = try reader.instant()
        threadKey = try reader.blob()
        reporterKey = try reader.blob()
        contact = try reader.optional { r throws(DecodingFailure) in try r.id() }
    }
}
