// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import HTTP
import Operations
import TestSupport
import Testing
import Vault

/// Who comes back for what was erased reads a kind and true sentence, and so does who guesses (Design 4).
@Suite struct ComingBackForWhatWasErased {
    private static let erased: [(language: String, words: String)] = [
        ("en", "may have been erased for good"),
        ("fr", "peut-être été effacé pour toujours"),
        ("ar", "فربما حُذف ما قلته لنا نهائياً"),
    ]

    private func erase(_ id: RecordID, _ portal: PortalHouse) throws {
        let verbs = portal.house.operations
        let officer = try portal.house.signIn(.officer)
        _ = try verbs.openReport(id, officer)
        _ = try verbs.triage(id, .redirect(reason: "Not ours."), seen: nil, officer)
        let asked = try verbs.askErasure(
            of: .report(id),
            .asked,
            passphrase: TestInstallation.passphrase,
            officer
        )
        let bo = try portal.house.signIn(.secondOfficer)
        try verbs.signErasure(asked, passphrase: TestInstallation.passphrase, bo)
    }

    /// The page without what is drawn anew each time, and without the code that was typed.
    private func page(_ code: String, _ language: String, _ portal: PortalHouse) throws -> (Int, String) {
        let place = "/\(language)/follow"
        let token = try portal.token(portal.client.get(place).text)
        let answer = try portal.client.post(place, [("token", token), ("code", code)])
        return (
            answer.status,
            answer.text.replacing(#/name="token" value="[0-9a-f]+"/#, with: "").replacing(code, with: "")
        )
    }

    @Test func `a code of what was erased and a code that never was open the same page, with the same words`()
        throws
    {
        try withPortal { portal in
            let accepted = try portal.house.operations.acceptReport(
                NewReport(channel: .webForm, language: "en", site: portal.house.ridge, words: "Goats."),
                token: nil
            )
            #expect(try page(accepted.receipt, "en", portal).0 == 200)
            try erase(accepted.id, portal)
            let never = ReceiptNumber(seed: SystemRandomness().secretKey()).grouped
            let neverShort = ShortCode(seed: SystemRandomness().secretKey()).grouped
            for (language, words) in Self.erased {
                let receipt = try page(accepted.receipt, language, portal)
                #expect(receipt.0 == 422 && receipt.1.contains(words), "\(language)")
                #expect(try page(never, language, portal) == receipt, "\(language)")
                let short = try page(accepted.short, language, portal)
                #expect(short.0 == 200)
                #expect(try page(neverShort, language, portal) == short, "\(language)")
            }
        }
    }
}
