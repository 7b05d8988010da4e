// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Testing

@Suite struct RequestHeadTests {
    @Test func `a plain request is read`() throws {
        let head = try read(
            "GET",
            "/follow/a%20b?lang=fr&q=a+b%C3%BC&flag",
            [("HOST", "Example.org:8080"), ("Cookie", "a=1; __Host-s=ab12;x"), ("X-Long", "caf\u{e9}")]
        )
        #expect(head.method == .get)
        #expect(head.path == "/follow/a%20b")
        #expect(head.query.map { "\($0.0)=\($0.1)" } == ["lang=fr", "q=a bü", "flag="])
        #expect(head.queryValue("lang") == "fr")
        #expect(head.host == "example.org:8080")
        #expect(head.header("x-long") == "café")
        #expect(head.cookies.map { "\($0.0)=\($0.1)" } == ["a=1", "__Host-s=ab12"])
        #expect(!head.hasBody && head.contentLength == 0)
    }

    @Test(
        arguments: [
            ([("Content-Length", "1"), ("Content-Length", "1")], .repeated),
            ([("Content-Length", "1"), ("Transfer-Encoding", "chunked")], .lengthWithCoding),
            ([("Transfer-Encoding", "chunked"), ("transfer-encoding", "chunked")], .repeated),
            ([("Transfer-Encoding", "gzip, chunked")], .coding),
            ([("Transfer-Encoding", "identity")], .coding),
            ([("Transfer-Encoding", "")], .coding),
            ([("Content-Length", "+5")], .length), ([("Content-Length", "5, 5")], .length),
            ([("Content-Length", "")], .length), ([("Content-Length", "99999999999999999999")], .length),
            ([("Content-Length", "٥")], .length), ([("Content-Length", "-1")], .length),
            ([("Host", "b")], .repeated), ([("X ", "a")], .fieldName), ([("", "a")], .fieldName),
            ([("X:", "a")], .fieldName), ([("X", "a\rb")], .fieldValue), ([("X", "a\u{0}b")], .fieldValue),
        ] as [([(String, String)], HeadRefusal)]
    )
    func `ambiguous framing and odd fields are refused`(_ fields: [(String, String)], _ expected: HeadRefusal)
    {
        #expect(throws: expected) { try read("POST", "/", [("Host", "a")] + fields) }
    }

    @Test(
        arguments: [
            [], [("Host", "")], [("Host", "a b")], [("Host", "a/b")], [("Host", "a@b")], [("Host", "é")],
            [("Host", String(repeating: "a", count: 256))],
        ] as [[(String, String)]]
    )
    func `a missing or odd host is refused`(_ fields: [(String, String)]) {
        #expect(throws: HeadRefusal.host) { try read("GET", "/", fields) }
    }

    @Test(arguments: [
        "", "a", "*", "http://a/b", "/a b", "/a\u{0}", "/a\u{1}", "/é", "/a#b", "/a\\b", "/%", "/%0", "/%zz",
        "/%00",
        "/a%0ab", "/%7f",
    ])
    func `a target that is no path is refused`(_ target: String) {
        #expect(throws: HeadRefusal.target) { try read("GET", target, [("Host", "a")]) }
    }

    @Test(arguments: ["HTTP/1.9", "HTTP/2.0", "HTTP/0.9", "http/1.1", ""])
    func `another version is refused`(_ version: String) {
        let raw = RawHead(method: "GET", target: "/", version: version, fields: [("Host", "a")])
        #expect(throws: HeadRefusal.version) { try RequestHead(raw, from: .loopback) }
    }

    @Test(
        arguments: [
            ("localhost:8080", nil, false, true), ("127.0.0.1", nil, false, true),
            ("[::1]:80", nil, false, true),
            ("127.evil.example", nil, false, false), ("abc.onion", nil, false, true),
            ("example.org", nil, true, false),
            ("example.org", "https", true, true), ("example.org", "https", false, false),
            ("example.org", "http", true, false), ("onion.example", nil, true, false),
        ] as [(String, String?, Bool, Bool)]
    )
    func `cookies may live on https, onion and this machine only`(
        _ host: String,
        _ proto: String?,
        _ isProxy: Bool,
        _ expected: Bool
    ) throws {
        let fields = [("Host", host)] + (proto.map { [("X-Forwarded-Proto", $0)] } ?? [])
        let head = try read("GET", "/", fields, RequestOrigin(isLoopback: false, isProxy: isProxy))
        #expect(head.isSecureOrigin == expected)
    }

    @Test(
        arguments: [
            ([], .unknown), ([("Origin", "https://a.org")], .same), ([("Origin", "http://a.org")], .same),
            ([("Origin", "https://a.org:443")], .same), ([("Origin", "https://a.org:8443")], .other),
            ([("Origin", "null")], .other), ([("Origin", "https://a.org.evil.org")], .other),
            ([("Origin", "https://A.ORG")], .same), ([("Sec-Fetch-Site", "same-origin")], .same),
            ([("Sec-Fetch-Site", "none")], .same), ([("Sec-Fetch-Site", "same-site")], .other),
            ([("Sec-Fetch-Site", "cross-site"), ("Origin", "https://a.org")], .other),
            ([("Sec-Fetch-Site", "same-origin"), ("Origin", "https://b.org")], .other),
            ([("Referer", "https://a.org/report?x=1")], .same),
            ([("Referer", "https://b.org/a.org")], .other),
            ([("Referer", "https://a.org@b.org/")], .other), ([("Origin", "")], .other),
        ] as [([(String, String)], OriginCheck)]
    )
    func `a form sent by another site is known by its headers`(
        _ fields: [(String, String)],
        _ expected: OriginCheck
    ) throws {
        let head = try read("POST", "/", [("Host", "a.org")] + fields)
        #expect(head.originCheck == expected)
        #expect(head.isSameOrigin == (expected != .other))
    }

    @Test func `a cookie is strict, secure, and gives back the bytes it was given`() throws {
        let (name, value) = Cookies.set("session", [0, 255, 16], maxAgeSeconds: 60)
        #expect(name.description == "Set-Cookie")
        #expect(value == "__Host-session=00ff10; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=60")
        #expect(Cookies.clear("session").1.hasSuffix("Max-Age=0"))
        let cases: [(String, [UInt8]?)] = [
            ("__Host-session=00ff10", [0, 255, 16]), ("a=b; __Host-session=00FF10", [0, 255, 16]),
            ("session=00ff10", nil), ("__Host-session=00ff1", nil), ("__Host-session=zz", nil),
            ("__Host-session=", nil), ("__Host-session=00; __Host-session=01", nil), ("", nil),
        ]
        for (cookie, expected) in cases {
            let head = try read("GET", "/", [("Host", "a"), ("Cookie", cookie)])
            #expect(Cookies.token("session", in: head) == expected, "\(cookie)")
        }
    }
}

private func read(
    _ method: String,
    _ target: String,
    _ fields: [(String, String)],
    _ origin: RequestOrigin = .loopback
) throws(HeadRefusal) -> RequestHead {
    let named = fields.map { (name: $0.0, value: $0.1) }
    return try RequestHead(RawHead(method: method, target: target, fields: named), from: origin)
}
