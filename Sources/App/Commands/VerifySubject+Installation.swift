// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Platform

extension VerifySubject {
    static let installationHelp = """
        With --data or --backup: reads an installation, which may run on, or a backup, and changes nothing. Every
        step that was ever accepted has to be there as it was, or be erased by a step that two people signed; every place of the ledger has to open to such a step
        or to padding; every checkpoint has to be signed, and to go on from the one before, from the one beside the
        node's secrets, and from each FILE of --anchor: a checkpoint (/ledger/checkpoint) that somebody has kept.
        With --witness, that witness must have countersigned, and each signature stored as its own must be its own.
        A line for each thing that does not hold. Where all holds, the size and the root of the newest checkpoint: compare
        them with what /ledger/checkpoint shows, or showed to somebody who kept it. Not checked: what files hold (whoever opens one checks it), and what
        waits in inboxes and threads.
        """

    static let installation = VerifySubject(
        option: "--data",
        options: [.data, .store, .anchor, .witnessKey],
        check: { arguments, console in
            let folder = DataFolder(try arguments.required("--data"))
            MachineWatch.begin().say(console)
            let config = try Serving.config(arguments, folder)
            let found = try VerifyInstallation.folder(
                folder,
                config,
                anchors: arguments.all("--anchor"),
                witnesses: try arguments.verifierKeys(Option.witnessKey.name)
            )
            try tell(found, console)
        }
    )

    static let backup = VerifySubject(
        option: "--backup",
        options: [Option("--backup", "FILE"), Option("--backup-key", "FILE"), .anchor, .witnessKey],
        check: { arguments, console in
            let backup = try arguments.required("--backup")
            let keyFile = try arguments.required("--backup-key")
            for path in [backup, keyFile] where !Files.exists(path) {
                throw CommandError.failure("there is no file \(path)")
            }
            MachineWatch.begin().say(console)
            let key = try BackupKey.read(keyFile)
            let found = try VerifyInstallation.backup(
                backup,
                key: key,
                anchors: arguments.all("--anchor"),
                witnesses: try arguments.verifierKeys(Option.witnessKey.name)
            )
            try tell(found, console)
        }
    )

    private static func tell(_ verdict: Verdict, _ console: Console) throws(CommandError) {
        let findings = verdict.findings
        if verdict.erased > 0 {
            console.complain(
                "\(verdict.erased) records were erased by a signed step; their hashes are there."
            )
        }
        for finding in findings { console.say("\(finding)") }
        guard findings.isEmpty else {
            throw .failure("\(findings.count) of the things that were checked do not hold")
        }
        // Only whoever kept another one can say that this is the same history: so it is there to compare.
        if let newest = verdict.newest {
            console.complain(
                "The newest checkpoint has \(newest.size) places and the root \(newest.root.base64)"
            )
        }
        console.complain("All holds.")
    }
}

extension Option {
    fileprivate static let anchor = Option("--anchor", "FILE", isRepeatable: true)
}
