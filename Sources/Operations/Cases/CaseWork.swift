// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Records

extension Operations {
    /// Writes on one record in one transaction, if nobody has written since the page was drawn.
    ///
    /// What was seen is the head that the page carried; nil where a conflict cannot hurt.
    func change<State: RecordState, T>(
        _ type: State.Type,
        _ id: RecordID,
        seen: Int?,
        _ session: Session,
        _ body: (RecordTransaction, inout Opened<State>) throws -> T
    ) throws -> T {
        try refusing {
            try renewKeys(session)
            return try store.write { tx in
                var opened = try tx.open(type, id, session.ring)
                if let seen, seen != opened.head { throw Refusal.conflict(head: opened.head) }
                return try body(tx, &opened)
            }
        }
    }

    /// A record beside the one that is written on: nil where this member may not open or write on it.
    ///
    /// A report can be in two cases of which one has moved away; the step is then taken without it.
    func reachable<State: RecordState>(
        _ type: State.Type,
        _ id: RecordID,
        _ tx: RecordTransaction,
        _ session: Session
    ) throws -> Opened<State>? {
        do {
            let opened = try tx.open(type, id, session.ring)
            return opened.isReadOnly ? nil : opened
        } catch RecordsError.notFound, RecordsError.notEntitled, RecordsError.damaged {
            return nil
        }
    }

    func append(
        _ entries: [CaseEntry],
        to id: RecordID,
        seen: Int?,
        _ session: Session
    ) throws {
        try change(CaseState.self, id, seen: seen, session) { tx, opened in
            guard !opened.state.isClosed else { throw Refusal.notThisStage }
            try tx.append(&opened, entries, by: session.writer)
            try setTimer(opened, tx)
        }
    }

    /// The one timer of a record: its clock that is due first.
    func setTimer(_ opened: Opened<CaseState>, _ tx: RecordTransaction) throws {
        let dues = opened.state.dues(store.summaries).sorted { $0.at < $1.at }
        let received = opened.state.opening?.received ?? tx.now
        try setTimer(opened.id, in: opened.compartment, dues, received: received, tx)
    }

    func setTimer(_ opened: Opened<ReportState>, _ tx: RecordTransaction) throws {
        // To say that it arrived helps nobody in danger: they are called for until the report has found its way.
        if opened.state.isInDanger, !opened.state.stage.isEnd { return }
        var due = opened.state.stage.isEnd ? nil : opened.state.acknowledgeDue(store.summaries)
        // What was set aside comes back by itself.
        if let until = opened.state.asideUntil, !opened.state.stage.isEnd { due = until }
        let dues = due.map { [Due(clock: .acknowledge, at: $0)] } ?? []
        let received = opened.state.intake?.received ?? tx.now
        try setTimer(opened.id, in: opened.compartment, dues, received: received, tx)
    }

    private func setTimer(
        _ record: RecordID,
        in room: CompartmentID,
        _ dues: [Due],
        received: Instant,
        _ tx: RecordTransaction
    ) throws {
        let id = tx.timerID(record)
        guard let first = dues.first else { return try tx.removeTimer(id) }
        try tx.put(
            StoredTimer(
                id: id,
                due: first.at,
                record: record,
                clock: first.clock,
                room: room,
                start: received,
                later: dues.dropFirst().prefix(8).map(\.at)
            )
        )
    }

    static func reason(_ text: String) throws -> String {
        let reason = text
        guard reason.contains(where: { !$0.isWhitespace }) else { throw Refusal.reasonMissing }
        return reason
    }

    static func words(_ text: String, limit: Int = 20_000) throws -> String {
        guard text.contains(where: { !$0.isWhitespace }) else { throw Refusal.empty }
        guard text.count <= limit else { throw Refusal.tooLong }
        return text
    }
}
