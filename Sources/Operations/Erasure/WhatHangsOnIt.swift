// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Records

// What goes with what is erased, as it stands now: opened with the keys of whoever signs.
extension Operations {
    private struct Gathered {
        var records: [ErasedRecord] = []
        var blobs: [[UInt8]] = []

        /// - Throws: `conflict` where something waits for it that nobody has read: nothing said goes unread.
        mutating func add<State: RecordState>(
            _ opened: Opened<State>,
            _ blobs: [[UInt8]],
            _ tx: RecordTransaction
        ) throws {
            guard !opened.isReadOnly else { throw Refusal.readOnly }
            guard try !tx.isUnread(opened.id) else { throw Refusal.conflict(head: opened.head) }
            records.append(opened.erased)
            self.blobs += blobs
        }
    }

    /// - Throws: `underHold`, `notThisStage` or `notFound`: then nothing of it may go now; `conflict` for words that
    ///   nobody has read; `damaged` for a part that was changed from outside, which would otherwise be left out.
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
            try gathered.add(file, file.state.files.map(\.blob), tx)
            for report in file.state.reports {
                // One that is in another case too stays with that one, wherever it went.
                guard let report = try tx.part(ReportState.self, report, session.ring),
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
            guard try !tx.isUnread(id) else { throw Refusal.conflict(head: report.head) }
            try requireNoHold(report, tx, session)
            try gatherContact(of: report, into: &gathered, tx, session)
            guard !gathered.records.isEmpty else { throw Refusal.notThisStage }
            room = report.compartment
        case .voice(let id, let file, let transcript):
            var report = try tx.open(ReportState.self, id, session.ring)
            try tx.settleFiles(of: &report)
            try requireNoHold(report, tx, session)
            guard report.state.voices.contains(file),
                transcript == report.state.transcript(of: file)?.number ?? 0,
                ground == .retention || ground == .transcribed && transcript > 0
            else { throw Refusal.notThisStage }
            gathered.blobs += [report.state.files[file].copy.file?.blob].compactMap { $0 }
            room = report.compartment
        case .file(let id, let file):
            var report = try tx.open(ReportState.self, id, session.ring)
            try tx.settleFiles(of: &report)
            try requireNoHold(report, tx, session)
            guard report.state.files.indices.contains(file), !report.state.files[file].isErased else {
                throw Refusal.notThisStage
            }
            try gather(report.state.files[file], of: report, into: &gathered, tx, session)
            room = report.compartment
        }
        if ground == .transcribed {
            guard case .voice = subject else { throw Refusal.notThisStage }
        }
        // Who reads it as a guest does not decide that it goes.
        guard session.ring.holds(room) else { throw Refusal.notAllowed }
        let erasure = Erasure(subject, ground, room: room, records: gathered.records, blobs: gathered.blobs)
        try tx.requireOwn(erasure)
        return erasure
    }

    /// Whoever keeps a case for the law keeps what was ever in it: a report that was taken out of it is not let go.
    private func requireNoHold(
        _ report: Opened<ReportState>,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        for id in report.state.everIn where try tx.part(CaseState.self, id, session.ring)?.state.hold != nil {
            throw Refusal.underHold
        }
        // Whether a case that this member does not read keeps it for the law, nobody here can say.
        for id in report.state.cases where try isOutOfSight(id, tx, session) { throw Refusal.notAllowed }
    }

    /// A case that stands, in a room that this member does not read.
    func isOutOfSight(_ file: RecordID, _ tx: RecordTransaction, _ session: Session) throws -> Bool {
        guard try tx.part(CaseState.self, file, session.ring) == nil else { return false }
        return try tx.part(elsewhere: file) != nil
    }

    private func gather(
        _ report: Opened<ReportState>,
        into gathered: inout Gathered,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        try requireNoHold(report, tx, session)
        var report = report
        try tx.settleFiles(of: &report)
        try gathered.add(report, report.state.files.flatMap(\.blobs), tx)
        // Originals, which whoever signs cannot open: their files are named above.
        for part in report.state.files.compactMap(\.apart?.part) {
            if let original = try tx.part(unopened: part.record) { gathered.records.append(original) }
        }
        try gatherReadings(of: report, into: &gathered, tx, session) { $0.file != nil }
        try gatherContact(of: report, into: &gathered, tx, session)
    }

    /// One file: with its copy, its original, and who asked for that.
    private func gather(
        _ file: SentFile,
        of report: Opened<ReportState>,
        into gathered: inout Gathered,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        gathered.blobs += file.blobs
        guard let part = file.apart?.part else { return }
        if let original = try tx.part(unopened: part.record) { gathered.records.append(original) }
        try gatherReadings(of: report, into: &gathered, tx, session) { $0.apart == part.record }
    }

    /// Every way to be reached and every name that this report ever had, taken back or not, and who asked to read them.
    ///
    /// What whoever signs cannot open goes unopened: names are kept apart from them, and a way to be reached may
    /// have stayed in a room that the report has left.
    private func gatherContact(
        of report: Opened<ReportState>,
        into gathered: inout Gathered,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws {
        for id in report.state.contactsLeft {
            if let contact = try tx.part(ContactState.self, id, session.ring) {
                try gathered.add(contact, [], tx)
            } else if let contact = try tx.part(elsewhere: id) {
                gathered.records.append(contact)
            }
        }
        for part in report.state.apart {
            if let name = try tx.part(unopened: part.part.record) { gathered.records.append(name) }
        }
        try gatherReadings(of: report, into: &gathered, tx, session) { $0.file == nil }
        // Requests that this member cannot open may be for a name.
        for id in report.state.readings where try tx.part(ReadingState.self, id, session.ring) == nil {
            if let reading = try tx.part(elsewhere: id) { gathered.records.append(reading) }
        }
    }

    /// Who asked to read its names, or for the originals of its files: those that are meant.
    private func gatherReadings(
        of report: Opened<ReportState>,
        into gathered: inout Gathered,
        _ tx: RecordTransaction,
        _ session: Session,
        where isMeant: (ReadingRequest) -> Bool
    ) throws {
        for id in report.state.readings {
            guard let reading = try tx.part(ReadingState.self, id, session.ring),
                let request = reading.state.request, isMeant(request)
            else { continue }
            try gathered.add(reading, [], tx)
        }
    }
}
