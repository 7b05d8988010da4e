// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A page of the desk: areas with counts, the work in the middle, facts and clocks that stay in sight.
package struct DeskPage {
    package struct Area {
        let label: any Words
        let link: Link
        let icon: Icon
        let count: Int?
        let isCurrent: Bool

        package init(_ label: any Words, _ link: Link, icon: Icon, count: Int? = nil, isCurrent: Bool = false)
        {
            self.label = label
            self.link = link
            self.icon = icon
            self.count = count
            self.isCurrent = isCurrent
        }
    }

    /// Who is signed in, and how they sign out.
    package struct Member {
        let name: String
        let role: any Words
        let account: Link
        let signOut: Link
        let token: FormToken

        package init(name: String, role: any Words, account: Link, signOut: Link, token: FormToken) {
            self.name = name
            self.role = role
            self.account = account
            self.signOut = signOut
            self.token = token
        }
    }

    /// What every page of one member has in common; without a member there is only the work.
    package struct Frame {
        let areas: [Area]
        let member: Member?
        let search: SearchField?
        let home: Link
        let banner: (any Words)?
        let nowMilliseconds: Int64

        /// `nowMilliseconds` is the clock that deadlines run by; a demonstration has one of its own.
        package init(
            areas: [Area],
            member: Member?,
            search: SearchField?,
            home: Link,
            banner: (any Words)? = nil,
            nowMilliseconds: Int64
        ) {
            self.areas = areas
            self.member = member
            self.search = search
            self.home = home
            self.banner = banner
            self.nowMilliseconds = nowMilliseconds
        }
    }

    private let frame: Frame
    private let title: any Words
    private let subtitle: (any Words)?
    private let back: BackLink?
    private let isRestricted: Bool
    private let errors: ErrorSummary?
    private let actions: Content?
    private let facts: Content?

    /// `facts` is the right column; in a narrow window it becomes a summary on top.
    package init(
        _ frame: Frame,
        title: any Words,
        subtitle: (any Words)? = nil,
        back: BackLink? = nil,
        isRestricted: Bool = false,
        errors: ErrorSummary? = nil,
        actions: Content? = nil,
        facts: Content? = nil
    ) {
        self.frame = frame
        self.title = title
        self.subtitle = subtitle
        self.back = back
        self.isRestricted = isRestricted
        self.errors = errors
        self.actions = actions
        self.facts = facts
    }

    package func render(_ content: Content) -> [UInt8] {
        Document(
            language: "en",
            isRightToLeft: false,
            title: title.forAttribute + " · Amparo",
            style: "desk",
            styles: [.portalStyle, .deskStyle],
            scripts: [.deskScript],
            icon: .favicon,
            attributes: [.attribute("data-now", String(frame.nowMilliseconds))],
            skip: "Skip to the work"
        ).write(capacity: 65_536) { page in
            if let banner = frame.banner { page.p("banner", text: banner) }
            page.div("bench", [.style("alone", frame.member == nil), .style("restricted", isRestricted)]) {
                page in
                if frame.member != nil { drawSide(into: &page) }
                page.element(
                    "main",
                    "work",
                    [.id("main"), .style("with-facts", facts != nil)]
                ) { drawWork(into: &$0, content) }
            }
        }
    }

    private func drawSide(into page: inout HTMLWriter) {
        page.header("side") { page in
            page.a("brand", [.href(frame.home)]) { page in
                page.draw(Mark())
                page.span(text: "Amparo")
            }
            page.draw(frame.search)
            page.nav("areas", [.spoken("Areas")]) { page in
                page.ul { page in
                    for area in frame.areas { draw(area, into: &page) }
                }
            }
            if let member = frame.member { draw(member, into: &page) }
        }
    }

    private func draw(_ area: Area, into page: inout HTMLWriter) {
        page.li { page in
            page.a("", [.href(area.link), .current(area.isCurrent)]) { page in
                page.draw(area.icon)
                page.span { $0.text(area.label) }
                if let count = area.count { page.span("count tabular") { $0.number(count) } }
            }
        }
    }

    private func draw(_ member: Member, into page: inout HTMLWriter) {
        page.div("member") { page in
            page.a("", [.href(member.account)]) { page in
                page.draw(Icon.person)
                page.span { page in
                    page.value(member.name)
                    page.span("quiet small", text: member.role)
                }
            }
            page.draw(
                PostForm(to: member.signOut, token: member.token) { $0.draw(Button("Sign out", .quiet)) }
            )
        }
    }

    private func drawWork(into page: inout HTMLWriter, _ content: Content) {
        page.header("head") { page in
            page.draw(back)
            page.div("line") { page in
                page.div { page in
                    page.h1 { page in
                        page.text(title)
                        if isRestricted {
                            page.text(" ")
                            page.draw(Badge("Restricted", .restricted, icon: .lock))
                        }
                    }
                    if let subtitle { page.p("quiet", text: subtitle) }
                }
                if let actions { page.div("buttons", content: actions) }
            }
            page.draw(errors)
        }
        if let facts { page.aside("beside", [.spoken("Facts and clocks")], content: facts) }
        page.div("middle", content: content)
    }
}
