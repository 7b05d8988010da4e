// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

extension RecordTransaction {
    /// Which of a report's files are gone, by what two people have signed and not by what the report says of itself.
    ///
    /// A step that one person wrote takes no file from the readers and is an alarm, also where the sealed file was taken
    /// away beside it. After an older copy was put back the step is missing, and the signed notice says what is gone.
    package func settleFiles(of report: inout Opened<ReportState>) throws {
        var files: Set<Int> = []
        var voices: Set<Int> = []
        for (index, file) in report.state.filesSent.enumerated() {
            if try isSignedAway(file.originalBlob) {
                files.insert(index)
            } else if let copy = file.copy.file, try isSignedAway(copy.blob) {
                voices.insert(index)
            }
        }
        if !report.state.filesErased.isSubset(of: files)
            || !report.state.voicesErased.isSubset(of: voices.union(files))
        {
            store.alarms.add(.changedSlots, report.id)
        }
        report.state.setGone(files: files, voices: voices)
    }

    /// Whether a sealed file is out of the store by two signatures; the notices are read only where it is out.
    private func isSignedAway(_ blob: [UInt8]) throws -> Bool {
        guard try !isKept(blob: blob) else { return false }
        let directory = store.directory.state
        return try erasures().contains {
            $0.notice.erasure.blobs.contains(blob) && $0.notice.isSigned(directory)
        }
    }
}
