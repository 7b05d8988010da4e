// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Platform

extension Desk {
    func showSettings(_ page: SettingsPage, _ request: DeskRequest) throws -> Response {
        switch page {
        case .overview: try showOverview(request)
        case .members: try showMembers(request)
        case .keys: try showKeys(request)
        case .readers: try showReaders(request)
        case .history: try showHistory(request)
        case .sites: try showSites(request)
        case .texts: try showTexts(request)
        case .duty: try showDuty(request)
        case .files: try showFileLimit(request)
        case .emergency: try showEmergencyKeys(request)
        case .takeOver: try showTakeOver(request)
        case .erasures: try showErasures(request)
        }
    }

    func changeSettings(_ verb: SettingsVerb, _ request: DeskRequest) throws -> Response {
        switch verb {
        case .addMember: return try addMember(request)
        case .changeMember: try changeMember(request)
        case .disableMember:
            try operations.disableMember(
                try wanted(request),
                reason: try reason(request),
                request.session
            )
        case .enableMember: try operations.enableMember(try wanted(request), request.session)
        case .resetMember: return try resetMember(request)
        case .confirmKey:
            try confirmKey(request)
            return kept(.keys, "vouched")
        case .declineKey:
            try declineKey(request)
            return kept(.keys, "turned-down")
        case .grant:
            try grant(request)
            return kept(.readers, "granted")
        case .revoke:
            try revoke(request)
            return kept(.readers, "revoked")
        case .setSite: try set(request, site: setSite)
        case .setService: try set(request, site: setService)
        case .setWay: try set(request, site: setWay)
        case .setTexts: try setTexts(request)
        case .setDuty: try setDuty(request)
        case .addTurn: try addTurn(request)
        case .removeTurn: try removeTurn(request)
        case .goAway:
            try goAway(request)
            return kept(.duty, "away")
        case .comeBack:
            try operations.comeBack(request.session)
            return kept(.duty, "back-here")
        case .addSite: try addSite(request)
        case .setFiles: try setFiles(request)
        case .proposeKey, .makeKey, .takeShare, .confirmShare, .announceUse, .objectUse, .giveShare,
            .finishUse:
            return try changeEmergencyKeys(verb, request)
        case .nameCustodians:
            try operations.nameCustodians(
                request.texts("members").compactMap { MemberID(hex: $0) },
                passphrase: request.secret("passphrase"),
                request.session
            )
            return kept(.readers, "custodians")
        case .nameAuditors:
            try nameAuditors(request)
            return kept(.readers, "auditors")
        case .askErasure: return try askErasure(request)
        case .signErasure: return try signErasure(request)
        }
        return kept(verb.page, "changed")
    }

    private func changeEmergencyKeys(_ verb: SettingsVerb, _ request: DeskRequest) throws -> Response {
        switch verb {
        case .proposeKey: try proposeKey(request)
        case .makeKey: try makeKey(request)
        case .takeShare: return try takeShare(request)
        case .confirmShare: try confirmShare(request)
        case .announceUse: try announceUse(request)
        case .objectUse: try objectUse(request)
        case .giveShare: try giveShare(request)
        case .finishUse: try finishUse(request)
        default: throw Refusal.notFound
        }
        return kept(.emergency, verb.rawValue)
    }

    func wanted(_ request: DeskRequest) throws -> MemberID {
        guard let id: MemberID = request.id("member") else { throw Refusal.empty }
        return id
    }

    func kept(_ page: SettingsPage, _ word: String) -> Response {
        .redirect(to: DeskRoute.settings(page).path + "?done=\(word)")
    }

    private func showOverview(_ request: DeskRequest) throws -> Response {
        let isNotTakenOver = try isNotTakenOver(request)
        let page = DeskPage(try frame(.settings, request), title: "Settings").render { page in
            if isNotTakenOver { drawNotTakenOver(into: &page) }
            drawHouseAlarms(request, into: &page)
            drawWeaknesses(request, into: &page)
            drawEmergencies(request, into: &page)
            page.ul("plain") { page in
                for each in SettingsPage.allCases
                where each != .overview && DeskRoute.settings(each).access.admits(request.session.roles) {
                    page.li { page in
                        page.link(each.words.title, to: DeskRoute.settings(each).link)
                        let count = each == .keys ? operations.directory.waiting.count : 0
                        if count > 0 { page.draw(Badge("\(count) to look at", .attention)) }
                        page.p("quiet", text: each.words.text)
                    }
                }
            }
        }
        return .html(page)
    }

    /// For whoever can do something about the machine.
    private func drawWeaknesses(_ request: DeskRequest, into page: inout HTMLWriter) {
        guard request.session.has(.administrator) else { return }
        for weakness in weaknesses() {
            page.draw(
                Notice(.attention, title: "About this machine", text: Phrase.value("\(weakness.sentence)"))
            )
        }
    }

    func settingsPage(
        _ page: SettingsPage,
        _ request: DeskRequest,
        content: (inout HTMLWriter) -> Void
    ) throws -> Response {
        .html(
            DeskPage(
                try frame(.settings, request),
                title: page.words.title,
                subtitle: page.words.text,
                back: BackLink("Settings", to: DeskRoute.settings(.overview).link)
            ).render { writer in
                drawDone(request, into: &writer)
                drawHouseAlarms(request, into: &writer)
                content(&writer)
            }
        )
    }
}

extension SettingsPage {
    var words: (title: String, text: String) {
        switch self {
        case .overview: ("Settings", "")
        case .members: ("Members", "Who works here, and how they sign in.")
        case .keys:
            ("New keys that wait", "People whose keys count only when two of us have vouched for them.")
        case .history:
            ("Who could read what, since when", "Everybody who was ever let in, by whom, and until when.")
        case .readers: ("Who may read what", "Who opens which cases and reports, and letting others in.")
        case .sites: ("Sites", "Names, time zones, services that help, and ways to reach us.")
        case .texts: ("Languages and texts", "What the public pages say in your name.")
        case .duty:
            ("Duty rota", "Who is called first at each site and when, who after them, and who is away.")
        case .files: ("Files", "How large a file may be.")
        case .emergency:
            ("Emergency keys", "Opening again what nobody can read any more, several people together.")
        case .takeOver:
            ("Still to be taken over", "What people have to take into their own hands after the set-up.")
        case .erasures:
            (
                "Keeping and erasing",
                "What may go because its time is over, what waits for a second person, what is gone."
            )
        }
    }
}

extension SettingsVerb {
    fileprivate var page: SettingsPage {
        switch self {
        case .addMember, .changeMember, .disableMember, .enableMember, .resetMember: .members
        case .confirmKey, .declineKey: .keys
        case .grant, .revoke, .nameCustodians, .nameAuditors: .readers
        case .setSite, .setService, .setWay, .addSite: .sites
        case .setTexts: .texts
        case .setDuty, .addTurn, .removeTurn, .goAway, .comeBack: .duty
        case .setFiles: .files
        case .proposeKey, .makeKey, .takeShare, .confirmShare, .announceUse, .objectUse, .giveShare,
            .finishUse:
            .emergency
        case .askErasure, .signErasure: .erasures
        }
    }
}
