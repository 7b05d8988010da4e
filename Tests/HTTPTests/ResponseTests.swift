// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Testing

@Suite struct ResponseTests {
    @Test(arguments: ResponseKind.allCases)
    func `every kind of answer forbids sniffing and foreign embedding`(_ kind: ResponseKind) {
        let fields = Dictionary(uniqueKeysWithValues: securityHeaders(kind).map { ($0.0.description, $0.1) })
        #expect(fields["X-Content-Type-Options"] == "nosniff")
        #expect(fields["Referrer-Policy"] == "same-origin")
        #expect(fields["Cross-Origin-Resource-Policy"] == "same-origin")
        let policy = fields["Content-Security-Policy"] ?? ""
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect((fields["Cache-Control"] == "no-store") == (kind != .asset))
        #expect(policy.hasPrefix("sandbox") == [.download, .media].contains(kind))
    }

    @Test(arguments: [
        ("photo.jpg", "attachment; filename=\"photo.jpg\"; filename*=UTF-8''photo.jpg"),
        ("a\"b\r\n.txt", "attachment; filename=\"a_b__.txt\"; filename*=UTF-8''a%22b%0D%0A.txt"),
        ("écrit.pdf", "attachment; filename=\"_crit.pdf\"; filename*=UTF-8''%C3%A9crit.pdf"),
        ("../x;y", "attachment; filename=\".._x_y\"; filename*=UTF-8''..%2Fx%3By"),
    ])
    func `a download's name can neither break the header nor lead out of a folder`(
        _ name: String,
        _ expected: String
    ) {
        let response = Response.download(NoBytes(), length: 0, type: "image/jpeg\r\nX: y", fileName: name)
        let fields = Dictionary(uniqueKeysWithValues: response.headers.map { ($0.0.description, $0.1) })
        #expect(fields["Content-Disposition"] == expected)
        #expect(fields["Content-Type"] == "application/octet-stream")
    }

    @Test(
        arguments: [
            ("127.0.0.1:8080", "127.0.0.1", 8080), ("[::1]:0", "::1", 0),
            ("0.0.0.0:65535", "0.0.0.0", 65_535),
        ] as [(String, String, UInt16)]
    )
    func `an address to listen on is read and written alike`(_ text: String, _ host: String, _ port: UInt16) {
        #expect(Address(text) == Address(host: host, port: port))
        #expect(Address(text)?.description == text)
    }

    @Test(arguments: ["", "8080", ":80", "::1:80", "[::1]", "[a]:80", "a:65536", "a:-1", "a:x"])
    func `what is no address is refused`(_ text: String) {
        #expect(Address(text) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1", false), ("10.1.2.3", false), ("172.31.0.1", false), ("172.32.0.1", true),
        ("192.168.1.1", false), ("100.64.0.1", false), ("169.254.1.1", false), ("8.8.8.8", true),
        ("::1", false),
        ("fe80::1", false), ("fd00::1", false), ("2001:4860::8888", true), ("::ffff:10.0.0.1", false),
        ("::ffff:8.8.8.8", true), ("224.0.0.1", false),
    ])
    func `the cap for one address is for the public internet only`(_ text: String, _ isPublic: Bool) throws {
        let peer = try #require(PeerAddress(text))
        #expect(peer.isPublic == isPublic)
    }

    @Test func `of IPv6 a household counts as one`() throws {
        let one = try #require(PeerAddress("2001:db8:1:2::1"))
        #expect(one.counted == PeerAddress("2001:db8:1:2:ffff::9")?.counted)
        #expect(one.counted != PeerAddress("2001:db8:1:3::1")?.counted)
    }
}

private final class NoBytes: BodyStream {
    func next(into buffer: UnsafeMutableRawBufferPointer) -> Int { 0 }
}
