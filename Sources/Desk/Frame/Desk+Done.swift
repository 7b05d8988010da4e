// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import HTTP
internal import HTML

extension Desk {
    /// After a form: what was just done, in one sentence; the address carries a fixed word only.
    func drawDone(_ request: DeskRequest, into page: inout HTMLWriter) {
        guard let word = request.head.queryValue("done"), let words = Desk.doneWords[word] else { return }
        let failed = request.head.queryValue("failed").flatMap(Int.init) ?? 0
        page.draw(Notice(.good, isLive: true, text: words))
        if failed > 0 {
            page.draw(
                Notice(
                    .attention,
                    isLive: true,
                    text:
                        "\(failed) of them could not be changed: they are closed, or belong to other readers."
                )
            )
        }
    }

    private static let doneWords: [String: String] = [
        "ended": "That session has ended.",
        "passphrase": "Your passphrase is changed.",
        "acknowledge": "Acknowledged: their pages now say that the report is being read.",
        "note": "Your note is kept.",
        "reply": "Your answer waits for the reporter.",
        "join": "The report is part of the case now.",
        "redirect": "The report has been shown another door.",
        "aside": "Set aside. It comes back on its day; nothing is deleted.",
        "call": "The call is written down. A second person looks at it within a day.",
        "taken": "It is in your hands.",
        "read": "Read: their pages now say so.",
        "handed": "Handed to those who read it there. You do not see it any more.",
        "away": "Your deputy sees what is yours while you are away.",
        "back-here": "You are back.",
        "back": "Taken back.",
        "link": "The reports are part of the case now.",
        "group": "One case is open for all of them.",
        "assign": "Handed over.",
        "answered": "Answered.",
        "postpone": "Moved to a later day.",
        "made": "The case is open.",
        "changed": "Kept.",
        "vouched": "Your word for this key is kept.",
        "turned-down": "The key does not count, and its holder is signed out.",
        "propose-key": "Proposed. Somebody who reads there makes the key.",
        "make-key": "The key is made. Each holder finds their sheet here, once.",
        "confirm-share": "Kept: you have your sheet.",
        "announce-use": "Announced: everybody concerned is told.",
        "object-use": "Stopped. It is not opened.",
        "give-share": "Your sheet is entered, for this person's key alone.",
        "finish-use": "You are let in. The emergency key is spent: a new one has to be made.",
        "erasure-asked": "Asked for. Nothing is erased before another person has signed.",
        "erasure-stays": "It stays.",
        "transcribe": "What is said is kept.",
        "agree-transcript": "Signed. When two people have, the recording is gone.",
        "erased": "Erased for good, with all that hung on it.",
        "granted": "They can read it from now on.",
        "asked-name": "The custodians have your request.",
        "kept-name": "The name is kept apart. You cannot read it any more either.",
        "allowed": "Allowed. Their page shows the name until the time is over.",
        "refused": "Refused, with your reason.",
        "custodians": "They keep names from now on. What was given before stays where it is.",
        "auditors": "They read it from now on. What was opened before was not noted.",
        "revoked": "They read nothing new there from now on.",
    ]
}
