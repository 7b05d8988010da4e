// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Records

extension Desk {
    /// The log of openings, for its auditors; for anybody else there is none.
    func showOpenings(_ request: DeskRequest) throws -> Response {
        if request.head.queryValue("own") != nil { return try showOwnOpenings(request) }
        let query = OpeningsQuery(request.head, today: operations.now.day)
        let logs = operations.accessLogs(request.session)
        let found = try operations.readAccessLog(query.filter, after: query.after, request.session)
        let isRestricted = logs.contains { $0.kind != .accessLog }
        let page = DeskPage(
            try frame(.openings, request),
            title: "Who opened what",
            subtitle: "\(found.total) lines from \(date(query.filter.from)) to \(date(query.filter.to))",
            isRestricted: isRestricted
        ).render { page in
            page.p("quiet") { page in
                page.text("For: ")
                page.value(logs.map { self.roomName($0) }.joined(separator: " · "))
            }
            page.p(
                "quiet",
                text:
                    "Every line was written before its page was shown. No line says what a record is about, nor what was searched for. Lines go when they are ten years old."
            )
            self.drawLosses(found, into: &page)
            self.drawOpeningFilters(query, into: &page)
            if found.lines.isEmpty {
                page.draw(
                    EmptyState(
                        .eye,
                        title: "No line here",
                        text:
                            "A line appears when somebody opens a record, a file or a list, or searches. Perhaps the days or the filter hide some."
                    )
                )
            } else {
                page.draw(self.openingsTable(found.lines, request))
            }
            page.draw(self.openingsPager(found, query))
        }
        return .html(page)
    }

    /// What is wrong where no line is left to show it at.
    private func drawLosses(_ found: AccessPage, into page: inout HTMLWriter) {
        if found.isTooMany {
            page.draw(
                Notice(
                    .attention,
                    title: "More was opened in these days than can be shown at once",
                    text:
                        "Below are lines of \(RecordTransaction.accessRows) rows, drawn blindly; whether some are missing is not checked. Choose fewer days. Of these lines: \(tally(found))."
                )
            )
        }
        if found.changedRows > 0 {
            page.draw(
                Notice(
                    .danger,
                    title: "Somebody changed the log",
                    text:
                        "\(found.changedRows) rows of these days were not written by this program as they stand. They are not shown."
                )
            )
        }
        for loss in found.losses {
            page.draw(Notice(.danger, title: "Lines are missing", text: words(loss)))
        }
    }

    private func tally(_ found: AccessPage) -> String {
        let most = found.tally.prefix(5).map { "\(memberName($0.member)) \($0.lines)" }
        return most.isEmpty ? "none that you may read" : most.joined(separator: ", ")
    }

    private func words(_ loss: AccessLoss) -> Phrase {
        switch loss {
        case .cutOff(let member, _, let count) where count > 0:
            "The newest \(count) lines of \(memberName(member)) are gone."
        case .cutOff(let member, _, _): "The newest lines of \(memberName(member)) are gone."
        case .unmarked(let member, _):
            "It cannot be told whether lines of \(memberName(member)) are missing: what counts them is gone, or was put back to an older state."
        }
    }

    private func drawOpeningFilters(_ query: OpeningsQuery, into page: inout HTMLWriter) {
        let people = operations.directory.people.values.sorted {
            ($0.description.name, $0.id) < ($1.description.name, $1.id)
        }
        page.draw(
            FilterForm(to: DeskRoute.openings.link, clear: DeskRoute.openings.link) { page in
                page.draw(
                    SelectField(
                        name: "member",
                        label: "Who",
                        choices: people.map { Choice($0.id.hex, $0.description.name) },
                        chosen: query.filter.member?.hex ?? "",
                        empty: "Anybody"
                    )
                )
                page.draw(
                    SelectField(
                        name: "act",
                        label: "What they did",
                        choices: AccessAct.allCases.map { Choice(String($0.rawValue), $0.words) },
                        chosen: query.filter.act.map { String($0.rawValue) } ?? "",
                        empty: "Anything"
                    )
                )
                Desk.drawDays(query, into: &page)
            }
        )
    }

    private func openingsTable(_ lines: [AccessLine], _ request: DeskRequest) -> DataTable {
        DataTable(
            caption: "Who opened what",
            columns: [.init("When"), .init("Who"), .init("What they did"), .init("Which"), .init("Where")],
            rows: lines.map { line in
                let event = line.entry.event
                return .init(
                    [
                        .text(self.dateTime(line.entry.at, request.session)),
                        .value(self.memberName(line.entry.member)),
                        Cell { page in
                            page.text(event.act.words)
                            if event.showedContact { page.text(", with the way to reach them") }
                            if let purpose = event.purpose { page.text(": \(purpose.title)") }
                            for trouble in line.troubles {
                                page.text(" ")
                                page.draw(Badge(trouble.words, .danger, icon: .alert))
                            }
                        },
                        event.record == nil ? .none : .value(self.which(event)),
                        event.rooms == 0 || event.act == .sessionEnded
                            ? .none : .value(self.place(event)),
                    ],
                    isNew: !line.troubles.isEmpty,
                    isRestricted: self.operations.directory.compartments[line.log]?.kind
                        == .restrictedAccessLog
                )
            }
        )
    }

    /// A case by its code; anything else by the beginning of its number, which says nothing.
    func which(_ event: AccessEvent) -> String {
        event.code.isEmpty ? String((event.record?.hex ?? "").prefix(8)) : event.code
    }

    /// The days that a log is looked at for.
    static func drawDays(_ query: OpeningsQuery, into page: inout HTMLWriter) {
        page.draw(
            TextField(
                name: "from",
                label: "From",
                hint: "As in 2026-06-30",
                value: query.filter.from.iso,
                width: .short
            )
        )
        page.draw(
            TextField(
                name: "to",
                label: "To",
                hint: "At most \(Operations.longestAccessDays) days later",
                value: query.filter.to.iso,
                width: .short
            )
        )
    }

    func place(_ event: AccessEvent) -> String {
        guard let room = event.room.flatMap({ operations.directory.compartments[$0] }) else {
            return event.rooms == 1 ? "1 room" : "\(event.rooms) rooms"
        }
        return roomName(room)
    }

    private func openingsPager(_ found: AccessPage, _ query: OpeningsQuery) -> Pager {
        Pager(
            previous: query.after == nil ? nil : DeskRoute.openings.link(query.query(after: nil)),
            next: found.next.map { DeskRoute.openings.link(query.query(after: $0)) },
            shown: found.lines.isEmpty
                ? nil : "\(found.position + 1) to \(found.position + found.lines.count) of \(found.total)",
            previousLabel: "To the newest",
            nextLabel: "Older"
        )
    }
}

extension AccessAct {
    var words: String {
        switch self {
        case .openedReport: "Opened a report"
        case .openedCase: "Opened a case"
        case .openedFile: "Opened a file"
        case .listed: "Looked at a list"
        case .searched: "Searched"
        case .readLog: "Read this log"
        case .sessionEnded: "Session ended"
        case .readIdentity: "Read a name that is kept apart"
        }
    }
}

extension AccessTrouble {
    fileprivate var words: Phrase {
        switch self {
        case .missingBefore(0): "Lines of this person before this one are missing"
        case .missingBefore(let count): "\(count) lines of this person before this one are missing"
        case .doesNotFollow: "This line does not follow the one before it"
        case .doubled: "Two lines stand at this place"
        case .notClosed: "The session has no end: lines after this one may be missing"
        }
    }
}
