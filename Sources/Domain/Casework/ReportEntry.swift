// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What the reporter adds later, by receipt or by short code.
package struct Addition: Hashable, Sendable {
    package var words: String
    package var files: [SentFile]

    package init(words: String, files: [SentFile] = []) {
        self.words = words
        self.files = files
    }

    fileprivate func write(to writer: inout ByteWriter) {
        writer.text(words)
        SentFiles.write(files, to: &writer)
    }

    fileprivate init(version: Int, from reader: inout ByteReader) throws(DecodingFailure) {
        words = try reader.text()
        files = try SentFiles.read(version: version, from: &reader)
    }
}

/// One step in the life of a report (Domain 2.4).
package enum ReportEntry: Hashable, Sendable {
    case received(Intake)
    case added(Addition)
    /// "I disagree": opens a review by other people (Domain 2.4, P_APPEAL).
    case disagreed(words: String)
    /// 1 (not at all) to 5 (entirely) for the way it was handled and for the outcome (I-20).
    case rated(process: Int?, outcome: Int?, words: String)
    case contactGiven(RecordID)
    case contactWithdrawn(words: String)
    /// A member took the report in: from here on keys chosen inside protect it.
    case adopted(outsideHash: [UInt8])
    case acknowledged
    case replied(text: String, message: Int)
    case promised(phrase: Int, next: Day?)
    case triaged(ReportStage, caseFile: RecordID?, reason: String)
    case unlinked(caseFile: RecordID, reason: String)
    case noted(text: String)
    /// Set aside until a day, as part of a flood or alone, or taken back with no day; never deleted.
    case setAside(until: Instant?, reason: String)
    case moved(reason: String)
    /// What other people decided about the disagreement of that time.
    case reviewDecided(asked: Instant, upheld: Bool)
    case shared(Sharing)
    /// Something that is not for the readers of the report alone: here is their half of what opens it (Design 4).
    case keptApart(KeptApart)
    /// Somebody asked a custodian to read what is kept apart; the request is a record of its own.
    case readingAsked(RecordID)
    /// Every way to be reached that it named is gone; two people signed that.
    case contactErased
    case transcribed(Transcript)
    /// A file is gone for good, or only the copy in which readers heard the voice; two people signed that.
    case fileErased(Int, voiceOnly: Bool)
    /// This request to erase it, or the way to reach who sent it, was answered with no.
    case erasureDeclined(ErasureID)
}

extension ReportEntry: RecordEntry {
    package var version: Int {
        if case .received(let intake) = self { return SentFiles.version(of: intake.files) }
        if case .added(let addition) = self { return SentFiles.version(of: addition.files) }
        return 1
    }

    package var number: Int {
        switch self {
        case .received: 1
        case .added: 2
        case .disagreed: 3
        case .rated: 4
        case .contactGiven: 5
        case .contactWithdrawn: 6
        case .adopted: 7
        case .acknowledged: 8
        case .replied: 9
        case .promised: 10
        case .triaged: 11
        case .unlinked: 12
        case .noted: 13
        case .setAside: 14
        case .moved: 15
        case .reviewDecided: 16
        case .shared: 17
        case .keptApart: 37
        case .readingAsked: 38
        case .contactErased: 57
        case .transcribed: 58
        case .fileErased: 59
        case .erasureDeclined: 67
        }
    }

    package var sharing: Sharing? {
        if case .shared(let sharing) = self { sharing } else { nil }
    }

    package var isReportersOwn: Bool {
        switch self {
        case .received, .added, .disagreed, .rated: true
        default: false
        }
    }

    package func writeBody(to writer: inout ByteWriter) {
        switch self {
        case .received(let intake): writer.value(intake)
        case .added(let addition): addition.write(to: &writer)
        case .disagreed(let words), .contactWithdrawn(let words), .noted(let words), .moved(let words):
            writer.text(words)
        case .shared(let sharing): writer.value(sharing)
        case .rated(let process, let outcome, let words):
            writer.optional(process) { $0.count($1) }
            writer.optional(outcome) { $0.count($1) }
            writer.text(words)
        case .contactGiven(let id), .readingAsked(let id): writer.id(id)
        case .erasureDeclined(let id): writer.id(id)
        case .keptApart(let part): writer.value(part)
        case .adopted(let hash): writer.blob(hash)
        case .acknowledged, .contactErased: break
        case .transcribed(let transcript): writer.value(transcript)
        case .fileErased(let file, let voiceOnly):
            writer.count(file)
            writer.bool(voiceOnly)
        case .replied(let text, let message):
            writer.text(text)
            writer.count(message)
        case .promised(let phrase, let next):
            writer.count(phrase)
            writer.optional(next) { $0.day($1) }
        case .triaged(let stage, let caseFile, let reason):
            writer.code(stage)
            writer.optional(caseFile) { $0.id($1) }
            writer.text(reason)
        case .unlinked(let caseFile, let reason):
            writer.id(caseFile)
            writer.text(reason)
        case .setAside(let until, let reason):
            writer.optional(until) { $0.instant($1) }
            writer.text(reason)
        case .reviewDecided(let asked, let upheld):
            writer.instant(asked)
            writer.bool(upheld)
        }
    }

    package static func read(
        number: Int,
        version: Int,
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> ReportEntry {
        guard version == 1 || version == 2 && number <= 2 else { throw .newer }
        switch number {
        case 1: return .received(try Intake(version: version, from: &reader))
        case 2: return .added(try Addition(version: version, from: &reader))
        case 3: return .disagreed(words: try reader.text())
        case 4:
            return .rated(
                process: try reader.optional { r throws(DecodingFailure) in try r.count() },
                outcome: try reader.optional { r throws(DecodingFailure) in try r.count() },
                words: try reader.text()
            )
        case 5: return .contactGiven(try reader.id())
        case 6: return .contactWithdrawn(words: try reader.text())
        case 7: return .adopted(outsideHash: try reader.blob())
        case 8: return .acknowledged
        case 9: return .replied(text: try reader.text(), message: try reader.count())
        case 10:
            return .promised(
                phrase: try reader.count(),
                next: try reader.optional { r throws(DecodingFailure) in try r.day() }
            )
        case 11:
            return .triaged(
                try reader.code(),
                caseFile: try reader.optional { r throws(DecodingFailure) in try r.id() },
                reason: try reader.text()
            )
        case 12: return .unlinked(caseFile: try reader.id(), reason: try reader.text())
        case 13: return .noted(text: try reader.text())
        case 14:
            return .setAside(
                until: try reader.optional { r throws(DecodingFailure) in try r.instant() },
                reason: try reader.text()
            )
        case 15: return .moved(reason: try reader.text())
        case 16: return .reviewDecided(asked: try reader.instant(), upheld: try reader.bool())
        case 17: return .shared(try reader.value())
        case 37: return .keptApart(try reader.value())
        case 38: return .readingAsked(try reader.id())
        case 57: return .contactErased
        case 58: return .transcribed(try reader.value())
        case 59: return .fileErased(try reader.count(), voiceOnly: try reader.bool())
        case 67: return .erasureDeclined(try reader.id())
        default: throw .newer
        }
    }
}
