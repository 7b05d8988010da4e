// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations

// What people still have to take over from the first day of an installation.
extension Desk {
    func showTakeOver(_ request: DeskRequest) throws -> Response {
        let open = try operations.stillToTakeOver()
        return try settingsPage(.takeOver, request) { page in
            guard !open.isEmpty else {
                page.draw(
                    EmptyState(
                        .check,
                        title: "Everything is taken over",
                        text: "What is missing again later will stand here."
                    )
                )
                return
            }
            page.ul("plain") { page in
                for each in open {
                    page.li { page in
                        page.value(self.operations.sentence(each))
                        if let target = each.page {
                            page.text(" ")
                            page.link(target.words.title, to: DeskRoute.settings(target).link)
                        }
                    }
                }
            }
        }
    }

    func isNotTakenOver(_ request: DeskRequest) throws -> Bool {
        try request.session.has(.administrator) && !isDemo
            && operations.stillToTakeOver().contains(.keysNotReplaced)
    }

    /// The mark of an installation that nobody has taken over, for whoever can do something about it.
    func drawNotTakenOver(into page: inout HTMLWriter) {
        page.draw(
            Notice(.danger, title: "Keys not yet replaced") { page in
                page.p { page in
                    page.text(
                        "This installation was set up without people. Whoever ran the set-up may still know its passphrases. "
                    )
                    page.link("What is still to be taken over", to: DeskRoute.settings(.takeOver).link)
                }
            }
        )
    }
}

extension TakeOver {
    fileprivate var page: SettingsPage? {
        switch self {
        case .keysNotReplaced, .notCompared: .keys
        case .notSignedIn, .oneAdministrator: .members
        case .noOutsideReader, .oneReader, .noReader: .readers
        case .noDuty: .duty
        case .backupKeyHere: nil
        case .noRecovery, .recoverySpent, .recoveryStopped, .sharesMissing, .drillsOverdue, .tooFewHolders,
            .notSealed,
            .onlyOlderKey, .tooFewFromOutside:
            .emergency
        }
    }
}
