// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// An answer's status, fields and body; length, date and connection handling are the server's.
package struct Response: Sendable {
    package var status: Int
    package var headers: [(StaticString, String)]
    package var body: Body

    package init(status: Int, headers: [(StaticString, String)] = [], body: Body = .none) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package static func html(
        _ bytes: [UInt8],
        status: Int = 200,
        _ kind: ResponseKind = .private
    ) -> Response {
        let type: (StaticString, String) = ("Content-Type", "text/html; charset=utf-8")
        return Response(status: status, headers: [type] + securityHeaders(kind), body: .bytes(bytes))
    }

    package static func text(
        _ text: String,
        status: Int = 200,
        _ kind: ResponseKind = .private
    ) -> Response {
        let type: (StaticString, String) = ("Content-Type", "text/plain; charset=utf-8")
        return Response(
            status: status,
            headers: [type] + securityHeaders(kind),
            body: .bytes(Array(text.utf8))
        )
    }

    /// After a form: the browser fetches the address with GET, and reloading sends nothing twice.
    package static func redirect(to path: String, _ kind: ResponseKind = .private) -> Response {
        Response(status: 303, headers: [("Location", path)] + securityHeaders(kind))
    }

    package static func methodNotAllowed(_ allowed: String) -> Response {
        var response = Response.text("This address does not do that.\n", status: 405)
        response.headers.append(("Allow", allowed))
        return response
    }

    package func adding(_ fields: [(StaticString, String)]) -> Response {
        var response = self
        response.headers += fields
        return response
    }

    package func adding(_ field: (StaticString, String)) -> Response { adding([field]) }
}
