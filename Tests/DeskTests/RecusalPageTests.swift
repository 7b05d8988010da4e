// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import Operations
import TestSupport
import Testing

/// What the pages of somebody who was taken out show: those of an installation without the case (Moment 15).
@Suite struct PagesWithoutTheCase {
    private static let pages: [DeskRoute] =
        [.today, .reports, .cases, .search, .openings, .account, .newCase]
        + SettingsPage.allCases.map { .settings($0) }

    private static func pages(_ browser: Browser, _ guessed: [RecordID]) throws -> [String] {
        var found = try pages.map { try browser.get($0).text }
        found.append(try browser.post(.find, [("words", "goats")]).text)
        found.append(try browser.post(.find, [("words", "zebra")]).text)
        for id in guessed {
            for route in [DeskRoute.caseFile(id), .report(id), .file(.caseFile, id, 0)] {
                let answer = try browser.get(route)
                found.append("\(answer.status) \(answer.text)")
            }
            let note = try browser.post(.workOnCase(.note, id), [("note-text", "x"), ("seen", "2")])
            found.append("\(note.status) \(note.text)")
        }
        return found
    }

    @Test func `are the same, page by page, as before it came`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let bo = try Browser(desk, house, .secondOfficer)
            let matter = Untold(house: house)
            let absent = [RecordID(high: 1, low: 2), RecordID(high: 1, low: 3)]
            let before = try Self.pages(bo, absent)
            let ids = try matter.tellAndOpen(officer.session)
            let there = try Self.pages(bo, absent)
            #expect(there != before)
            let answer = try officer.send(
                from: .caseFile(ids.caseFile),
                .workOnCase(.recuse, ids.caseFile),
                [
                    ("recuse-member", bo.session.member.hex), ("recuse-ground", RecusalReason.related.code),
                    ("recuse-reason", "His cousin."), ("recuse-passphrase", TestInstallation.passphrase),
                ]
            )
            #expect(answer.status == 303)
            try house.operations.note(ids.caseFile, "Goats were seen.", seen: nil, officer.session)
            let after = try Self.pages(bo, [ids.caseFile, ids.report])
            for (place, pair) in zip(before, after).enumerated() {
                #expect(pair.0 == pair.1, "page \(place)")
            }
            #expect(try officer.get(.caseFile(ids.caseFile)).text.contains("was taken out"))
        }
    }

    @Test func `who takes themselves out is led away from it`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let ids = try Untold(house: house).tellAndOpen(officer.session)
            let answer = try officer.send(
                from: .caseFile(ids.caseFile),
                .workOnCase(.recuse, ids.caseFile),
                [
                    ("recuse-member", officer.session.member.hex),
                    ("recuse-ground", RecusalReason.named.code),
                    ("recuse-reason", "It is about me."),
                    ("recuse-passphrase", TestInstallation.passphrase),
                ]
            )
            #expect(answer.header("Location") == "/desk/cases?done=handed")
            #expect(try officer.get(.caseFile(ids.caseFile)).status == 404)
        }
    }

    @Test func `what is kept for the law stands on the case until somebody ends it`() throws {
        try withDesk { house, desk in
            let officer = try Browser(desk, house, .officer)
            let ids = try Untold(house: house).tellAndOpen(officer.session)
            let page = DeskRoute.caseFile(ids.caseFile)
            let bare = try officer.send(from: page, .workOnCase(.hold, ids.caseFile), [("hold-reason", "")])
            #expect(bare.status == 422)
            let kept = try officer.send(
                from: page,
                .workOnCase(.hold, ids.caseFile),
                [
                    ("hold-reason", "The court asked."), ("hold-review-day", "1"),
                    ("hold-review-month", "2"), ("hold-review-year", "2090"),
                ]
            )
            #expect(kept.status == 303)
            #expect(try officer.get(page).text.contains("it is looked at again on"))
            let ended = try officer.send(
                from: page,
                .workOnCase(.lift, ids.caseFile),
                [("lift-reason", "It is over."), ("lift-passphrase", TestInstallation.passphrase)]
            )
            #expect(ended.status == 303)
            #expect(try !officer.get(page).text.contains("it is looked at again on"))
        }
    }
}

/// A report that nobody has sent yet.
private struct Untold {
    let house: TestInstallation

    func tellAndOpen(_ session: Session) throws -> (report: RecordID, caseFile: RecordID) {
        let report = try house.operations.acceptReport(
            NewReport(
                channel: .webForm,
                language: "en",
                site: house.ridge,
                words: "Soldiers took two goats at the bridge."
            ),
            token: nil
        ).id
        _ = try house.operations.openReport(report, session)
        let choice = TriageChoice.openCase(title: "Goats taken", track: .heavy)
        let file = try #require(try house.operations.triage(report, choice, seen: nil, session))
        return (report, file)
    }
}
