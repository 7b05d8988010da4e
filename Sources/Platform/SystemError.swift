// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

/// A refused system call: which one and why, without a path or any data, so that it may be logged.
package struct SystemError: Error, Equatable, CustomStringConvertible {
    package let code: Int32
    package let operation: StaticString

    package init(code: Int32, operation: StaticString) {
        self.code = code
        self.operation = operation
    }

    static func last(_ operation: StaticString) -> SystemError {
        SystemError(code: errno, operation: operation)
    }

    package var isMissing: Bool { code == ENOENT }
    package var isExisting: Bool { code == EEXIST }
    package var isFull: Bool { code == ENOSPC || code == EDQUOT }

    package var description: String {
        "\(operation): \(unsafe String(cString: amparo_error_text(code))) (\(code))"
    }

    package static func == (left: SystemError, right: SystemError) -> Bool {
        left.code == right.code && left.operation.description == right.operation.description
    }
}

/// Repeats a call that a signal interrupted; a negative result is the error of that operation.
func retried(_ operation: StaticString, _ call: () -> Int) throws(SystemError) -> Int {
    while true {
        let result = call()
        if result >= 0 { return result }
        if errno != EINTR { throw .last(operation) }
    }
}
