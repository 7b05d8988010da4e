// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Operations
internal import Records

// A founding that was cut short, in a database that does not go with its folder.
extension Founding {
    /// What founding writes; anywhere else nothing stands before somebody has signed in or sent something.
    private static let tables: Set<String> = ["directory", "members", "settings", "counters", "leaves"]

    /// Empties the database where all that stands in it is a founding under this folder's own secrets, which never ended.
    ///
    /// Its accounts were told to nobody: they are printed when the folder is finished. Whatever is not certain stays, and
    /// is refused as a database that holds an installation.
    func emptyCutShort() throws {
        guard folder.isUnfinished, config.store != .sqlite, let node = try openedCutShort() else { return }
        defer { node.close() }
        let people = node.operations.directory.people.keys
        let isUntouched = try node.store.read { tx in
            try people.allSatisfy { try tx.account($0)?.guarded.lastStep == 0 }
        }
        guard isUntouched, node.operations.directory.isFounded else { return }
        let steps = node.store.directory.sequence
        try node.engine.write { tx in
            func count(_ table: SQL) throws -> Int {
                try tx.query("SELECT COUNT(*) FROM \(table)")[0].int(0)
            }
            // Every step opens with this folder's secrets, and nobody stands beside those of the directory.
            guard try count("directory") == steps, try count("members") == people.count else { return }
            let others = BackupTable.all.filter { !Founding.tables.contains($0.name.description) }
            let names = others.map { SQL(stringLiteral: $0.name) } + ["sessions", "readings", "handovers"]
            guard try names.allSatisfy({ try count($0) == 0 }) else { return }
            try BackupTable.emptyAll(tx)
        }
    }

    /// A database that does not answer now is asked another time: until then its secrets stay.
    private func openedCutShort() throws -> Node? {
        do {
            return try Node(folder, config)
        } catch let error as DatabaseError {
            throw error
        } catch let error as MigrationError {
            throw error
        } catch {
            return nil
        }
    }
}
