// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// The notices that have their second signature, by what they name: read once in a transaction.
struct SignedAway {
    private var files: [[UInt8]: [ErasureNotice]] = [:]
    private var records: Set<RecordID> = []

    init(_ stored: [StoredErasure]) {
        for notice in stored.map(\.notice) where notice.second != nil {
            for blob in notice.erasure.blobs { files[blob, default: []].append(notice) }
            records.formUnion(notice.erasure.records.map(\.id))
        }
    }

    /// Whether two people have signed this file away, in this record where one is given.
    func isNamed(_ blob: [UInt8], of record: RecordID? = nil, _ directory: DirectoryState) -> Bool {
        files[blob, default: []].contains { notice in
            (record == nil || notice.erasure.touched.contains { $0 == record }) && notice.isSigned(directory)
        }
    }

    func names(_ record: RecordID) -> Bool { records.contains(record) }
}

extension Erasure {
    /// The records of which it takes something.
    var touched: [RecordID] { [subject.record] + records.map(\.id) }
}

extension RecordTransaction {
    /// Which of a report's files are gone, by what two people have signed and not by what the report says of itself.
    ///
    /// A step that one person wrote takes no file from the readers and is an alarm, also where the sealed file was taken
    /// away beside it; and so is a file that nobody keeps any more and nobody has signed away. After an older copy was put
    /// back the step is missing, and the signed notice says what is gone.
    package func settleFiles(of report: inout Opened<ReportState>) throws {
        var files: Set<Int> = []
        var voices: Set<Int> = []
        var isMissing = false
        func isGone(_ blob: [UInt8]) throws -> Bool {
            guard try !isKept(blob: blob) else { return false }
            if try signedAway().isNamed(blob, of: report.id, store.directory.state) { return true }
            isMissing = true
            return false
        }
        for (index, file) in report.state.filesSent.enumerated() {
            if try isGone(file.originalBlob) {
                files.insert(index)
            } else if let copy = file.copy.file, try isGone(copy.blob) {
                voices.insert(index)
            }
        }
        if isMissing || !report.state.filesErased.isSubset(of: files)
            || !report.state.voicesErased.isSubset(of: voices.union(files))
        {
            store.alarms.add(.changedSlots, report.id)
        }
        report.state.setGone(files: files, voices: voices)
    }
}
