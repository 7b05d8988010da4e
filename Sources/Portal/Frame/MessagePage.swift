// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML

/// A page that says one thing and leads back to the beginning.
struct MessagePage {
    private let frame: PortalFrame
    private let title: Message
    private let text: Message

    init(_ frame: PortalFrame, title: Message = .portalTab, _ text: Message) {
        self.frame = frame
        self.title = title
        self.text = text
    }

    func render() -> [UInt8] {
        frame.render(title, back: nil) { page in
            page.p("", text: frame.t(text))
            page.draw(
                WayList([
                    WayCard(frame.t(.portalHelpTitle), picture: .office, link: frame.link(.helpNow)),
                    WayCard(frame.t(.portalHomeReport), picture: .sms, link: frame.link(.report)),
                    WayCard(frame.t(.portalFollowTitle), picture: .web, link: frame.link(.follow)),
                ])
            )
        }
    }
}
