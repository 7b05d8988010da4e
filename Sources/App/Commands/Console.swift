// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Platform

/// The terminal: answers on standard output, everything else on standard error.
package struct Console: Sendable {
    package var say: @Sendable (String) -> Void
    package var complain: @Sendable (String) -> Void
    /// A question on standard error and a line from standard input; nil at its end.
    package var ask: @Sendable (_ question: String, _ isSecret: Bool) -> String?

    /// Whether something that was said could not be written: nobody has read it.
    package let isUnheard: @Sendable () -> Bool

    package init(
        say: @escaping @Sendable (String) -> Void,
        complain: @escaping @Sendable (String) -> Void,
        ask: @escaping @Sendable (String, Bool) -> String?,
        isUnheard: @escaping @Sendable () -> Bool = { false }
    ) {
        self.isUnheard = isUnheard
        self.say = say
        self.complain = complain
        self.ask = ask
    }

    package static func terminal() -> Console {
        let isLost = Monitor(false)
        return Console(
            say: { text in
                if !write(text + "\n", to: STDOUT_FILENO) { isLost.change { $0 = true } }
            },
            complain: { write($0 + "\n", to: STDERR_FILENO) },
            ask: { question, isSecret in
                guard isatty(STDIN_FILENO) == 1 else { return readLine() }
                write(question + ": ", to: STDERR_FILENO)
                return isSecret ? withoutEcho { readLine() } : readLine()
            },
            isUnheard: { isLost.read { $0 } }
        )
    }

    @discardableResult
    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard written > 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(0, written))
        }
        return true
    }

    /// What is typed stays off the screen.
    private static func withoutEcho<T>(_ body: () -> T) -> T {
        var before = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { return body() }
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
        defer {
            unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            write("\n", to: STDERR_FILENO)
        }
        return body()
    }
}
