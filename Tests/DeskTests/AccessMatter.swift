// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import Operations
import Records
import TestSupport
import Testing

/// A case with its report, a second case, and a report that is no case yet; all in one room, each with a file.
struct AccessMatter {
    let caseFile: RecordID
    let linked: RecordID
    let report: RecordID
    let waiting: RecordID
    /// The name that is kept apart from it.
    let apart: RecordID
    /// The case that the waiting report can be joined with: one that lies where it lies.
    let joinable: RecordID
    /// The code by which the second case is found.
    let linkedCode: String
    /// Whoever may read the room, to be named as lead.
    let reader: MemberID
    /// What a form names that only a prepared case has: a call, a disagreement, the head that is signed over.
    private(set) var named: [(String, String)] = []
    private let receipt: String

    init(_ cast: AccessCast, _ room: AccessTable.Room) throws {
        let house = cast.house
        let maker = try AccessMatter.maker(cast, room)
        reader = maker.member
        let first = try AccessMatter.tell(house, room)
        let second = try AccessMatter.tell(house, room)
        report = first.id
        receipt = first.receipt
        _ = try house.operations.list(ListFilter(kind: .report), after: nil, maker)
        caseFile = try AccessMatter.open(house, report, maker)
        linked = try AccessMatter.open(house, second.id, maker)
        try house.operations.addFile(caseFile, try AccessMatter.file(house), maker)
        if room == .alone {
            let others = [try #require(cast[.headquarters].member)]
            for id in [caseFile, linked] { try AccessMatter.shut(house, id, others, maker) }
        }
        // Nothing is sent to a room of one case: the report that waits there was taken out of it again.
        if room == .alone {
            try house.operations.takeOut(second.id, of: linked, reason: "Another day.", seen: nil, maker)
        }
        waiting = room == .alone ? second.id : try AccessMatter.tell(house, room).id
        apart = try #require(try house.operations.openReport(waiting, maker).apart.first).record
        joinable = room == .alone ? linked : caseFile
        linkedCode = try #require(
            try house.operations.openCase(linked, maker).file.state.opening?.code
        )
    }

    /// Brings the case to where a step can be taken.
    mutating func prepare(_ verb: CaseVerb, _ cast: AccessCast, _ room: AccessTable.Room) throws {
        let operations = cast.house.operations
        let maker = try AccessMatter.maker(cast, room)
        switch verb {
        case .reviewCall:
            let call = UrgentCall(
                couldHarm: .no,
                theyWantIt: .yes,
                isUninvolved: .yes,
                called: "A lawyer",
                said: "Come."
            )
            try operations.actNow(caseFile, call, maker)
            let made = try operations.openCase(caseFile, maker).file.state.calls.last
            named = [("review-call-sequence", String(try #require(made).sequence))]
        case .lift:
            let review = operations.now.day.adding(days: 90)
            try operations.hold(caseFile, reason: "A court asked.", review: review, seen: nil, maker)
        case .unlink: try operations.link(caseFile, to: linked, reason: "Same day.", seen: nil, maker)
        case .confirm:
            try grade(4, operations, maker)
            try operations.close(caseFile, AccessMatter.closing, seen: nil, maker)
            let head = try operations.openCase(caseFile, maker).file.headDigest
            named = [("confirm-over", Hex.text(head))]
        case .reopen:
            try grade(1, operations, maker)
            try operations.close(caseFile, AccessMatter.closing, seen: nil, maker)
        case .review:
            try grade(1, operations, maker)
            try operations.close(caseFile, AccessMatter.closing, seen: nil, maker)
            guard case .visit(let visit) = try operations.follow(receipt) else {
                throw Refusal.notFound
            }
            _ = try operations.act(.disagree(words: "Not so."), token: visit.token)
            _ = try operations.list(ListFilter(kind: .report), after: nil, maker)
            let asked = try operations.openCase(caseFile, maker).file.state.disagreements.first
            named = [("review-sequence", String(try #require(asked).sequence))]
        default: break
        }
    }

    /// From severity 4 on the end is only proposed.
    private func grade(_ scale: Int, _ operations: Operations, _ maker: Session) throws {
        try operations.assess(
            caseFile,
            scale: scale,
            scope: 1,
            irremediability: 1,
            childVictim: false,
            ongoing: false,
            reason: "As far as is known.",
            seen: nil,
            maker
        )
    }

    static let answers = Dictionary(
        ClosingItem.allCases.map { ($0.rawValue, "Done, and written down.") }
    ) { first, _ in first }

    private static var closing: Closing {
        var closing = Closing(
            outcome: .insufficientInformation,
            summary: "Too little known.",
            answers: answers
        )
        for need in closing.outcome.needs { closing.needs[need.rawValue] = "Written down." }
        return closing
    }

    /// Somebody who is none of the cast where a second reader is there, so that each of the cast can be the second.
    static func maker(_ cast: AccessCast, _ room: AccessTable.Room) throws -> Session {
        switch room {
        case .ridge, .nobody: try cast.second()
        case .port: try #require(cast[.otherSiteOfficer].session)
        case .restricted: try #require(cast[.focalPoint].session)
        case .outside: try #require(cast[.independentReader].session)
        case .alone: try #require(cast[.officer].session)
        }
    }

    private static func tell(_ house: TestInstallation, _ room: AccessTable.Room) throws -> Accepted {
        var told = NewReport(
            channel: .webForm,
            language: "en",
            site: room == .port ? house.port : house.ridge,
            words: "Soldiers took two goats at the bridge.",
            contact: WorkingContact(mode: .viaCode, name: "Bramblethwaite")
        )
        told.isSensitive = room == .restricted
        if room == .outside { told.mustNotSee = "The officer" }
        told.files = [try file(house)]
        return try house.operations.acceptReport(told, token: nil)
    }

    private static func open(
        _ house: TestInstallation,
        _ report: RecordID,
        _ maker: Session
    ) throws -> RecordID {
        let choice = TriageChoice.openCase(title: "Goats taken", track: .heavy)
        return try #require(try house.operations.triage(report, choice, seen: nil, maker))
    }

    private static func shut(
        _ house: TestInstallation,
        _ id: RecordID,
        _ members: [MemberID],
        _ maker: Session
    ) throws {
        try house.operations.move(
            id,
            to: .alone(members),
            reason: "Few may know.",
            passphrase: AccessCast.passphrase,
            seen: nil,
            maker
        )
    }

    static func file(_ house: TestInstallation) throws -> FileReference {
        let intake = try house.operations.beginFile(name: "goats.txt", contentType: "text/plain")
        try unsafe Array("two goats".utf8).withUnsafeBytes { try unsafe intake.receive($0) }
        return try intake.finish()
    }
}

extension AccessCast {
    /// The second officer of the first site, who is not of the cast.
    func second() throws -> Session {
        if let known = spareSession { return known }
        let session = try house.signIn(.secondOfficer)
        spareSession = session
        return session
    }
}
