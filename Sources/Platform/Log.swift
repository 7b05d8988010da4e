// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// How much a line matters.
package enum LogLevel: Int, Sendable, Comparable {
    case debug, info, warning, error

    package static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }

    var name: StaticString {
        switch self {
        case .debug: "debug"
        case .info: "info"
        case .warning: "warning"
        case .error: "error"
        }
    }
}

/// What a log may hold: numbers, program text, yes or no, and reference numbers; no words of any person.
package enum LogValue: Sendable {
    case int(Int)
    case bool(Bool)
    case text(StaticString)
    /// Only digits, capital letters and hyphens; anything else is written as "?".
    case reference(String)
}

/// One JSON line an event, to stderr or to a test (Design 11 "Logs").
package struct Log: Sendable {
    package typealias Sink = @Sendable ([UInt8]) -> Void

    private let level: LogLevel
    private let sink: Sink
    private let now: @Sendable () -> Int64

    package init(
        _ level: LogLevel = .info,
        sink: @escaping Sink = writeToStandardError,
        now: @escaping @Sendable () -> Int64 = wallMilliseconds
    ) {
        self.level = level
        self.sink = sink
        self.now = now
    }

    package static let silent = Log(.error, sink: { _ in })

    package func event(
        _ name: StaticString,
        level: LogLevel = .info,
        _ fields: [(StaticString, LogValue)] = []
    ) {
        guard level >= self.level else { return }
        var line = LogLine()
        line.begin(at: now(), level: level, name)
        for (key, value) in fields { line.add(key, value) }
        sink(line.finished())
    }
}

/// One write for the whole line, so that lines of several threads do not mix.
package func writeToStandardError(_ line: [UInt8]) {
    _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
