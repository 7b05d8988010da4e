// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import TestSupport

/// Who gets what at which address, written out: one letter for each kind of person, in the order of the cast.
enum AccessTable {
    /// What an answer means to whoever asked; a form that has to be mended is none of them.
    enum Outcome: Character {
        /// The page itself, or the step taken.
        case letIn = "+"
        /// The form was taken, and none of what it named could be changed by this person.
        case nothingDone = "n"
        /// Somebody else has to do it: a second person, or one of headquarters.
        case another = "2"
        /// Whoever asks: this cannot be done with this matter.
        case never = "-"
        case forbidden = "x"
        case missing = "0"
        case toSignIn = "s"
        /// The sign-in form with a wrong name.
        case refused = "!"

        init?(_ status: Int, location: String?, text: String) {
            switch (status, location) {
            case (303, "/desk/sign-in"): self = .toSignIn
            case (303, .some(let place)) where place.contains("failed=1"): self = .nothingDone
            // 415: the file may be downloaded, and this machine of tests has no safe viewer.
            case (200, _), (303, _), (415, _): self = .letIn
            // Let in to ask: what came with a report is kept apart until a custodian lends it.
            case (422, _) where text.contains("A custodian has to allow it first"): self = .letIn
            case (422, _) where text.contains("Somebody other than the one who did the first step"):
                self = .another
            case (422, _) where text.contains("The record is not at a stage where this can be done"):
                self = .never
            case (401, _): self = .refused
            case (403, _): self = .forbidden
            case (404, _): self = .missing
            default: return nil
            }
        }
    }

    /// Where a record lies; the last is an address that no record has.
    enum Room: CaseIterable { case ridge, port, restricted, outside, alone, nobody }

    /// Without a default, so that a new address cannot come without its row.
    static func row(_ route: DeskRoute, _ room: Room) -> String {
        //  administrator officer focal-point other-site security auditor headquarters
        //  legal liaison operator panel independent reporter stranger
        switch route {
        case .signIn: "++++++++++++++"
        case .enter: "!!!!!!!!!!!!!!"
        case .leave: "ssssssssssssss"
        case .passphrase, .changePassphrase, .account, .endSession, .today: "++++++++++++ss"
        case .gallery: "000000000000ss"
        case .reports, .cases, .search, .find: "x+++++++++++ss"
        // Whoever reads a log of openings: an auditor, and who reads a room that notes its own.
        case .openings: "x0000+00000+ss"
        // Custodians are not of the cast: to everybody else their pages do not exist.
        case .requests: "x00000000000ss"
        case .answerRequest: "000000000000ss"
        // Nothing lies under that number, whoever reads the report.
        case .apart: "000000000000ss"
        // The form names the first site: whoever does not read there hands the case to those who do.
        case .newCase, .makeCase: "x++++x++++++ss"
        // The form names a record of the first site.
        case .workOnReports, .workOnCases: "x+nnnx++nnnnss"
        case .report, .caseFile, .file, .view: reading(room)
        case .workOnReport(let verb, _): working(verb, room)
        case .workOnCase(let verb, _): working(verb, room)
        case .settings(let page):
            switch page {
            case .overview, .keys, .readers, .history, .duty, .emergency: "++++++++++++ss"
            case .erasures: "x+++++++++++ss"
            case .members, .sites, .texts, .files, .takeOver: "+xxxxxxxxxxxss"
            }
        case .changeSettings(let verb):
            switch verb {
            // Whoever reads the first site's cases lets others in, and takes them out.
            case .grant, .revoke: "x+xxxx++xxxxss"
            // The rota of the first site: an administrator, and whoever reads its cases.
            case .addTurn, .removeTurn: "++xxxx++xxxxss"
            // Whoever reads with somebody else.
            case .goAway: "x+xxxx++xxxxss"
            case .comeBack: "++++++++++++ss"
            // The form names what nobody has; auditors change nothing.
            case .askErasure, .signErasure: "xnnnnxnnnnnnss"
            // Whoever has a key that counts, of whatever site and work.
            case .confirmKey, .declineKey: "++++++++++++ss"
            // For the cases of the sites: whoever reads some of them, and an administrator.
            case .proposeKey: "++x+xx++xxxxss"
            // The forms name a key and a use that there never were.
            case .makeKey, .takeShare, .confirmShare, .announceUse, .finishUse: "000000000000ss"
            case .giveShare: "000000000000ss"
            case .objectUse: "xxxxxxxxxxxxss"
            case .addMember, .changeMember, .disableMember, .enableMember, .resetMember, .setSite,
                .setService, .setWay, .setTexts, .setDuty, .setFiles, .addSite:
                "+xxxxxxxxxxxss"
            // The house has its custodians and its auditors.
            case .nameCustodians, .nameAuditors: "-xxxxxxxxxxxss"
            }
        }
    }

    private static func reading(_ room: Room) -> String {
        switch room {
        case .ridge: "0+0000++0000ss"
        case .port: "000+00000000ss"
        case .restricted: "00+000000000ss"
        case .outside: "00000000000+ss"
        case .alone: "0+0000+00000ss"
        case .nobody: "000000000000ss"
        }
    }

    /// Auditors look and change nothing, whatever they name.
    private static func working(_ room: Room) -> String {
        var row = Array(reading(room))
        row[AccessCast.Kind.auditor.rawValue] = "x"
        return String(row)
    }

    private static func working(_ verb: ReportVerb, _ room: Room) -> String {
        switch verb {
        // What concerns sexual violence or a child is never answered and closed in one go.
        case .answer: room == .restricted ? "00-00x000000ss" : working(room)
        case .acknowledge, .note, .reply, .open, .join, .redirect, .aside, .advice, .call, .askName,
            .keepName:
            working(room)
        // No recording came with it.
        case .transcribe, .agreeTranscript: String(working(room).map { $0 == "+" ? "-" : $0 })
        }
    }

    /// Some steps want a second person, and the second signature somebody of headquarters.
    private static func working(_ verb: CaseVerb, _ room: Room) -> String {
        switch verb {
        // Nobody decides about themselves.
        case .reviewCall, .review, .stay:
            switch room {
            case .port: "00020x000000ss"
            case .restricted: "00200x000000ss"
            case .outside: "00000x000002ss"
            case .alone: "02000x+00000ss"
            case .ridge, .nobody: working(room)
            }
        case .confirm:
            switch room {
            case .ridge: "02000x+20000ss"
            case .port: "00020x000000ss"
            case .restricted: "00200x000000ss"
            case .outside: "00000x000002ss"
            case .alone: "02000x+00000ss"
            case .nobody: working(room)
            }
        // The only reader from outside cannot be taken out; whom the form names there reads it not.
        case .recuse: room == .outside ? never(room) : working(room)
        // Nobody was taken out.
        case .agree: never(room)
        // What concerns sexual violence or a child is never a light case.
        case .track: room == .restricted ? "00-00x000000ss" : working(room)
        case .describe, .note, .reply, .acts, .assess, .urgent, .advice, .call, .triggers, .assign, .stage,
            .credibility, .clock, .postpone, .file, .link, .unlink, .group, .tell, .close, .reopen, .move,
            .takeout, .hold, .lift:
            working(room)
        }
    }

    private static func never(_ room: Room) -> String {
        String(working(room).map { $0 == "+" ? "-" : $0 })
    }
}
