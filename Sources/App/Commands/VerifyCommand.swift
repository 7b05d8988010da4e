// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Platform

extension Command {
    static let verify = Command(
        name: "verify",
        summary: "check that nothing was removed or changed: a proof, a ledger, an installation, a backup",
        help: """
            usage: amparo verify --proof FILE [--checkpoint FILE] [--key VKEY] [--witness VKEY]... [--leaf HEX]
                   amparo verify --extends OLDER --checkpoint FILE --tiles DIR [--key VKEY]
                   amparo verify --data DIR [--store sqlite|postgres://user@host/database] [--anchor FILE]...
                                 [--witness VKEY]...
                   amparo verify --backup FILE --backup-key FILE [--anchor FILE]... [--witness VKEY]...

            With --proof: checks that what a proof file (\(ProofFile.nameEnding)) is about stands in the ledger. --checkpoint
            is the ledger's head as you got it on another way: from a witness, a newspaper, a friend; without it the
            head inside the proof counts. --leaf is the number of 64 digits that you were promised; without it the one
            in the proof file is taken and printed, to be compared. --key is the ledger's public key, and with
            --witness somebody independent must have signed too.

            With --extends: checks that the ledger that FILE is the head of begins with all that OLDER is the head of,
            so that nothing was taken away or changed in between. DIR holds a copy of the ledger's tile/ folder.

            \(VerifySubject.installationHelp)

            Nothing is asked of any server. It ends with 0 when everything holds, with 1 when something does not:
            then keep the files, they are the evidence.

            example: amparo verify --proof mine\(ProofFile.nameEnding) --key "amparo.example.org/ledger+1a2b3c4d+Aabc..."
            """,
        options: VerifySubject.options,
        run: { arguments, console in
            try arguments.noWords()
            let subjects = VerifySubject.all.filter { arguments.has($0.option) }
            guard subjects.count == 1, let subject = subjects.first else {
                let names = VerifySubject.all.map(\.option).joined(separator: ", ")
                throw CommandError.usage("say what to check, with one of: \(names)")
            }
            for option in VerifySubject.options where arguments.has(option.name) && !subject.takes(option) {
                throw CommandError.usage("\(option.name) means nothing beside \(subject.option)")
            }
            try subject.check(arguments, console)
            return 0
        }
    )
}

/// One thing that `amparo verify` checks: the option that asks for it, all that go with it, and the check.
struct VerifySubject: Sendable {
    let option: String
    let options: [Option]
    /// Says what holds; throws what does not.
    let check: @Sendable (Arguments, Console) throws -> Void

    static let all: [VerifySubject] = [.proof, .growth, .installation, .backup]

    /// Of all subjects, each once.
    static var options: [Option] {
        var known: [Option] = []
        for option in all.flatMap({ $0.options }) where !known.contains(where: { $0.name == option.name }) {
            known.append(option)
        }
        return known
    }

    func takes(_ option: Option) -> Bool { options.contains { $0.name == option.name } }
}

extension Option {
    static let checkpoint = Option("--checkpoint", "FILE")
    static let ledgerKey = Option("--key", "VKEY")
    static let witnessKey = Option("--witness", "VKEY", isRepeatable: true)
}

extension Arguments {
    /// The key of a log behind that option; nil where it was not given.
    func verifierKey(_ option: String) throws(CommandError) -> VerifierKey? {
        try verifierKeys(option).last
    }

    func verifierKeys(_ option: String) throws(CommandError) -> [VerifierKey] {
        var keys: [VerifierKey] = []
        for text in all(option) {
            do throws(LedgerError) {
                keys.append(try VerifierKey(text))
            } catch {
                throw .usage("\(option): \(error); it looks like example.org/ledger+1a2b3c4d+Aabc...")
            }
        }
        return keys
    }

    /// The bytes of the file behind that option, which has to be there.
    func file(_ option: String, limit: Int) throws -> [UInt8] {
        let path = try required(option)
        do throws(SystemError) {
            return try Files.read(path, limit: limit)
        } catch {
            throw CommandError.failure("\(option): \(path) cannot be read (\(error))")
        }
    }
}
