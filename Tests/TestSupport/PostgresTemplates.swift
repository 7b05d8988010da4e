// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Database
import Platform
import PostgresDriver

/// Migrates one database for each list of migrations and copies it for each test: far quicker than migrating.
final class PostgresTemplates: Sendable {
    private struct State {
        var templates: [String: String] = [:]
        var count = 0
    }

    /// One for the test process, as the server is one.
    static let shared = PostgresTemplates()

    private let state = Monitor(State())
    private let prefix = "amparo_test_" + String(UInt64.random(in: .min ... .max), radix: 36)

    func copy(_ migrations: [Migration], on url: String) throws -> String {
        try state.change { state in
            let server = PostgresServer(url: url)
            var template: String?
            if !migrations.isEmpty { template = try self.template(migrations, url, &state) }
            let name = next(&state)
            try server.create(name, template: template)
            return name
        }
    }

    private func template(_ migrations: [Migration], _ url: String, _ state: inout State) throws -> String {
        let key = migrations.map { "\($0.name) \($0.checksum(for: .postgres))" }.joined(separator: "\n")
        if let known = state.templates[key] { return known }
        let name = next(&state)
        try PostgresServer(url: url).create(name)
        let engine = try PostgresEngine(url: url, database: name, connections: 1)
        try Migrator.migrate(engine, migrations)
        engine.close()
        state.templates[key] = name
        return name
    }

    private func next(_ state: inout State) -> String {
        state.count += 1
        return "\(prefix)_\(state.count)"
    }
}
