// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Records
internal import Vault

/// Where a page of a list begins or ends: the sort key of one row, so that it holds when the row itself has gone.
package struct ListCursor: Sendable, Hashable {
    let figures: Figures
    let id: RecordID
}

extension Operations {
    /// A cursor for an address: sealed, since it holds dates and grades, and addresses stay in histories;
    /// the same page has the same address.
    package func text(_ cursor: ListCursor) -> String {
        var writer = ByteWriter()
        writer.value(cursor.figures)
        writer.id(cursor.id)
        return Hex.text(
            Seal.sealAlike(writer.bytes, key: store.secrets.form, context: Operations.cursorContext)
        )
    }

    /// Nil for what is no cursor of this installation.
    package func cursor(_ text: String) -> ListCursor? {
        guard let bytes = Hex.bytes(text),
            let plain = try? Seal.open(bytes, key: store.secrets.form, context: Operations.cursorContext)
        else { return nil }
        var reader = ByteReader(plain)
        guard let figures = try? Figures(from: &reader), let id = try? reader.id(Record.self) else {
            return nil
        }
        return ListCursor(figures: figures, id: id)
    }

    private static let cursorContext = Digest.of("amparo list cursor", [])
}

/// The order of one list; total, so that a page has one place whatever changes around it.
struct ListOrder {
    let sort: ListFilter.Sort
    let now: Instant

    func sorted(_ rows: [RosterRow]) -> [RosterRow] {
        guard sort == .queue else {
            return rows.sorted { precedes(ListCursor($0), ListCursor($1)) }
        }
        return rows.map { (position: Queue.position($0.figures, $0.id, now: now), row: $0) }
            .sorted { $0.position < $1.position }.map(\.row)
    }

    func precedes(_ left: ListCursor, _ right: ListCursor) -> Bool {
        let (a, b) = (left.figures, right.figures)
        switch sort {
        case .queue:
            return Queue.position(a, left.id, now: now) < Queue.position(b, right.id, now: now)
        case .due:
            return (a.firstDue?.at ?? .distantFuture, left.id) < (b.firstDue?.at ?? .distantFuture, right.id)
        case .newest: return (a.received, left.id) > (b.received, right.id)
        case .oldest: return (a.received, left.id) < (b.received, right.id)
        case .touched: return (a.touched, left.id) > (b.touched, right.id)
        }
    }
}

extension ListCursor {
    init(_ row: RosterRow) {
        figures = row.figures
        id = row.id
    }
}

/// The order of the queue, from a roster's figures (Domain 4.3).
enum Queue {
    static func position(_ figures: Figures, _ id: RecordID, now: Instant) -> QueuePosition<RecordID> {
        let isUrgent = figures.flags.contains(.urgent)
        guard let severity = Severity(rawValue: Int(figures.severity)) else {
            return .ungraded(
                acts: figures.actSet,
                isUrgent: isUrgent,
                isSensitive: figures.flags.contains(.restricted),
                isLight: figures.kind == .caseFile && !figures.flags.contains(.heavy),
                nextLoss: figures.nextLoss(now: now),
                received: figures.received,
                subject: id
            )
        }
        return QueuePosition(
            isUrgent: isUrgent,
            severity: severity,
            scale: score(figures.scale),
            irremediability: score(figures.irremediability),
            scope: score(figures.scope),
            nextLoss: figures.nextLoss(now: now),
            received: figures.received,
            subject: id
        )
    }

    private static func score(_ value: UInt8) -> Score { Score(rawValue: Int(value)) ?? .five }
}
