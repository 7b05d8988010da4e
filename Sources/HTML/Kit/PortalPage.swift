// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Catalog

/// A page of the portal: language line, one heading, one column, a way out always at the same place.
package struct PortalPage {
    /// The way out: its words, where it leads without scripts, and the two pages that scripts open.
    package struct Leaving {
        let label: any Words
        let hint: any Words
        let link: Link
        let newTab: Link
        /// What to know where scripts do not run.
        let unscripted: any Words

        package init(label: any Words, hint: any Words, link: Link, newTab: Link, unscripted: any Words) {
            self.label = label
            self.hint = hint
            self.unscripted = unscripted
            self.link = link
            self.newTab = newTab
        }
    }

    /// What every page of one reader has in common.
    package struct Frame {
        let languages: [(language: Language, link: Link)]
        let current: Language
        let languageLabel: any Words
        let siteName: any Words
        let home: Link
        let leaving: Leaving
        let skip: any Words
        let footerTitle: any Words
        let footer: [(label: any Words, link: Link)]
        let banner: (any Words)?
        /// Where the page is read aloud.
        let listening: (label: any Words, link: Link)?

        package init(
            languages: [(language: Language, link: Link)],
            current: Language,
            languageLabel: any Words,
            siteName: any Words,
            home: Link,
            leaving: Leaving,
            skip: any Words,
            footerTitle: any Words,
            footer: [(label: any Words, link: Link)],
            banner: (any Words)? = nil,
            listening: (label: any Words, link: Link)? = nil
        ) {
            self.languages = languages
            self.current = current
            self.languageLabel = languageLabel
            self.siteName = siteName
            self.home = home
            self.leaving = leaving
            self.skip = skip
            self.footerTitle = footerTitle
            self.footer = footer
            self.banner = banner
            self.listening = listening
        }
    }

    private let frame: Frame
    private let tabTitle: any Words
    private let heading: any Words
    private let back: BackLink?
    private let errors: ErrorSummary?

    /// `tabTitle` is what tab and history show: keep it neutral.
    package init(
        _ frame: Frame,
        tabTitle: any Words,
        heading: any Words,
        back: BackLink? = nil,
        errors: ErrorSummary? = nil
    ) {
        self.frame = frame
        self.tabTitle = tabTitle
        self.heading = heading
        self.back = back
        self.errors = errors
    }

    package func render(_ content: Content) -> [UInt8] {
        Document(
            language: frame.current.rawValue,
            isRightToLeft: frame.current.isRightToLeft,
            title: tabTitle,
            style: "portal",
            styles: [.portalStyle],
            scripts: [.portalScript],
            icon: .plainIcon,
            skip: frame.skip
        ).write { page in
            drawTop(into: &page)
            page.element("main", "column", [.id("main")]) { page in
                page.draw(back)
                page.draw(errors)
                page.h1("", text: heading)
                if let listening = frame.listening { drawPlayer(listening, into: &page) }
                content(&page)
            }
            drawFooter(into: &page)
        }
    }

    private func drawTop(into page: inout HTMLWriter) {
        page.div("top") { page in
            page.a("brand", [.href(frame.home)]) { page in
                page.draw(Mark())
                page.span { $0.text(frame.siteName) }
            }
            page.a(
                "leave",
                [
                    .href(frame.leaving.link), .title(frame.leaving.hint),
                    .attribute("rel", "noreferrer nofollow"),
                    .attribute("data-leave", frame.leaving.newTab.target),
                ]
            ) { page in
                page.draw(Icon.leave)
                page.text(frame.leaving.label)
            }
        }
        page.header("column") { page in
            if let banner = frame.banner { page.p("banner", text: banner) }
            page.element("noscript") { $0.p("quiet small", text: frame.leaving.unscripted) }
            page.nav("languages", [.spoken(frame.languageLabel)]) { page in
                for (language, link) in frame.languages {
                    page.a(
                        "",
                        [
                            .href(link), .lang(language.rawValue), .attribute("hreflang", language.rawValue),
                            .current(language == frame.current, as: "true"),
                        ],
                        text: language.name
                    )
                }
            }
        }
    }

    /// Fetched only when it is started: it weighs more than the page.
    private func drawPlayer(_ listening: (label: any Words, link: Link), into page: inout HTMLWriter) {
        page.div("listen") { page in
            page.p("quiet", [.id("listen")], text: listening.label)
            page.element(
                "audio",
                "",
                [
                    .src(listening.link), .flag("controls"), .attribute("preload", "none"),
                    .labelledBy("listen"),
                ]
            ) { _ in }
        }
    }

    private func drawFooter(into page: inout HTMLWriter) {
        page.footer("bottom") { page in
            page.nav("column", [.labelledBy("ways-title")]) { page in
                page.h2("", [.id("ways-title")], text: frame.footerTitle)
                page.ul { page in
                    for item in frame.footer {
                        page.li { $0.link(item.label, to: item.link) }
                    }
                }
            }
        }
    }
}
