// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML
internal import HTTP
internal import Ledger
internal import Operations
internal import Platform

extension Portal {
    /// For programs: bytes and no page, the same for everybody.
    func show(_ file: LedgerFile) -> Response {
        do {
            switch file {
            case .checkpoint:
                guard let head = try operations.ledgerState() else { return Self.noFile }
                return Self.served(head.checkpoint, "text/plain; charset=utf-8", cache: "no-cache")
            case .tile(let path):
                guard let bytes = try operations.ledgerFile(path) else { return Self.noFile }
                // A day only: a restored installation begins another tree at the same addresses.
                return Self.served(
                    bytes,
                    "application/octet-stream",
                    cache: path.isFull ? "public, max-age=86400, immutable" : "no-cache"
                )
            }
        } catch {
            log.event("ledger file not served", level: .error)
            return .text("not now\n", status: 503)
        }
    }

    /// The promise or the proof, under a name that says nothing on a telephone that is searched.
    func givePaper(_ arrived: Arrived, _ trouble: Trouble?, _ frame: PortalFrame) throws -> Response {
        let draft = FollowDraft()
        if let trouble { return try askAgain("", draft, trouble.message, trouble.status, frame) }
        let token = arrived.data.first("token") ?? ""
        do {
            switch try operations.paper(token: token) {
            case .paper(let bytes):
                return Response(
                    status: 200,
                    headers: [
                        ("Content-Type", "text/plain; charset=utf-8"),
                        ("Content-Disposition", "attachment; filename=\"note.txt\""),
                    ] + securityHeaders(.download),
                    body: .bytes(bytes)
                )
            case .none:
                guard let visit = try operations.visit(token: token) else { break }
                var page = page(visit, draft, frame)
                page.message = .portalVisitPaperNone
                return .html(page.render())
            case .over: break
            }
        } catch {
            log.event("paper not given", level: .error)
            return try askAgain("", draft, .errorsBusy, 503, frame)
        }
        return try askAgain("", draft, .portalFollowOver, 403, frame)
    }

    private static func served(_ bytes: [UInt8], _ type: String, cache: String) -> Response {
        Response(
            status: 200,
            headers: [("Content-Type", type), ("Cache-Control", cache)] + securityHeaders(.asset),
            body: .bytes(bytes)
        )
    }

    private static let noFile = Response.text("not there\n", status: 404)
}

extension TilePath {
    fileprivate var isFull: Bool {
        switch self {
        case .hashes(let tile): tile.isFull
        case .entries(let bundle): bundle.width == TileAddress.fullWidth
        }
    }
}
