// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Glibc
package import Platform
package import Vault

/// Why a file could not be stored or given back; its description holds no name and no path.
package struct BlobError: Error, Equatable, CustomStringConvertible {
    package enum Code: Equatable, Sendable {
        /// The disk has no room left for it; smaller files and text may still be taken.
        case full
        case missing, wrongKey, damaged, malformedID
        /// The writer was finished or cancelled before.
        case closed
        case unavailable
    }

    package let code: Code
    /// The refused system call, where one was.
    package let cause: SystemError?

    package init(_ code: Code) {
        self.code = code
        cause = nil
    }

    package init(_ error: SystemError) {
        cause = error
        code =
            if error.isFull || error.code == EFBIG { .full } else if error.isMissing { .missing } else {
                .unavailable
            }
    }

    package init(opening error: VaultError) {
        cause = nil
        code = error == .wrongKey ? .wrongKey : .damaged
    }

    package var description: String {
        let reason =
            switch code {
            case .full: "no room left for a file"
            case .missing: "the file is not there"
            case .wrongKey: "the file is not opened by this key"
            case .damaged: "the file is damaged"
            case .malformedID: "no name of a file"
            case .closed: "the file was closed before"
            case .unavailable: "the file cannot be reached"
            }
        guard let cause else { return reason }
        return "\(reason): \(cause)"
    }
}
