// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Platform
internal import Records

/// Which waiting records a member's keys do not open, so that other people's are not tried at every page.
final class AdoptionTries: Sendable {
    private struct Tried {
        var sequence: Int
        var waiting: Set<Waiting>
    }
    private let tried = Monitor<[MemberID: Tried]>([:])

    /// The ones to try now; a change of the directory may have brought keys, so everything is tried again.
    func untried(_ waiting: [Waiting], by session: Session) -> [Waiting] {
        let sequence = session.directorySequence
        return tried.change { tried in
            var mine = tried[session.member] ?? Tried(sequence: sequence, waiting: [])
            if mine.sequence != sequence { mine = Tried(sequence: sequence, waiting: []) }
            mine.waiting.formIntersection(waiting)
            tried[session.member] = mine
            return waiting.filter { !mine.waiting.contains($0) }
        }
    }

    /// Under another key it is another try: a record may have been handed over.
    func tried(_ waiting: Waiting, by session: Session, again: Bool) {
        tried.change { tried in
            if again {
                _ = tried[session.member]?.waiting.remove(waiting)
            } else {
                tried[session.member]?.waiting.insert(waiting)
            }
        }
    }
}
