// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A re-encoded picture or recording shown in the page, with its name and a way to the file.
package struct MediaView: Component {
    package enum Kind: Sendable { case image(width: Int, height: Int, description: String), audio, none }

    private let kind: Kind
    private let name: String
    private let note: any Words
    private let source: Link
    private let download: Link?
    private let copy: Link?

    /// `download`: the original; `copy`: a cleaned copy that is offered and not shown.
    package init(
        _ kind: Kind,
        name: String,
        note: any Words,
        source: Link,
        download: Link? = nil,
        copy: Link? = nil
    ) {
        self.kind = kind
        self.name = name
        self.note = note
        self.source = source
        self.download = download
        self.copy = copy
    }

    package func draw(into page: inout HTMLWriter) {
        page.figure("media") { page in
            switch kind {
            case .image(let width, let height, let description):
                page.void(
                    "img",
                    "",
                    [
                        .src(source), .attribute("alt", description), .width(width), .height(height),
                        .attribute("loading", "lazy"),
                    ]
                )
            case .audio:
                page.element("audio", "", [.src(source), .flag("controls"), .attribute("preload", "none")]) {
                    _ in
                }
            case .none: page.draw(Icon.file)
            }
            page.figcaption { page in
                page.value(name)
                page.text(" ")
                page.span("quiet", text: note)
                if let copy { page.link("Download the safe copy", to: copy) }
                if let download {
                    page.link(copy == nil ? "Download" : "Download the original", to: download)
                }
            }
        }
    }
}
