// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Blobs
import Domain
import Operations
import Records
import Sandbox
import TestSupport
import Testing

/// A report with files, and what its readers and custodians do about their originals.
struct WithFiles {
    static let name = "oxenholme-wren-at-home.jpg"
    static let content = Array("two goats, one of them white".utf8)

    let house: TestInstallation
    let verbs: Operations
    let report: RecordID

    init(
        _ house: TestInstallation,
        _ files: [[UInt8]] = [content],
        as contentType: String = "image/jpeg",
        cleaner: Cleaner? = nil,
        milliseconds: Int = 60_000
    ) throws {
        self.house = house
        var options = house.operations.options
        options.cleaner = cleaner
        options.cleaningMilliseconds = milliseconds
        verbs = Operations(store: house.operations.store, wall: house.wall, options: options)
        report = try verbs.acceptReport(try WithFiles.told(house, verbs, files, as: contentType), token: nil)
            .id
        let officer = try house.signIn(.officer)
        _ = try verbs.rows(ListFilter(kind: .report), officer)
    }

    init(_ house: TestInstallation, _ verbs: Operations, _ report: RecordID) {
        self.house = house
        self.verbs = verbs
        self.report = report
    }

    static func told(
        _ house: TestInstallation,
        _ verbs: Operations,
        _ files: [[UInt8]],
        as contentType: String = "image/jpeg"
    ) throws -> NewReport {
        NewReport(
            channel: .webForm,
            language: "en",
            site: house.ridge,
            words: "Goats.",
            files: try files.map { try file(verbs, $0, as: contentType) }
        )
    }

    static func file(
        _ verbs: Operations,
        _ bytes: [UInt8],
        as contentType: String
    ) throws -> FileReference {
        let intake = try verbs.beginFile(name: name, contentType: contentType)
        try unsafe bytes.withUnsafeBytes { try unsafe intake.receive($0) }
        return try intake.finish()
    }

    func sent(_ session: Session, _ index: Int = 0) throws -> SentFile {
        let files = try verbs.openReport(report, session).report.state.files
        return try #require(files.indices.contains(index) ? files[index] : nil)
    }

    @discardableResult
    func ask(_ session: Session, _ index: Int = 0) throws -> RecordID {
        let part = try #require(try sent(session, index).apart).part.record
        let question = ReadingQuestion(purpose: .refer, words: "The prosecutor wants it.")
        return try verbs.askToRead(part, of: report, question, session)
    }

    func allow(_ reading: RecordID, hours: Int = 4) throws {
        try verbs.answerReading(
            reading,
            .grant(hours: hours),
            passphrase: TestInstallation.passphrase,
            seen: nil,
            try house.signIn(.custodian)
        )
    }

    func original(_ session: Session, _ index: Int = 0) throws -> OpenedFile {
        try verbs.openFile(.report, report, index: index, session)
    }

    static func bytes(_ file: OpenedFile) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try unsafe piece.withUnsafeMutableBytes { try unsafe file.reader.next(into: $0) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }
}
