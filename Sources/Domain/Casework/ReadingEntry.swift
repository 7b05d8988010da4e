// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why somebody wants to read what is kept apart: a short list, and words beside it.
package enum ReadingPurpose: Int, Taxonomy {
    case protect = 1
    case service = 2
    case reach = 3
    case refer = 4
    case correct = 5
    case law = 6

    package var term: Term {
        switch self {
        case .protect: Term("protect", "To bring somebody to safety")
        case .service: Term("service", "A doctor, lawyer or shelter needs the name")
        case .reach: Term("reach", "The way to reach them no longer works")
        case .refer: Term("refer", "They agreed that an authority is told who they are")
        case .correct: Term("correct", "They asked us to correct it or to tell them what we hold")
        case .law: Term("law", "A court or a law asks for it")
        }
    }
}

/// A request as the custodians see it: who wants what for which purpose, and nothing of what happened.
package struct ReadingRequest: Hashable, Sendable, BinaryCodable {
    package let report: RecordID
    package let apart: RecordID
    /// The code of the case; empty while there is none.
    package let code: String
    package let purpose: ReadingPurpose
    package let words: String
    /// Somebody is in danger now.
    package let isUrgent: Bool
    /// The public key of the session that asks: the custodians' half is sealed to it and to nothing else.
    package let sessionKey: [UInt8]
    /// What kind of file it is whose original is asked for; nil where it is a name.
    package let file: FileKind?

    package init(
        report: RecordID,
        apart: RecordID,
        code: String,
        purpose: ReadingPurpose,
        words: String,
        isUrgent: Bool,
        sessionKey: [UInt8],
        file: FileKind? = nil
    ) {
        self.report = report
        self.apart = apart
        self.code = code
        self.purpose = purpose
        self.words = words
        self.isUrgent = isUrgent
        self.sessionKey = sessionKey
        self.file = file
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(report)
        writer.id(apart)
        writer.text(code)
        writer.code(purpose)
        writer.text(words)
        writer.bool(isUrgent)
        writer.blob(sessionKey)
        if let file { writer.code(file) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        try self.init(version: 1, from: &reader)
    }

    /// The first version asks for names only.
    init(version: Int, from reader: inout ByteReader) throws(DecodingFailure) {
        report = try reader.id()
        apart = try reader.id()
        code = try reader.text()
        purpose = try reader.code()
        words = try reader.text()
        isUrgent = try reader.bool()
        sessionKey = try reader.blob()
        file = version == 2 ? try reader.code() : nil
    }
}

/// One step of a request to read what is kept apart (Design 4).
package enum ReadingEntry: Hashable, Sendable {
    case asked(ReadingRequest)
    /// A custodian's yes; `box` is the digest of the sealed half, which lies in a row that goes at its time.
    case granted(until: Instant, box: [UInt8])
    case refused(reason: String)
    /// It needs no answer any more: asked anew, or the case went elsewhere.
    case ended
    case shared(Sharing)
}

extension ReadingEntry: RecordEntry {
    package var version: Int {
        if case .asked(let request) = self, request.file != nil { 2 } else { 1 }
    }

    package var number: Int {
        switch self {
        case .asked: 1
        case .granted: 2
        case .refused: 3
        case .ended: 4
        case .shared: 5
        }
    }

    package var sharing: Sharing? {
        if case .shared(let sharing) = self { sharing } else { nil }
    }

    package func writeBody(to writer: inout ByteWriter) {
        switch self {
        case .asked(let request): writer.value(request)
        case .granted(let until, let box):
            writer.instant(until)
            writer.blob(box)
        case .refused(let reason): writer.text(reason)
        case .ended: break
        case .shared(let sharing): writer.value(sharing)
        }
    }

    package static func read(
        number: Int,
        version: Int,
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> ReadingEntry {
        guard version == 1 || version == 2 && number == 1 else { throw .newer }
        switch number {
        case 1: return .asked(try ReadingRequest(version: version, from: &reader))
        case 2: return .granted(until: try reader.instant(), box: try reader.blob())
        case 3: return .refused(reason: try reader.text())
        case 4: return .ended
        case 5: return .shared(try reader.value())
        default: throw .newer
        }
    }
}

/// Where a request stands.
package enum ReadingStanding: Hashable, Sendable {
    case pending, refused, ended, expired
    case granted(until: Instant)
}

/// A request as its history has made it.
package struct ReadingState: RecordState {
    package static let kind = RecordKind.reading

    package private(set) var request: ReadingRequest?
    package private(set) var asker: MemberID?
    package private(set) var askedAt = Instant(milliseconds: 0)
    /// The custodian who answered.
    package private(set) var answeredBy: MemberID?
    package private(set) var grant: (until: Instant, box: [UInt8])?
    package private(set) var refusal: String?
    package private(set) var isEnded = false

    package init() {}

    package mutating func apply(_ step: Stamped<ReadingEntry>) {
        guard case .member(let member) = step.author else { return }
        switch step.entry {
        // A request says once what it is for, and whoever asks does not answer.
        case .asked(let request) where self.request == nil:
            self.request = request
            asker = member
            askedAt = step.at
        case .granted(let until, let box) where isOpen && member != asker:
            grant = (until, box)
            answeredBy = member
        case .refused(let reason) where isOpen && member != asker:
            refusal = reason
            answeredBy = member
        case .ended: isEnded = true
        case .asked, .granted, .refused, .shared: break
        }
    }

    /// It waits for a custodian.
    package var isOpen: Bool { request != nil && grant == nil && refusal == nil && !isEnded }

    package func standing(_ now: Instant) -> ReadingStanding {
        if isEnded { return .ended }
        if refusal != nil { return .refused }
        if let grant { return now < grant.until ? .granted(until: grant.until) : .expired }
        return .pending
    }

    package var searchable: [String] { [] }
    package var language: String { "" }

    package func summary(_ context: SummaryContext) -> Summary {
        var summary = Summary(kind: .reading)
        if request?.isUrgent == true { summary.figures.flags.insert(.urgent) }
        if !isOpen { summary.figures.flags.insert(.closed) }
        summary.figures.received = askedAt
        summary.figures.touched = askedAt
        return summary
    }
}
