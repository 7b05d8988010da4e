// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations

/// A list's filter as it stands in the address, so that it can be kept as a bookmark.
struct ListQuery {
    var filter: ListFilter
    var after: String?
    var before: String?

    init(_ kind: RecordKind, _ head: RequestHead) {
        self.init(kind) { head.queryValue($0) }
    }

    /// From an address, or from a form that carries the filter of its list.
    init(_ kind: RecordKind, _ read: (StaticString) -> String?) {
        filter = ListFilter(kind: kind)
        func value(_ name: StaticString) -> String? { read(name).flatMap { $0.isEmpty ? nil : $0 } }
        filter.status = value("status").flatMap(ListFilter.Status.init) ?? .open
        filter.sort = value("sort").flatMap(ListFilter.Sort.init) ?? .queue
        filter.site = value("site").flatMap { SiteID(hex: $0) }
        filter.severity = value("severity").flatMap(Int.init).flatMap { (0...5).contains($0) ? $0 : nil }
        if value("lead") == "nobody" {
            filter.nobodyLeads = true
        } else {
            filter.lead = value("lead").flatMap { MemberID(hex: $0) }
        }
        filter.act = value("act").flatMap { ActCode(code: $0) }
        filter.stage = value("stage").flatMap(Int.init)
        filter.channel = value("channel").flatMap { AccessChannel(code: $0) }
        filter.onlyOverdue = value("overdue") != nil
        filter.onlyUnread = value("unread") != nil
        filter.onlyRestricted = value("restricted") != nil
        filter.setAside = value("aside") != nil
        after = value("after")
        before = value("before")
    }

    /// The address of the same list, changed in one point; a changed list begins at its top.
    func query(
        sort: ListFilter.Sort? = nil,
        after: String? = nil,
        before: String? = nil
    ) -> [(String, String)] {
        var pairs: [(String, String)] = []
        func add(_ name: String, _ value: String?) { if let value { pairs.append((name, value)) } }
        add("status", filter.status == .open ? nil : filter.status.rawValue)
        let sort = sort ?? filter.sort
        add("sort", sort == .queue ? nil : sort.rawValue)
        add("site", filter.site?.hex)
        add("severity", filter.severity.map(String.init))
        add("lead", filter.nobodyLeads ? "nobody" : filter.lead?.hex)
        add("act", filter.act?.code)
        add("stage", filter.stage.map(String.init))
        add("channel", filter.channel?.code)
        add("overdue", filter.onlyOverdue ? "1" : nil)
        add("unread", filter.onlyUnread ? "1" : nil)
        add("restricted", filter.onlyRestricted ? "1" : nil)
        add("aside", filter.setAside ? "1" : nil)
        add("after", after)
        add("before", before)
        return pairs
    }

    func sortLink(_ route: DeskRoute, _ sort: ListFilter.Sort) -> (link: Link, order: DataTable.Column.Order)
    {
        (route.link(query(sort: sort)), filter.sort == sort ? .descending : .none)
    }
}

extension Desk {
    /// The page of a list that an address names; what is no place in it any more begins at the top.
    func page(_ query: ListQuery, _ session: Session) throws -> ListPage {
        try operations.list(
            query.filter,
            after: query.after.flatMap { operations.cursor($0) },
            before: query.before.flatMap { operations.cursor($0) },
            session
        )
    }

    func pager(_ list: ListPage, _ query: ListQuery, _ route: DeskRoute) -> Pager {
        Pager(
            previous: list.previous.map { route.link(query.query(before: operations.text($0))) },
            next: list.next.map { route.link(query.query(after: operations.text($0))) },
            shown: list.lines.isEmpty
                ? nil : "\(list.position + 1) to \(list.position + list.lines.count) of \(list.total)"
        )
    }
}
