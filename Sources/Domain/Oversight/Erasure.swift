// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Why something is erased; a closed list, so that nothing of its words stays behind (Design 4 "Erasure").
package enum ErasureGround: Int, Taxonomy {
    case retention = 1
    case asked, withdrawn, ordered, mistaken, transcribed

    /// Those that people choose from.
    package static let chosen: [ErasureGround] = [.retention, .asked, .withdrawn, .ordered, .mistaken]

    package var term: Term {
        switch self {
        case .retention: Term("retention", "the time for keeping it is over")
        case .asked: Term("asked", "the person it is about asked for it")
        case .withdrawn: Term("withdrawn", "the consent to keep it was taken back")
        case .ordered: Term("ordered", "a court or an authority ordered it")
        case .mistaken: Term("mistaken", "it came here by mistake")
        case .transcribed: Term("transcribed", "what is said in it was typed")
        }
    }
}

/// What goes in one erasure; what hangs on it goes with it (Design 4 "Erasure").
package enum ErasureSubject: Hashable, Sendable {
    /// A closed case with the reports that are in no other case, and the ways to reach those who reported.
    case caseFile(RecordID)
    /// A report that is in no case, with the way to reach who sent it.
    case report(RecordID)
    /// Only the way to reach who sent this report; the coded facts stay (Domain 4.8).
    case contact(report: RecordID)
    /// Only the copy in which readers hear a voice: the typing of that number takes its place, or with 0 none does.
    case voice(report: RecordID, file: Int, transcript: Int)
    /// One file of a report, with its copy and the original that is kept apart.
    case file(report: RecordID, file: Int)

    /// The place of the one file of a report that is meant.
    package var file: Int? {
        switch self {
        case .voice(_, let file, _), .file(_, let file): file
        case .caseFile, .report, .contact: nil
        }
    }

    package var record: RecordID {
        switch self {
        case .caseFile(let id), .report(let id), .contact(let id), .voice(let id, _, _), .file(let id, _): id
        }
    }
}

extension ErasureSubject: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        switch self {
        case .caseFile: writer.byte(1)
        case .report: writer.byte(2)
        case .contact: writer.byte(3)
        case .voice: writer.byte(4)
        case .file: writer.byte(5)
        }
        writer.id(record)
        switch self {
        case .caseFile, .report, .contact: break
        case .voice(_, let file, let transcript):
            writer.count(file)
            writer.count(transcript)
        case .file(_, let file): writer.count(file)
        }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        let part = try reader.byte()
        let id: RecordID = try reader.id()
        switch part {
        case 1: self = .caseFile(id)
        case 2: self = .report(id)
        case 3: self = .contact(report: id)
        case 4: self = .voice(report: id, file: try reader.count(), transcript: try reader.count())
        case 5: self = .file(report: id, file: try reader.count())
        default: throw .newer
        }
    }
}

/// A record as it stood when it was signed away: its chain of hashes stays, its sealed words go.
package struct ErasedRecord: Hashable, Sendable, BinaryCodable {
    package let id: RecordID
    package let head: Int
    /// Of the newest entry: it covers all that stand before it.
    package let hash: [UInt8]

    package init(id: RecordID, head: Int, hash: [UInt8]) {
        self.id = id
        self.head = head
        self.hash = hash
    }

    package func write(to writer: inout ByteWriter) {
        writer.id(id)
        writer.count(head)
        writer.blob(hash)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        id = try reader.id()
        head = try reader.count()
        hash = try reader.blob()
    }
}

/// What the number of an erasure is of.
package enum ErasureStep {}
/// The random number of an erasure.
package typealias ErasureID = ID<ErasureStep>

/// Exactly what two people sign: which records and which sealed files, and no word of why they were kept.
package struct Erasure: Hashable, Sendable, BinaryCodable {
    package let subject: ErasureSubject
    package let ground: ErasureGround
    /// Whose record it is: who may not read there learns of no erasure (Domain 4.12).
    package let room: CompartmentID
    package let records: [ErasedRecord]
    package let blobs: [[UInt8]]

    package init(
        _ subject: ErasureSubject,
        _ ground: ErasureGround,
        room: CompartmentID,
        records: [ErasedRecord],
        blobs: [[UInt8]]
    ) {
        self.subject = subject
        self.ground = ground
        self.room = room
        self.records = records
        self.blobs = blobs
    }

    package func write(to writer: inout ByteWriter) {
        writer.byte(1)
        writer.value(subject)
        writer.code(ground)
        writer.id(room)
        writer.list(records) { $0.value($1) }
        writer.list(blobs) { $0.blob($1) }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        guard try reader.byte() == 1 else { throw .newer }
        subject = try reader.value()
        ground = try reader.code()
        room = try reader.id()
        records = try reader.list { r throws(DecodingFailure) in try r.value() }
        blobs = try reader.list { r throws(DecodingFailure) in try r.blob() }
    }
}
