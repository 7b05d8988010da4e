// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform
internal import Vault

extension Command {
    static let code = Command(
        name: "code",
        summary: "print the one-time code of the moment for a secret",
        help: """
            usage: amparo code SECRET

            Prints the six digits that an authenticator would show now for SECRET, the 32 letters and digits that were
            shown when the account was made. For trying things out: a real member keeps the secret in a telephone.

            example: amparo code JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
            """,
        options: [],
        run: { arguments, console in
            guard arguments.words.count == 1, let secret = TOTP.secret(base32: arguments.words[0]) else {
                throw CommandError.usage(
                    "write `amparo code SECRET`, with the 32 letters A-Z and digits 2-7 of a secret"
                )
            }
            console.say(TOTP.code(secret: secret, unixSeconds: wallMilliseconds() / 1000))
            return 0
        }
    )

    static let version = Command(
        name: "version",
        summary: "print which Amparo this is",
        help: """
            usage: amparo version

            Prints the version of the program and the number of its last change to the store's tables.

            `sha256sum /usr/bin/amparo` shows whether this file is the one that somebody gave you. `make reproducible`
            measures how far two builds of one source are the same; the guide for administrators says what still differs.

            example: amparo version
            """,
        options: [],
        run: { arguments, console in
            try arguments.noWords()
            console.say("amparo \(Version.program), tables \(Version.tables)")
            return 0
        }
    )
}
