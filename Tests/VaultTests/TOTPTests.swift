// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Vault

@Suite struct TOTPTests {
    private let secret = Array("12345678901234567890".utf8)

    @Test(
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)]
    )
    func `codes are the last six digits of those in RFC 6238`(seconds: Int64, code: String) {
        #expect(TOTP.code(secret: secret, unixSeconds: seconds) == code)
    }

    @Test func `a code counts one step early and late, names its step, and not longer`() {
        let now: Int64 = 1_234_567_890
        let code = TOTP.code(secret: secret, unixSeconds: now)
        for (shift, matches) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)]
            as [(Int64, Bool)]
        {
            let step = TOTP.matches(code, secret: secret, unixSeconds: now + shift)
            #expect(step == (matches ? now / 30 : nil))
        }
    }

    @Test func `a code is read as people type it`() {
        #expect(TOTP.matches(" 287 082 ", secret: secret, unixSeconds: 59) == 1)
        #expect(TOTP.matches("٢٨٧٠٨٢", secret: secret, unixSeconds: 59) == 1)
        for wrong in ["", "287083", "28708", "2870820", "abcdef", "28708a"] {
            #expect(TOTP.matches(wrong, secret: secret, unixSeconds: 59) == nil)
        }
        #expect(TOTP.matches(TOTP.code(secret: secret, unixSeconds: 0), secret: secret, unixSeconds: 0) == 0)
    }

    @Test func `the address for the telephone is escaped and holds the secret in base 32`() {
        #expect(
            TOTP.uri(secret: secret, account: "amina@site/1?x=é", issuer: "Amparo Demo")
                == "otpauth://totp/Amparo%20Demo:amina%40site%2F1%3Fx%3D%C3%A9"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Amparo%20Demo"
        )
        #expect(TOTP.secret(SystemRandomness()).count == 20)
    }
}
