// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP
import Platform
import Testing

@Suite struct FramingTests {
    @Test func `no malformed request gets a second answer`() throws {
        try withServer { server, site in
            let script = #filePath.replacing("HTTPTests/FramingTests.swift", with: "Tools/framing-cases.py")
            let result = try ChildProcess.run(
                ["python3", script, "127.0.0.1", String(server.port)],
                limits: ChildLimits(milliseconds: 120_000, outputBytes: 100_000)
            )
            let text = String(decoding: result.output, as: UTF8.self)
            #expect(result.ending == .exited(0), "\(text)")
            #expect(text.contains("44 of 44 as wanted"), "\(text)")
            #expect(!site.noted.contains("/smuggled"))
        }
    }
}
