// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Text

/// Which area of the desk a page belongs to.
enum DeskArea: Sendable { case none, today, reports, cases, names, openings, settings }

extension Desk {
    /// What every page of one member has around it.
    func frame(_ area: DeskArea, _ request: DeskRequest) throws -> DeskPage.Frame {
        let session = request.session
        var areas: [DeskPage.Area] = [
            .init("Today", DeskRoute.today.link, icon: .today, isCurrent: area == .today)
        ]
        let mayRead = Access.readers.admits(session.roles)
        if mayRead {
            let reports = try operations.rows(ListFilter(kind: .report), session).count
            let cases = try operations.rows(ListFilter(kind: .caseFile), session).count
            areas += [
                .init(
                    "Reports",
                    DeskRoute.reports.link,
                    icon: .inbox,
                    count: reports,
                    isCurrent: area == .reports
                ),
                .init("Cases", DeskRoute.cases.link, icon: .file, count: cases, isCurrent: area == .cases),
            ]
        }
        if operations.isCustodian(session) {
            areas.append(
                .init(
                    "Names kept apart",
                    DeskRoute.requests.link,
                    icon: .lock,
                    count: try operations.readingsWaiting(session),
                    isCurrent: area == .names
                )
            )
        }
        if !operations.accessLogs(session).isEmpty {
            areas.append(
                .init(
                    "Who opened what",
                    DeskRoute.openings.link,
                    icon: .eye,
                    isCurrent: area == .openings
                )
            )
        }
        areas.append(
            .init(
                "Settings",
                DeskRoute.settings(.overview).link,
                icon: .settings,
                isCurrent: area == .settings
            )
        )
        return DeskPage.Frame(
            areas: session.isWaiting ? [] : areas,
            member: .init(
                name: session.person?.description.name ?? "",
                role: roleWords(session.roles),
                account: DeskRoute.account.link,
                signOut: DeskRoute.leave.link,
                token: request.token
            ),
            search: mayRead ? SearchField(action: DeskRoute.find.link, token: request.token) : nil,
            home: DeskRoute.today.link,
            banner: banner,
            nowMilliseconds: operations.now.milliseconds
        )
    }

    /// The frame of pages that nobody has signed in for.
    var outerFrame: DeskPage.Frame {
        DeskPage.Frame(
            areas: [],
            member: nil,
            search: nil,
            home: "/",
            banner: banner,
            nowMilliseconds: operations.now.milliseconds
        )
    }

    private var banner: (any Words)? {
        isDemo ? "Demonstration: invented people and cases. Write nothing real here." : nil
    }

    func roleWords(_ roles: [Role]) -> String { roles.map(\.words).joined(separator: ", ") }

    /// Where the member's clock stands.
    func zone(_ session: Session) -> String {
        let installation = try? operations.installation()
        return (installation?.site(session.person?.description.site) ?? installation?.sites.first)?.zone
            ?? "UTC"
    }

    func siteName(_ id: SiteID?) -> String {
        guard let id, let place = operations.directory.site(id) else { return "No site named" }
        // The name that an administrator gave it last; the directory keeps the first one.
        return (try? operations.installation().site(id)?.name) ?? place.name
    }

    var siteChoices: [Choice] { operations.directory.sites.map { Choice($0.id.hex, siteName($0.id)) } }

    func memberName(_ id: MemberID?) -> String {
        id.flatMap { operations.directory.people[$0]?.description.name } ?? "Nobody"
    }

    func date(_ instant: Instant, _ session: Session) -> String {
        DateText.day(epochMilliseconds: instant.milliseconds, zone: zone(session), "en", style: .short)
    }

    func dateTime(_ instant: Instant, _ session: Session) -> String {
        DateText.dateTime(epochMilliseconds: instant.milliseconds, zone: zone(session), "en", style: .short)
    }

    func date(_ day: Day) -> String { DateText.day(day.year, day.month, day.day, "en", style: .long) }

    /// How far off a date is, in words.
    func standing(_ due: Instant) -> String {
        let minutes = due.milliseconds(since: operations.now) / 60_000
        let size = abs(minutes)
        let words =
            size < 60
            ? "\(size) min" : size < 48 * 60 ? "\(size / 60) hours" : "\(size / 1440) days"
        return minutes < 0 ? "overdue by \(words)" : "in \(words)"
    }
}

extension Role {
    var words: String {
        switch self {
        case .administrator: "Administrator"
        case .officer: "Human-rights officer"
        case .focalPoint: "Restricted focal point"
        case .securityManager: "Security manager"
        case .legal: "Legal"
        case .headquarters: "Headquarters"
        case .auditor: "Auditor"
        case .independentReader: "Independent reader"
        case .liaisonOfficer: "Liaison officer"
        case .operator_: "Operator"
        case .panelMember: "Panel member"
        case .custodian: "Custodian of names"
        }
    }
}
