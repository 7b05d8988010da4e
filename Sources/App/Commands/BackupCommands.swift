// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Operations
internal import Platform
internal import Vault

extension Command {
    static let backup = Command(
        name: "backup",
        summary: "write everything into one sealed file",
        help: """
            usage: amparo backup --data DIR --to FILE [--store sqlite|postgres://user@host/database]

            Writes the records, the files, the secrets of the node and the settings into FILE, sealed to the backup key
            that set-up made. The server may run on. FILE must not exist. What a day's keys sealed, such as sessions,
            is not in it: those keys die with their day.

            Nobody opens FILE without the backup key, so it may lie on a disk that others can read. The key must not
            lie beside it. Restore one every three months, to be sure.

            example: amparo backup --data /var/lib/amparo --to /media/stick/amparo-2026-07-01.backup
            """,
        options: [.data, .store, Option("--to", "FILE")],
        run: { arguments, console in
            try arguments.noWords()
            let folder = DataFolder(try arguments.required("--data"))
            let path = try arguments.required("--to")
            let config = try Serving.config(arguments, folder)
            try folder.requireFounded()
            MachineWatch.begin().say(console)
            let lost = try Backup(folder, config).write(to: path)
            console.say("Written: \(path) (\(try Files.size(path)) bytes), sealed to the backup key.")
            guard lost.isEmpty else {
                throw CommandError.failure(
                    """
                    \(lost.count) of the stored files are missing or cannot be read, and are not in it; all the rest is. Look \
                    for them in an older backup, and have the disk looked at: \(lost.joined(separator: " "))
                    """
                )
            }
            return 0
        }
    )

    static let restore = Command(
        name: "restore",
        summary: "make an installation again from a backup",
        help: """
            usage: amparo restore --from FILE --data DIR --key FILE [--fingerprint DIGITS]
                                  [--erasures DIR] [--store sqlite|postgres://user@host/database]

            Makes the installation of a backup again in DIR, which must be empty or not exist. --key names the file with
            the backup key, which was taken away when the installation was set up. A file that is damaged or was cut
            short is refused and leaves nothing behind.

            Whoever has read the folder of the old installation could have sealed a backup of their own making. So it
            prints the fingerprint: compare it with the one that set-up printed and that you keep on paper, before
            anybody signs in. With --fingerprint a backup with another one is refused at once.

            What was erased after the backup was made would come back with it. So keep the folder node/erasures of the
            running installation beside the backups, and name the newest copy with --erasures: it is erased again before
            anybody can sign in, but for what somebody signed whom the backup does not know; how much, is said at the end.

            With --store the records go into another store than before: a backup of SQLite into PostgreSQL, or the other
            way. A PostgreSQL database must be empty. Afterwards everybody signs in again.

            example: amparo restore --from amparo-2026-07-01.backup --data /var/lib/amparo --key /media/key/amparo.backup-key
            """,
        options: [
            Option("--from", "FILE"), .data, Option("--key", "FILE"), Option("--fingerprint", "DIGITS"),
            Option("--erasures", "DIR"), .store,
        ],
        run: { arguments, console in
            try arguments.noWords()
            let backup = try arguments.required("--from")
            let folder = DataFolder(try arguments.required("--data"))
            let keyFile = try arguments.required("--key")
            let fingerprint = try fingerprint(arguments["--fingerprint"])
            let config = try Config(
                file: nil,
                options: arguments["--store"].map { [.store: $0] } ?? [:],
                names: environmentNames()
            )
            guard Files.exists(backup) else { throw CommandError.failure("there is no file \(backup)") }
            guard Files.exists(keyFile) else { throw CommandError.failure("there is no file \(keyFile)") }
            MachineWatch.begin().say(console)
            let key = try BackupKey.read(keyFile)
            let restored: Restore.Restored
            do {
                restored = try Restore(
                    backup,
                    key: key,
                    to: folder,
                    store: arguments.has("--store") ? config.store : nil,
                    fingerprint: fingerprint,
                    erasures: arguments["--erasures"]
                ).run()
            } catch VaultError.wrongKey {
                throw CommandError.failure(
                    "this is not the key that the backup is sealed to; nothing was restored"
                )
            }
            console.say(
                """
                Restored into \(folder.path).

                fingerprint: \(Hex.text(restored.root))
                  Compare it with the one on paper, from the day of set-up. If they differ, somebody else made this
                  backup: do not serve it.

                Everything stands as on the day of the backup. Whoever was disabled, reset or taken out of a room after
                that counts again: do it once more before anybody else signs in.

                \(erasures(restored.erasures, isListGiven: arguments.has("--erasures")))

                Next: amparo serve --data \(folder.path)
                """
            )
            return 0
        }
    )

    private static func erasures(_ repeated: RepeatedErasures, isListGiven: Bool) -> String {
        guard isListGiven else {
            return """
                No list of erasures was named (--erasures): what was erased after that day is back. Restore again with the
                list, or have it erased again by two people.
                """
        }
        let done = "Erased again, as two people had signed: \(repeated.again)."
        guard repeated.impossible > 0 else { return done }
        return """
            \(done)
            NOT erased again: \(repeated.impossible). Their files cannot be read, or somebody signed whom this backup does not
            know yet. What they were about is back: have it erased again by two people before anybody else signs in.
            """
    }

    /// As it stands on paper: in groups, in either case.
    private static func fingerprint(_ typed: String?) throws(CommandError) -> [UInt8]? {
        guard let typed else { return nil }
        guard let bytes = Hex.bytes(typed.lowercased().filter { !$0.isWhitespace }), bytes.count == 32 else {
            throw .usage("--fingerprint wants the 64 digits (0-9, a-f) that set-up printed")
        }
        return bytes
    }
}
