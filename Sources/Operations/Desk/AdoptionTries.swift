// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform

/// Which waiting records a member's keys do not open, so that other people's are not tried at every page.
final class AdoptionTries: Sendable {
    private struct Tried {
        var sequence: Int
        var records: Set<RecordID>
    }
    private let tried = Monitor<[MemberID: Tried]>([:])

    /// The ones to try now; a change of the directory may have brought keys, so everything is tried again.
    func untried(_ waiting: [RecordID], by session: Session) -> [RecordID] {
        let sequence = session.directorySequence
        return tried.change { tried in
            var mine = tried[session.member] ?? Tried(sequence: sequence, records: [])
            if mine.sequence != sequence { mine = Tried(sequence: sequence, records: []) }
            mine.records.formIntersection(waiting)
            tried[session.member] = mine
            return waiting.filter { !mine.records.contains($0) }
        }
    }

    /// A record that was taken in may wait again when its reporter writes again.
    func tried(_ record: RecordID, by session: Session, again: Bool) {
        tried.change { tried in
            if again {
                _ = tried[session.member]?.records.remove(record)
            } else {
                tried[session.member]?.records.insert(record)
            }
        }
    }
}
