// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform
import Synchronization
import Testing

@Suite struct LogTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_782_810_000_999, "2026-06-30T09:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        ] as [(Int64, String)]
    )
    func `an event is one JSON line with the time in UTC`(_ milliseconds: Int64, _ text: String) {
        let lines = Mutex<[String]>([])
        let log = Log(
            .info,
            sink: { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } },
            now: { milliseconds }
        )
        log.event("started", [("port", .int(8080)), ("demo", .bool(true)), ("store", .text("sq\"lite\n"))])
        #expect(
            lines.withLock { $0 } == [
                "{\"at\":\"\(text)\",\"level\":\"info\",\"event\":\"started\",\"port\":8080,\"demo\":true,"
                    + "\"store\":\"sq\\\"lite\\u000a\"}\n"
            ]
        )
    }

    @Test func `words in place of a reference number never reach the log`() {
        let lines = Mutex<[String]>([])
        let log = Log(
            .warning,
            sink: { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        )
        log.event("failed", level: .error, [("reference", .reference("Amina was beaten"))])
        log.event("failed", level: .error, [("reference", .reference("7F3-QQ"))])
        log.event("chatter")
        let all = lines.withLock { $0 }
        #expect(all.count == 2)
        #expect(all[0].contains("\"reference\":\"?\""))
        #expect(all[1].contains("\"reference\":\"7F3-QQ\""))
    }
}
