// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

// What one group of rooms has in the way of emergency keys: the one that counts, what only older ones open, the coming one.
extension Desk {
    func drawStanding(_ group: TrustGroup, _ request: DeskRequest, into page: inout HTMLWriter) {
        let directory = operations.directory
        if let set = directory.recoverySet(group) {
            page.p(
                "",
                text:
                    "Ready: any \(set.needed) of these \(set.holders.count) people can open it together, after \(Desk.wait(set)) in which everybody concerned may object."
            )
            if !directory.notSealed(group).isEmpty {
                page.draw(
                    Notice(
                        .attention,
                        text:
                            "It does not open everything yet: somebody who reads each room has to sign in once. Keep the sheets of the key before until this line is gone."
                    )
                )
            }
            if directory.ableHolders(set).count < set.needed {
                page.draw(
                    Notice(
                        .danger,
                        text: "Too few of them can still sign in: together they open nothing. Make a new key."
                    )
                )
            }
            drawLackOfOutsiders(set, into: &page)
            drawHolders(set, request, into: &page)
            if let maker = set.madeBy {
                page.p(
                    "quiet",
                    text:
                        "Made by \(memberName(maker)). Whoever makes a key could have kept the whole of it: make a new one when they leave."
                )
            }
        } else if let last = directory.recoverySets.last(where: { $0.group == group && $0.countsSince != nil }
        ) {
            page.draw(
                Notice(
                    .danger,
                    text: last.spentBy == nil
                        ? "Enough sheets of the last emergency key were together when its use was stopped, so it counts no more. Make a new one; what has no new lock yet is all that it still opens."
                        : "The emergency key was used. Make a new one; what has no new lock yet is all that it still opens."
                )
            )
        } else {
            page.draw(Notice(.attention, text: "There is no emergency key: what is lost here stays lost."))
        }
        for (room, older) in directory.onlyOlder(group) {
            page.draw(
                Notice(
                    .attention,
                    text:
                        "Only key \(Desk.keyNumber(older)) opens \(self.roomName(room)): nobody who reads there can sign in. Keep its sheets, or open it with them."
                )
            )
        }
        guard let coming = directory.coming(group) else { return }
        if coming.publicKey == nil {
            page.p(
                "",
                text:
                    "A new key is proposed: any \(coming.needed) of \(coming.holders.count) people. It is made by somebody who could read here anyway: \(directory.makers(group).map { self.memberName($0) }.joined(separator: ", "))."
            )
            drawLackOfOutsiders(coming, into: &page)
            drawHolders(coming, request, into: &page)
            guard directory.makers(group).contains(request.session.member) else { return }
            page.draw(
                Dialog("Make this key", icon: .check) { page in
                    page.draw(
                        self.keyForm(.makeKey, coming, request) { page in
                            page.p(
                                "",
                                text:
                                    "The key is made and cut at once. Each holder sees their own part once, when they are signed in; nobody sees the whole."
                            )
                            self.drawPassphrase(into: &page)
                            page.draw(Button("Make it"))
                        }
                    )
                }
            )
        } else {
            page.p(
                "",
                text:
                    "Key \(Desk.keyNumber(coming)) counts when \(coming.needed) of its holders have their sheet on paper."
            )
            drawLackOfOutsiders(coming, into: &page)
            drawHolders(coming, request, into: &page)
        }
    }

    /// Found out here, and not when it is needed: roles change after a key was made.
    private func drawLackOfOutsiders(_ set: RecoverySet, into page: inout HTMLWriter) {
        guard operations.directory.lacksOutsiders(set) else { return }
        page.draw(
            Notice(
                .danger,
                text: set.counts
                    ? "Too few of them are from outside the company now: when it is needed it may open nothing. Make a new key."
                    : "Too few of them are from outside the company now: this key will not count. Propose another."
            )
        )
    }
}
