// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What every field has: a label, a hint, an error beside it, and ids that tie them together.
struct FieldFrame {
    let name: String
    let label: any Words
    let hint: (any Words)?
    let error: (any Words)?
    var isLabelHidden = false
    /// Another name for its id, where several forms of a page have a field of this name.
    var place: String?

    /// The id of the field itself; error summaries link to it.
    var id: String { Self.id(place ?? name) }

    static func id(_ name: String) -> String { "f-" + name }

    /// With an id that no other field of this page has.
    func claimed(in page: inout HTMLWriter) -> FieldFrame {
        var frame = self
        frame.place = page.claim(place ?? name)
        return frame
    }

    var describedBy: [String] {
        var ids: [String] = []
        if hint != nil { ids.append(id + "-hint") }
        if error != nil { ids.append(id + "-error") }
        return ids
    }

    /// A field that is one control.
    func drawOne(into page: inout HTMLWriter, control: Content) {
        page.div("field", [.style("wrong", error != nil)]) { page in
            page.label(isLabelHidden ? "unseen" : "", [.forField(id)], text: label)
            drawNotes(into: &page)
            control(&page)
        }
    }

    /// A field of several controls, named together.
    func drawGroup(into page: inout HTMLWriter, controls: Content) {
        page.fieldset("field", [.style("wrong", error != nil), .describedBy(describedBy)]) { page in
            page.legend(isLabelHidden ? "unseen" : "", text: label)
            drawNotes(into: &page)
            controls(&page)
        }
    }

    private func drawNotes(into page: inout HTMLWriter) {
        if let hint { page.p("hint", [.id(id + "-hint")], text: hint) }
        if let error {
            page.p("error", [.id(id + "-error")]) { page in
                page.draw(Icon.alert)
                page.text(" ")
                page.text(error)
            }
        }
    }
}
