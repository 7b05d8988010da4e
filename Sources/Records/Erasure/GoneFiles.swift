// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

extension RecordTransaction {
    /// Which of a report's files are gone, by what two people have signed and not by what the report says of itself.
    ///
    /// A step that one person wrote takes no file from the readers: it is believed where the sealed file is gone too, and is
    /// an alarm where it is not. After an older copy was put back the step is missing; the signed notice says what is gone.
    package func settleFiles(of report: inout Opened<ReportState>) throws {
        let sent = report.state.filesSent
        guard !sent.isEmpty else { return }
        var files: Set<Int> = []
        var voices: Set<Int> = []
        var signed: Set<[UInt8]>?
        func isGone(_ blob: [UInt8]?, said: Bool) throws -> Bool {
            guard let blob, try !isKept(blob: blob) else {
                if said, blob != nil { store.alarms.add(.changedSlots, report.id) }
                return false
            }
            if said { return true }
            let known = try signed ?? signedAway()
            signed = known
            return known.contains(blob)
        }
        for (index, file) in sent.enumerated() {
            let isSaid = report.state.filesErased.contains(index)
            if try isGone(file.originalBlob, said: isSaid) {
                files.insert(index)
            } else if try isGone(file.copy.file?.blob, said: report.state.voicesErased.contains(index)) {
                voices.insert(index)
            }
        }
        report.state.setGone(files: files, voices: voices)
    }

    /// The sealed files that two people have signed away.
    private func signedAway() throws -> Set<[UInt8]> {
        let directory = store.directory.state
        return Set(try erasures().map(\.notice).filter { $0.isSigned(directory) }.flatMap(\.erasure.blobs))
    }
}
