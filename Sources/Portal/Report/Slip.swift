// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML
internal import HTTP
internal import Vault

/// What may be carried through a checkpoint: digits, and the same digits as a square; nothing tells what for.
struct Slip {
    private let codes: [(grouped: String, digits: String)]

    /// Nil unless every code is one.
    init?(_ data: FormData) {
        var codes: [(String, String)] = []
        for typed in data.all("short") + data.all("receipt") {
            let grouped: String
            switch Codes.parse(typed) {
            case .short(let code): grouped = code.grouped
            case .receipt(let code): grouped = code.grouped
            case .wrongCheckDigit, .wrongLength, .notDigits: return nil
            }
            codes.append((grouped, grouped.filter { $0 != " " }))
        }
        guard (1...2).contains(codes.count) else { return nil }
        self.codes = codes
    }

    func render(_ language: Language) -> [UInt8] {
        var page = HTMLWriter(capacity: 8_192)
        page.raw("<!DOCTYPE html>")
        page.element("html", "", [.lang(language.rawValue)]) { page in
            page.element("head") { page in
                page.raw("<meta charset=\"utf-8\"><title>1</title>")
                page.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                page.void("link", "", [.attribute("rel", "stylesheet"), .href(Asset.portalStyle.link)])
                page.void("link", "", [.attribute("rel", "icon"), .href(Asset.plainIcon.link)])
            }
            page.element("body", "slip") { page in
                page.element("main") { page in
                    for code in codes {
                        page.p("digits", text: code.grouped)
                        page.draw(QRCode(code.digits, label: code.grouped))
                    }
                }
            }
        }
        return page.bytes
    }
}
