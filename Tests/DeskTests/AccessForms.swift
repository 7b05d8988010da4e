// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import Operations
import Records
import TestSupport
import Testing
import Vault

/// Forms that nothing is wrong with, so that whoever is refused is refused for who they are.
struct AccessForms {
    let cast: AccessCast

    private static let call = [
        ("call-harm", "no"), ("call-wish", "yes"), ("call-uninvolved", "yes"), ("call-who", "A lawyer"),
        ("call-said", "Come."),
    ]
    private static let turn = [
        ("from-day", "1"), ("from-month", "7"), ("from-year", "2026"), ("to-day", "5"), ("to-month", "7"),
        ("to-year", "2026"),
    ]

    func fields(_ verb: ReportVerb, _ matter: AccessMatter) -> [(String, String)] {
        switch verb {
        case .acknowledge: []
        case .note, .reply: [("text", "We heard you.")]
        case .open: [("title", "Goats"), ("track", "light")]
        case .join: [("case", matter.joinable.hex), ("reason", "The same day.")]
        case .answer: [("title", "Goats"), ("text", "They are back.")]
        case .redirect: [("reason", "Not ours.")]
        case .advice, .call: AccessForms.call
        case .askName:
            [
                ("apart", matter.apart.hex), ("purpose", ReadingPurpose.service.code),
                ("reason", "The doctor asks."),
            ]
        case .keepName: [("name", "Oxenholme"), ("what", "Of the lower village.")]
        case .transcribe: [("file", "0"), ("words", "They took two goats.")]
        case .agreeTranscript:
            [("file", "0"), ("transcript", "1"), ("passphrase", TestInstallation.passphrase)]
        case .aside: [("reason", "One of many."), ("aside", "yes"), ("until", "2026-07-10")]
        }
    }

    func fields(_ verb: CaseVerb, _ matter: AccessMatter, _ room: AccessTable.Room) -> [(String, String)] {
        switch verb {
        case .describe: [("describe-title", "Two goats")]
        case .note: [("note-text", "He came twice.")]
        case .reply: [("reply-text", "We heard you.")]
        case .acts: [("acts-code", ActCode.v14.code), ("acts-reason", "Goats.")]
        case .assess:
            SeverityScale.allCases.map { ("assess-\($0.code)", "2") } + [("assess-reason", "Two goats.")]
        case .urgent: [("urgent-flag", "yes"), ("urgent-reason", "They come back tonight.")]
        case .advice, .call: AccessForms.call
        case .triggers:
            TriggerLetter.allCases.map { ("triggers-\($0.code)", "yes") }
                + [("triggers-reason", "Seen at the gate.")]
        case .reviewCall:
            [("review-call-words", "It was right.")] + matter.named
        case .assign: [("assign-member", matter.reader.hex), ("assign-reason", "Knows the place.")]
        case .track: [("track-next", Track.light.code), ("track-reason", "Small.")]
        case .stage: [("stage-next", CaseStage.safety.code)]
        case .credibility:
            [("credibility-state", Credibility.credible.code), ("credibility-reason", "Two saw it.")]
        case .clock: [("clock-rule", ClockRule.protectionScreen.code), ("clock-words", "Both are safe.")]
        case .postpone: [("postpone-until", "2026-07-03"), ("postpone-reason", "The market day first.")]
        // The file itself comes with the form.
        case .file: []
        case .link: [("link-to", matter.linkedCode), ("link-reason", "The same night.")]
        case .unlink: [("unlink-from", matter.linked.hex), ("unlink-reason", "Another night.")]
        case .group: [("group-homes", "12"), ("group-people", "40")]
        case .tell: [("tell-how", "At the well.")]
        case .close:
            [
                ("close-outcome", ClosureOutcome.insufficientInformation.code),
                ("close-summary", "Too little."),
            ] + AccessMatter.answers.map { ("close-item-\($0.key)", $0.value) }
                + ClosureOutcome.insufficientInformation.needs.map {
                    ("close-need-\($0.rawValue)", "A second account.")
                }
        case .confirm: [("confirm-passphrase", AccessCast.passphrase)] + matter.named
        case .reopen: [("reopen-reason", "There is more.")]
        case .review:
            [("review-upheld", "yes"), ("review-words", "Look again."), ("review-answer", "We look again.")]
                + matter.named
        case .move:
            [
                ("move-home", room == .restricted ? "casework" : "restricted"),
                ("move-reason", "A child."), ("move-passphrase", AccessCast.passphrase),
            ]
        case .recuse:
            [
                (
                    "recuse-member",
                    (room == .outside ? cast.house.member(.officer) : matter.reader).hex
                ), ("recuse-ground", RecusalReason.related.code), ("recuse-reason", "A cousin."),
                ("recuse-passphrase", AccessCast.passphrase),
            ]
        case .stay: [("stay-member", matter.reader.hex), ("stay-reason", "A namesake.")]
        case .agree: [("agree-member", matter.reader.hex), ("agree-words", "It is so.")]
        case .hold:
            [
                ("hold-reason", "A court asked."), ("hold-review-day", "1"), ("hold-review-month", "1"),
                ("hold-review-year", "2090"),
            ]
        case .lift:
            [("lift-reason", "The court is done."), ("lift-passphrase", AccessCast.passphrase)]
        case .takeout: [("takeout-report", matter.report.hex), ("takeout-reason", "Another matter.")]
        }
    }

    /// For the addresses that name no record in themselves; what a form names is new for each who sends it.
    func fields(
        _ route: DeskRoute,
        _ player: AccessCast.Player,
        _ matter: AccessMatter
    ) throws -> [(String, String)] {
        let house = cast.house
        switch route {
        case .enter:
            // A name of its own each time, so that no wrong name is tried often.
            return [
                ("token", try house.operations.formToken()), ("name", "nobody-\(player.kind.rawValue)"),
                ("passphrase", "wrong"), ("code", "000000"),
            ]
        case .endSession: return [("session", try spare(player))]
        case .changePassphrase:
            let new = "another " + AccessCast.passphrase
            return [("old", AccessCast.passphrase), ("new", new), ("repeat", new)]
        case .workOnReports: return [("do", "acknowledge"), ("ids", matter.waiting.hex)]
        case .workOnCases: return [("do", "acknowledge"), ("ids", matter.caseFile.hex)]
        case .makeCase:
            return [("title", "Seen"), ("site", house.ridge.hex), ("origin", IncidentOrigin.patrol.code)]
        case .find: return [("words", "goats")]
        case .changeSettings(let verb): return try fields(verb, player)
        default: return []
        }
    }

    private func fields(
        _ verb: SettingsVerb,
        _ player: AccessCast.Player
    ) throws -> [(String, String)] {
        let house = cast.house
        let site = ("site", house.ridge.hex)
        let login = "\(verb.rawValue)-\(player.kind.rawValue)"
        let roles = ("roles", String(Role.officer.rawValue))
        func target() throws -> (String, String) {
            ("member", try cast.hire("New \(login)", login, [.officer]).id.hex)
        }
        switch verb {
        case .addMember:
            return [("name", "Nora New"), ("human", "Nora \(login)"), roles, ("login", login)]
        case .resetMember: return [try target(), ("reason", "Lost it.")]
        case .confirmKey, .declineKey: return try vouching(verb, login)
        case .changeMember: return [try target(), ("name", "Nora Newer"), roles]
        case .disableMember: return [try target(), ("reason", "Has left.")]
        case .enableMember:
            let account = try cast.hire("New \(login)", login, [.officer])
            let administrator = try #require(cast[.administrator].session)
            try house.operations.disableMember(account.id, reason: "Away.", administrator)
            return [("member", account.id.hex)]
        case .grant: return [try room(), try target(), ("passphrase", AccessCast.passphrase)]
        case .revoke:
            let account = try cast.hire("New \(login)", login, [.officer])
            let room = try room()
            try house.operations.grant(
                #require(CompartmentID(hex: room.1)),
                to: account.id,
                passphrase: AccessCast.passphrase,
                cast.second()
            )
            return [
                room, ("member", account.id.hex), ("reason", "Has left."),
                ("passphrase", AccessCast.passphrase),
            ]
        case .setSite: return [site, ("name", "Kelu Ridge"), ("zone", "UTC")]
        case .setService:
            return [site, ("index", "new"), ("kind", ServiceKind.medical.code), ("name", "Health post")]
        case .setWay:
            return [
                site, ("index", "new"), ("channel", AccessChannel.tipBox.code), ("detail", "At the gate"),
            ]
        case .setTexts: return [("name", "Tallowmere"), ("languages", "en")]
        case .setDuty: return [site, ("member", house.member(.officer).hex)]
        case .addTurn: return AccessForms.turn + [site, ("member", house.member(.officer).hex)]
        case .removeTurn:
            return [
                site, ("member", house.member(.officer).hex), ("from-iso", "2026-07-01"),
                ("to-iso", "2026-07-05"),
            ]
        case .goAway:
            let deputy = player.member.flatMap { house.operations.mayStandIn(for: $0).first?.id }
            return AccessForms.turn + [("deputy", (deputy ?? house.member(.officer)).hex)]
        case .comeBack: return []
        case .addSite:
            return [
                ("name", "Third Site"), ("site-code", "TS"), ("zone", "UTC"),
                ("casework", house.member(.officer).hex), ("restricted", house.member(.focalPoint).hex),
            ]
        case .askErasure:
            return [
                ("subjects", "case-\(RecordID(high: 1, low: 2).hex)"),
                ("ground", ErasureGround.asked.code), ("passphrase", AccessCast.passphrase),
            ]
        case .signErasure:
            return [("ids", RecordID(high: 1, low: 2).hex), ("passphrase", AccessCast.passphrase)]
        case .setFiles: return [("megabytes", "20")]
        case .proposeKey, .makeKey, .takeShare, .confirmShare, .announceUse, .objectUse, .giveShare,
            .finishUse:
            return emergency(verb)
        case .nameAuditors:
            return [
                ("log", String(CompartmentKind.accessLog.rawValue)),
                ("members", house.member(.securityManager).hex), ("passphrase", AccessCast.passphrase),
            ]
        case .nameCustodians:
            return [
                ("members", house.member(.securityManager).hex), ("members", house.member(.auditor).hex),
                ("passphrase", AccessCast.passphrase),
            ]
        }
    }

    private func emergency(_ verb: SettingsVerb) -> [(String, String)] {
        let house = cast.house
        let passphrase = ("passphrase", AccessCast.passphrase)
        let group = ("group", String(TrustGroup.casework.rawValue))
        let key = [("set", "7"), passphrase]
        let use = [("use", String(repeating: "0", count: 31) + "7"), passphrase]
        switch verb {
        case .proposeKey:
            let holders = [TestInstallation.Who.officer, .headquarters].map {
                ("holder", house.member($0).hex)
            }
            return holders + [group, ("needed", "2"), ("days", "7"), passphrase]
        case .announceUse:
            return key + [("member", house.member(.officer).hex), ("reason", "Lost.")]
        case .confirmShare: return key + [("groups", "12345 12345")]
        case .objectUse: return use + [("reason", "No.")]
        case .giveShare: return use + [("words", AccessForms.share)]
        case .finishUse: return use
        default: return key
        }
    }

    /// Well formed, and of no key of this house.
    private static let share = SecretSharing.split(
        SeededRandomness(seed: 9).secretKey(),
        set: 7,
        needed: 2,
        count: 2
    )[0].groups.joined(separator: " ")

    private func vouching(_ verb: SettingsVerb, _ login: String) throws -> [(String, String)] {
        let made = try cast.house.newcomer(
            login,
            MemberDescription(name: "New \(login)", title: "", roles: [.officer], site: nil)
        )
        let keys = try #require(cast.house.operations.directory.people[made.id]?.waiting?.keys)
        let fields = [("member", made.id.hex), ("passphrase", AccessCast.passphrase)]
        return verb == .declineKey
            ? fields + [("reason", "Other words.")]
            : fields + [("how", "known"), ("fingerprint", Hex.text(Fingerprint(keys).bytes))]
    }

    private func room() throws -> (String, String) {
        let room = cast.house.operations.directory.compartment(.casework, site: cast.house.ridge)
        return ("room", try #require(room).id.hex)
    }

    /// Another session of the same member, to be ended.
    private func spare(_ player: AccessCast.Player) throws -> String {
        guard let session = player.session, let member = player.member else { return "" }
        _ = try cast.again(member)
        return try #require(try cast.house.operations.openSessions(session).first { !$0.isThis }?.id)
    }
}
