// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import Operations
internal import Text

/// What every page of one reader needs: the language, the installation, and where the reader is.
struct PortalFrame {
    let t: Speaker
    let installation: Installation
    let place: PortalPlace
    let isDemo: Bool
    /// Whether names and what is sent open with two halves: a house without custodians promises nothing.
    var keepsApart = false
    /// Whether this page can be listened to.
    var isSpoken = false
    /// A page that cannot be shown again offers no other language, so that nobody loses it by a tap.
    var isShownOnce = false
    /// The settings could not be read: nothing may be decided by them.
    var isUnsettled = false
    /// Of the address, checked: it stays when the language changes.
    var query: [(String, String)] = []

    var language: Language { t.language }

    func render(
        _ heading: Message,
        errors: [FormFault] = [],
        back: PortalPlace? = .home,
        _ content: Content
    ) -> [UInt8] {
        PortalPage(
            page,
            // Tab and history say nothing about what was read here.
            tabTitle: t(.portalTab),
            heading: t(heading),
            back: place == .home ? nil : back.map { BackLink(t(.commonBack), to: link($0)) },
            errors: errors.isEmpty
                ? nil
                : ErrorSummary(
                    title: t(.errorsSummary, .count(errors.count)),
                    errors.map { ErrorSummary.Line(field: $0.field, $0.words) }
                )
        ).render(content)
    }

    func link(_ place: PortalPlace, _ query: [(String, String)] = []) -> Link {
        Link(path: PortalRoute.page(place, language).path, query: query)
    }

    private func link(_ place: PortalPlace, in language: Language) -> Link {
        Link(path: PortalRoute.page(place, language).path, query: query)
    }

    /// The one honest line, and where the rest of it stands.
    func drawWhatCannotBeHidden(into page: inout HTMLWriter) {
        page.p("quiet", text: t(.portalReportHide))
        page.p("") { $0.link(t(.portalSafetyTitle), to: link(.safety)) }
    }

    func link(_ form: PortalForm) -> Link { Link(path: PortalRoute.form(form, language).path) }

    func site(_ typed: String?) -> SiteSettings? {
        if installation.sites.count == 1 { return installation.sites.first }
        return typed.flatMap { SiteID(hex: $0) }.flatMap { installation.site($0) }
    }

    /// A text that the installation wrote, in this language or else in its first one.
    func written(_ texts: [String: String]) -> LocalizedText? {
        for code in [language.rawValue] + installation.languages + ["en"] {
            guard let text = texts[code], !text.isEmpty else { continue }
            // Typed by an administrator: it is held apart from the direction of the page around it.
            return LocalizedText([.inserted(text)], Language(rawValue: code) ?? .en)
        }
        return nil
    }

    /// What the installation says about a service or a way, each in the nearest language that there is.
    func facts(_ facts: [(LocalizedText, Wording)]) -> Facts {
        Facts(
            facts.compactMap { name, wording in written(wording.texts).map { Facts.Fact(name, $0) } },
            isWide: true
        )
    }

    /// A code in the digits of the reader's script; empty where they are the usual ones.
    func ownDigits(_ code: String) -> String {
        let own = code.map { digit in
            digit.wholeNumberValue.map { NumberText.integer($0, language.rawValue) } ?? String(digit)
        }.joined()
        return own == code ? "" : own
    }

    func day(_ day: Day) -> Argument { .day("date", day.year, day.month, day.day) }

    static func elsewhere(_ language: Language) -> String { "https://\(language.rawValue).wikipedia.org/" }

    private var page: PortalPage.Frame {
        let offered = isShownOnce ? [language] : installation.languages.compactMap { Language(rawValue: $0) }
        return PortalPage.Frame(
            languages: (offered.isEmpty ? [.en] : offered).map {
                ($0, link(place, in: $0))
            },
            current: language,
            languageLabel: t(.commonLanguage),
            siteName: Phrase.value(installation.name),
            home: link(.home),
            leaving: .init(
                label: t(.commonLeavePage),
                hint: t(.portalLeaveHint),
                link: Link(path: PortalRoute.leave.path),
                newTab: Link(outside: Self.elsewhere(language)) ?? Link(path: PortalRoute.leave.path),
                unscripted: t(.portalLeaveBack)
            ),
            skip: t(.commonSkipToContent),
            footerTitle: t(.portalFooterTitle),
            footer: [
                (t(.portalHelpTitle), link(.helpNow)), (t(.portalWaysTitle), link(.ways)),
                (t(.portalFollowTitle), link(.follow)), (t(.portalHappensTitle), link(.whatHappens)),
                (t(.portalSafetyTitle), link(.safety)), (t(.portalPolicyTitle), link(.policy)),
            ],
            banner: isDemo ? t(.portalDemo) : nil,
            listening: isSpoken
                ? (t(.portalListen), Link(path: PortalRoute.listen(place, language).path, query: query)) : nil
        )
    }
}

/// What is wrong with a field, and its name, so that the summary leads to it.
struct FormFault {
    let field: String
    let words: LocalizedText
}
