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
            try store.write { tx in
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
        let id = tx.timerID(opened.id)
        guard let due = opened.state.summary(store.summaries).figures.firstDue else {
            return try tx.removeTimer(id)
        }
        try tx.put(StoredTimer(id: id, due: due.at, record: opened.id, clock: due.clock))
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
