// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One way on, as a large target: a picture, a few words, and what is behind it.
package struct WayCard: Component {
    private let title: any Words
    private let text: (any Words)?
    private let picture: Pictogram?
    private let link: Link

    package init(_ title: any Words, text: (any Words)? = nil, picture: Pictogram? = nil, link: Link) {
        self.title = title
        self.text = text
        self.picture = picture
        self.link = link
    }

    package func draw(into page: inout HTMLWriter) {
        page.a("way", [.href(link)]) { page in
            page.draw(picture)
            page.span { page in
                page.strong("", text: title)
                if let text { page.span("quiet", text: text) }
            }
        }
    }
}

/// Ways on, one under the other or side by side.
package struct WayList: Component {
    private let cards: [WayCard]
    package init(_ cards: [WayCard]) { self.cards = cards }

    package func draw(into page: inout HTMLWriter) {
        page.ul("ways") { page in
            for card in cards {
                page.li { $0.draw(card) }
            }
        }
    }
}
