// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

// What was done with emergency keys, for whoever looks back.
extension Desk {
    func drawEvents(_ group: TrustGroup, _ request: DeskRequest, into page: inout HTMLWriter) {
        let events = operations.directory.recoveryEvents.filter { $0.group == group }.reversed()
        guard !events.isEmpty else { return }
        page.draw(
            Fold("What was done so far") { page in
                page.draw(
                    DataTable(
                        caption: "Steps, the newest first",
                        columns: [.init("When"), .init("What"), .init("By")],
                        rows: events.map { event in
                            let whom = event.recipient.map { ", for \(self.memberName($0))" } ?? ""
                            return .init([
                                .text(self.dateTime(event.at, request.session)),
                                .value(event.what.title + whom), .value(self.memberName(event.by)),
                            ])
                        }
                    )
                )
            }
        )
    }
}

extension RecoveryEvent.What {
    var title: String {
        switch self {
        case .proposed: "A new key proposed"
        case .made: "A key made and cut"
        case .counts: "Enough holders have their sheet: the key counts"
        case .announced: "A use announced"
        case .objected: "A use stopped"
        case .given: "A sheet entered"
        case .recovered: "Opened with the emergency key, which is spent"
        case .joinedCompany: "Given a role of the company, and of it from now on"
        case .leftCompany: "Given roles from outside alone, and of the company all the same"
        }
    }
}
