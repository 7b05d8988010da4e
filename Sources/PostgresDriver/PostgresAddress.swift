// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CPostgres

/// Where the server is and which database is meant; the URL may hold a password and is never shown.
struct PostgresAddress: Sendable {
    let url: String
    let database: String?

    /// What the URL does not say: a dead network is noticed in half a minute.
    ///
    /// The URL wins over all of it.
    private static let defaults = [
        ("application_name", "amparo"), ("connect_timeout", "10"), ("keepalives_idle", "10"),
        ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
    ]

    /// A connection in whatever state it came to be; the caller frees it.
    func connected() -> OpaquePointer? {
        var settings = Self.defaults + [("dbname", url)]
        if let database { settings.append(("dbname", database)) }
        settings.append(("client_encoding", "UTF8"))
        let names = unsafe settings.map { unsafe copied($0.0) }
        let values = unsafe settings.map { unsafe copied($0.1) }
        defer {
            unsafe names.forEach { unsafe $0.deallocate() }
            unsafe values.forEach { unsafe $0.deallocate() }
        }
        return unsafe PQconnectdbParams(terminated(names), terminated(values), 1)
    }

    private func terminated(_ words: [UnsafeMutablePointer<CChar>]) -> [UnsafePointer<CChar>?] {
        unsafe words.map { unsafe UnsafePointer($0) } + [nil]
    }

    private func copied(_ text: String) -> UnsafeMutablePointer<CChar> {
        let bytes = text.utf8CString
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        for (index, byte) in bytes.enumerated() { unsafe copy[index] = byte }
        return unsafe copy
    }
}
