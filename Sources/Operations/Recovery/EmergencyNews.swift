// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

/// What a member has to know or do about emergency keys today.
package struct EmergencyNews: Sendable {
    /// Announced and not over: this member may object, enters a share, or shall be let in.
    package var courses: [RecoveryCourse] = []
    /// Keys of which this member has not said that they have their share.
    package var unconfirmed: [RecoverySet] = []
    /// The paper has not been looked for in a long time.
    package var drills: [RecoverySet] = []
    /// What was opened with a key of late, or with the last one of a group that has no other.
    package var done: [RecoveryCourse] = []

    package var isEmpty: Bool { courses.isEmpty && unconfirmed.isEmpty && drills.isEmpty && done.isEmpty }
}

extension Operations {
    /// So long everybody concerned reads that somebody was let in, whatever key was made since.
    package static let useToldDays = 30

    package func emergencyNews(_ session: Session) -> EmergencyNews {
        let directory = directory
        let member = session.member
        var news = EmergencyNews()
        guard session.person?.isActive == true else { return news }
        news.courses = directory.recoveries.values.filter { course in
            course.isOpen
                && (directory.mayObject(member, to: course) || course.recipient == member
                    || session.has(.administrator))
        }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let alive = directory.recoverySets.filter { $0.spentBy == nil && !$0.isReplaced }
        news.unconfirmed = alive.filter { set in
            set.publicKey != nil && set.holder(member).map { $0.confirmed == nil } ?? false
        }
        news.drills = alive.filter { $0.holder(member)?.isDrillDue(now) ?? false }
        news.done = directory.recoveries.values.filter { course in
            guard let doneAt = course.doneAt, let set = directory.recoverySet(id: course.set),
                set.holder(member) != nil || directory.reads(member, course.group)
                    || session.has(.administrator)
            else { return false }
            return now <= doneAt.adding(days: Operations.useToldDays)
                || directory.lacksKey(since: course)
        }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        return news
    }
}
