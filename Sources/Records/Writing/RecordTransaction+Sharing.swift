// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

// A record may be read by more than one compartment: a wrap and a summary for each (Design 2, 4, 5).
//
// Whoever does not hold a reader's secret closes wrap and summary in a box to its public key, the summary signed.
// A key that came in a box is not written on under, so two compartments that write in turn start a
// generation each time: dear, but nobody has to trust a key whose maker they cannot name.
extension RecordTransaction {
    /// Lets another compartment read and write a record, all of it from its beginning on.
    ///
    /// - Throws: `notEntitled` where the writer reads it by a share themselves: only its home shares it on.
    package func share<State: RecordState>(
        _ opened: inout Opened<State>,
        with compartment: CompartmentID,
        reason: String,
        by writer: Writer
    ) throws {
        try prepareToShare(opened, by: writer)
        guard !opened.readers.contains(compartment) else { return }
        _ = try room(compartment)
        opened.shares.append(compartment)
        try startGeneration(&opened, by: writer)
        try finish(
            &opened,
            [.shared(Sharing(with: compartment, true, reason: reason))],
            by: writer
        )
    }

    /// Ends a share under a fresh key; what was read stays read.
    package func unshare<State: RecordState>(
        _ opened: inout Opened<State>,
        with compartment: CompartmentID,
        reason: String,
        by writer: Writer
    ) throws {
        try prepareToShare(opened, by: writer)
        guard opened.shares.contains(compartment) else { return }
        opened.shares.removeAll { $0 == compartment }
        try startGeneration(&opened, by: writer)
        try SummaryTable.drop(opened.id, from: opened.readers.count, database)
        try finish(
            &opened,
            [.shared(Sharing(with: compartment, false, reason: reason))],
            by: writer
        )
    }

    private func prepareToShare<State>(_ opened: Opened<State>, by writer: Writer) throws {
        guard !opened.isReadOnly else { throw RecordsError.readOnly }
        guard opened.via == opened.compartment, writer.ring.holds(opened.compartment) else {
            throw RecordsError.notEntitled
        }
        try expectHead(of: opened)
    }
}
