// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Domain
import HTTP
import Testing

@Suite struct DeskRoutes {
    private static let id = RecordID(high: 0x0123_4567_89ab_cdef, low: 42)

    private static var all: [DeskRoute] {
        AccessTable.plainRoutes + AccessTable.recordRoutes(report: id, caseFile: id) + [.leave]
    }

    @Test func `every address leads back to the route it was made from`() {
        for route in Self.all {
            #expect(DeskRoute(route.method, path: route.path) == route, "\(route.path)")
        }
        #expect(Set(Self.all).count == Self.all.count)
    }

    @Test func `no two routes of one method share an address`() {
        let addresses = Self.all.map { "\($0.method) \($0.path)" }
        #expect(Set(addresses).count == addresses.count)
    }

    @Test func `a page asked for with HEAD is the same page`() {
        #expect(DeskRoute(.head, path: "/desk/cases/\(Self.id.hex)") == .caseFile(Self.id))
    }

    @Test(arguments: [
        "/", "/desks", "desk", "/desk/", "/desk//", "/desk/nowhere", "/desk/cases/", "/desk/cases/12",
        "/desk/%63ases", "/desk/settings/overview", "/desk/settings/grant", "/desk/cases/bulk",
        "/desk/cases/../reports", "/Desk", "/desk/sign-out",
    ])
    func `what is no page has no route`(_ path: String) {
        #expect(DeskRoute(.get, path: path) == nil)
    }

    @Test(arguments: ["00", "-1", "10000", "+1", "1/edit", "", "٣", "99999999999999999999"])
    func `a file is named by its plain number only`(_ number: String) {
        #expect(DeskRoute(.get, path: "/desk/cases/\(Self.id.hex)/files/\(number)") == nil)
    }

    @Test func `a step is never taken by a link`() {
        for verb in CaseVerb.allCases {
            #expect(DeskRoute(.get, path: DeskRoute.workOnCase(verb, Self.id).path) == nil)
        }
        #expect(DeskRoute(.other, path: "/desk") == nil)
        #expect(DeskRoute(.post, path: "/desk/cases/\(Self.id.hex)/erase") == nil)
    }
}
