// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Records

// What goes with what is erased, as it stands now: opened with the keys of whoever signs.
extension Operations {
    private struct Gathered {
        var records: [ErasedRecord] = []
        var blobs: [[UInt8]] = []

        mutating func add<State: RecordState>(_ opened: Opened<State>, _ blobs: [[UInt8]] = []) throws {
            guard !opened.isReadOnly else { throw Refusal.readOnly }
            records.append(opened.erased)
            self.blobs += blobs
        }
    }

    /// - Throws: `underHold`, `notThisStage` or `notFound`: then nothing of it may go now.
    func erasure(
        of subject: ErasureSubject,
        _ ground: ErasureGround,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> Erasure {
        var gathered = Gathered()
        let room: CompartmentID
        switch subject {
        case .caseFile(let id):
            let file = try tx.open(CaseState.self, id, session.ring)
            guard file.state.hold == nil else { throw Refusal.underHold }
            guard file.state.isClosed else { throw Refusal.notThisStage }
            try gathered.add(file, file.state.files.map(\.blob))
            for report in file.state.reports {
                guard let report = try reachable(ReportState.self, report, tx, session),
                    report.state.cases.allSatisfy({ $0 == id })
                else { continue }
                try gather(report, into: &gathered, tx, session)
            }
            room = file.compartment
        case .report(let id):
            let report = try tx.open(ReportState.self, id, session.ring)
            guard report.state.stage.isEnd, report.state.cases.isEmpty else { throw Refusal.notThisStage }
            try gather(report, into: &gathered, tx, session)
            room = report.compartment
        case .contact(let id):
            let report = try tx.open(ReportState.self, id, session.ring)
            for file in report.state.cases {
                guard try tx.open(CaseState.self, file, session.ring).state.hold == nil else {
                    throw Refusal.underHold
                }
            }
            try gatherContact(of: report, into: &gathered, tx, session)
            guard !gathered.records.isEmpty else { throw Refusal.notThisStage }
            room = report.compartment
        }
        // Who reads it as a guest does not decide that it goes.
        guard session.ring.holds(room) else { throw Refusal.notAllowed }
        return Erasure(subject, ground, room: room, records: gathered.records, blobs: gathered.blobs)
    }

    private func gather(
        _ report: Opened<ReportState>,
        into gathered: inout Gathered,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        try gathered.add(report, report.state.files.flatMap(\.blobs))
        // Originals, which whoever signs cannot open: their files are named above.
        for part in report.state.files.compactMap(\.apart?.part) {
            if let original = try tx.erased(unopened: part.record) { gathered.records.append(original) }
        }
        try gatherReadings(of: report, files: true, into: &gathered, tx, session)
        try gatherContact(of: report, into: &gathered, tx, session)
    }

    /// Every way to be reached and every name that this report ever had, taken back or not.
    private func gatherContact(
        of report: Opened<ReportState>,
        into gathered: inout Gathered,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        for id in report.state.contactsLeft {
            // One that is gone already, or lies where this member does not read, is not theirs to sign away.
            guard let contact = try reachable(ContactState.self, id, tx, session) else { continue }
            try gathered.add(contact)
        }
        // Names kept apart, which whoever signs cannot open, and who asked to read them.
        for part in report.state.apart {
            if let name = try tx.erased(unopened: part.part.record) { gathered.records.append(name) }
        }
        try gatherReadings(of: report, files: false, into: &gathered, tx, session)
    }

    /// Who asked to read its names, or for the originals of its files.
    private func gatherReadings(
        of report: Opened<ReportState>,
        files: Bool,
        into gathered: inout Gathered,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        for id in report.state.readings {
            guard let reading = try reachable(ReadingState.self, id, tx, session),
                (reading.state.request?.file != nil) == files
            else { continue }
            try gathered.add(reading)
        }
    }
}
