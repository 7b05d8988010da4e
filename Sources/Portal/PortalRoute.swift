// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Catalog
package import HTML
package import HTTP

/// A page that anybody may open; the raw value is its address below the language.
package enum PortalPlace: String, CaseIterable, Sendable {
    case home = ""
    case helpNow = "help-now"
    case report, follow, ways
    case whatHappens = "what-happens"
    case safety, policy, ledger
}

/// A form that anybody may send; codes and words travel in its body only.
package enum PortalForm: String, CaseIterable, Sendable {
    case report
    /// One file of a form that scripts are about to send.
    case file = "report/file"
    case slip = "report/slip"
    case follow
    case add = "follow/add"
    case contact = "follow/contact"
    case disagree = "follow/disagree"
    case rate = "follow/rate"
    /// A promise or a proof to keep.
    case paper = "follow/paper"

    /// The page that shows when somebody opens the form's address.
    package var place: PortalPlace { [.report, .file, .slip].contains(self) ? .report : .follow }
}

/// What the portal answers to; without a language in the address the reader's browser decides.
package enum PortalRoute: Hashable, Sendable {
    case page(PortalPlace, Language?)
    case form(PortalForm, Language?)
    /// A page read aloud.
    case listen(PortalPlace, Language)
    case leave
    case asset(Asset)
    /// For programs that check us.
    case ledger(LedgerFile)
    /// Every part of these pages at once, from the left or from the right; only in a demonstration.
    case gallery(isRightToLeft: Bool)
    /// Below a language, and nothing.
    case unknown(Language)

    /// Nil when the address is not the portal's.
    package init?(method: Method, path: String) {
        guard method != .other else { return nil }
        if method != .post, let file = LedgerFile(path: path) {
            self = .ledger(file)
            return
        }
        var segments = path.split(separator: "/").map(String.init)
        let language = segments.first.flatMap { Language(rawValue: $0) }
        if language != nil { segments.removeFirst() }
        let rest = segments.joined(separator: "/")
        if method == .post {
            if let form = PortalForm(rawValue: rest) {
                self = .form(form, language)
            } else {
                guard let language else { return nil }
                self = .unknown(language)
            }
            return
        }
        if let place = PortalPlace(rawValue: rest) ?? PortalForm(rawValue: rest)?.place {
            self = .page(place, language)
        } else if let language, segments.first == "listen",
            let place = PortalPlace(rawValue: segments.dropFirst().joined(separator: "/")), place.isSpoken
        {
            self = .listen(place, language)
        } else if language == nil, rest == "leave" {
            self = .leave
        } else if language == nil, rest == Self.gallery || rest == Self.galleryFromTheRight {
            self = .gallery(isRightToLeft: rest == Self.galleryFromTheRight)
        } else if language == nil, segments.count == 2, segments[0] == "assets",
            let asset = Asset(fileName: segments[1])
        {
            self = .asset(asset)
        } else {
            guard let language else { return nil }
            self = .unknown(language)
        }
    }

    package var method: Method {
        if case .form = self { .post } else { .get }
    }

    package var path: String {
        switch self {
        case .page(let place, let language): Self.path(language, place.rawValue)
        case .form(let form, let language): Self.path(language, form.rawValue)
        case .listen(let place, let language):
            Self.path(language, ["listen", place.rawValue].filter { !$0.isEmpty }.joined(separator: "/"))
        case .leave: "/leave"
        case .gallery(let isRightToLeft): "/" + (isRightToLeft ? Self.galleryFromTheRight : Self.gallery)
        case .asset(let asset): "/assets/" + asset.rawValue
        case .ledger(let file): file.path
        case .unknown(let language): "/" + language.rawValue + "/-"
        }
    }

    private static let gallery = "gallery"
    private static let galleryFromTheRight = "gallery/rtl"

    private static func path(_ language: Language?, _ rest: String) -> String {
        "/" + [language?.rawValue ?? "", rest].filter { !$0.isEmpty }.joined(separator: "/")
    }
}
