// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Catalog
import HTML
import HTTP
import Ledger
import Portal
import Testing

struct RouteTests {
    private static var all: [PortalRoute] {
        let languages = [nil] + Language.allCases.map(Optional.some)
        var routes: [PortalRoute] = [.leave, .gallery(isRightToLeft: false), .gallery(isRightToLeft: true)]
        for place in PortalPlace.allCases { routes += languages.map { .page(place, $0) } }
        for form in PortalForm.allCases { routes += languages.map { .form(form, $0) } }
        for place in PortalPlace.allCases where place.isSpoken {
            routes += Language.allCases.map { .listen(place, $0) }
        }
        routes += Asset.allCases.map { .asset($0) }
        routes += [.ledger(.checkpoint)]
        routes += ["tile/0/000", "tile/3/x001/x234/067.p/5", "tile/entries/009"].compactMap { path in
            TilePath(path).map { .ledger(.tile($0)) }
        }
        return routes
    }

    @Test func `every route is found again by its method and address`() {
        for route in Self.all {
            #expect(PortalRoute(method: route.method, path: route.path) == route)
        }
    }

    @Test(arguments: [
        "/desk", "/desk/cases", "/reports", "/assets/secret", "/enn", "/en%2Freport", "/ledger/tile/0/0",
        "/ledger/secrets",
    ])
    func `what is not the portal's is left to others`(path: String) {
        #expect(PortalRoute(method: .get, path: path) == nil)
    }

    @Test func `the page about the ledger is found at the address where programs look`() {
        #expect(PortalRoute(method: .get, path: "/ledger/") == .page(.ledger, nil))
        #expect(PortalRoute(method: .get, path: "/ar/ledger") == .page(.ledger, .ar))
        #expect(PortalRoute(method: .post, path: "/ledger/checkpoint") == nil)
    }

    @Test func `a form's address that is opened shows its page`() {
        #expect(PortalRoute(method: .get, path: "/fr/follow/add") == .page(.follow, .fr))
        #expect(PortalRoute(method: .get, path: "/en/report/slip") == .page(.report, .en))
        #expect(PortalRoute(method: .other, path: "/en/report") == nil)
        #expect(PortalRoute(method: .post, path: "/en/ways") == .unknown(.en))
    }
}
