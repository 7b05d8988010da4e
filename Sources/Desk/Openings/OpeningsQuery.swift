// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Operations

/// The filter of the log as it stands in the address; a week where no days are named.
struct OpeningsQuery {
    private static let usualDays = 7
    let filter: AccessFilter
    let after: String?

    init(_ head: RequestHead, today: Day) {
        func value(_ name: StaticString) -> String? {
            head.queryValue(name).flatMap { $0.isEmpty ? nil : $0 }
        }
        // A day that is none is as good as none.
        let to = value("to").flatMap { Day(iso: $0) } ?? today
        let from = value("from").flatMap { Day(iso: $0) } ?? to.adding(days: 1 - OpeningsQuery.usualDays)
        let first = min(from, to)
        filter = AccessFilter(
            from: first,
            to: min(max(from, to), first.adding(days: Operations.longestAccessDays)),
            member: value("member").flatMap { MemberID(hex: $0) },
            act: value("act").flatMap(Int.init).flatMap(AccessAct.init(rawValue:))
        )
        after = value("after")
    }

    func query(after: String?) -> [(String, String)] {
        var pairs = [("from", filter.from.iso), ("to", filter.to.iso)]
        if let member = filter.member { pairs.append(("member", member.hex)) }
        if let act = filter.act { pairs.append(("act", String(act.rawValue))) }
        if let after { pairs.append(("after", after)) }
        return pairs
    }
}
