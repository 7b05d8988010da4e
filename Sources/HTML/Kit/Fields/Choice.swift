// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One of several answers: what is sent, what is read, and a picture for those who do not read.
package struct Choice {
    let value: String
    let label: any Words
    let hint: (any Words)?
    let picture: Pictogram?
    let standsApart: Bool

    /// `standsApart` sets it off from the others, for "rather not say".
    package init(
        _ value: String,
        _ label: any Words,
        hint: (any Words)? = nil,
        picture: Pictogram? = nil,
        standsApart: Bool = false
    ) {
        self.value = value
        self.label = label
        self.hint = hint
        self.picture = picture
        self.standsApart = standsApart
    }
}

/// The box or circle of a choice.
struct ChoiceMark {
    let kind: String
    let name: String
    let id: String
    let isOn: Bool
    var describedBy: [String] = []
    var isInvalid = false
}

/// A mark, its picture and its words as one target.
func drawTick(_ mark: ChoiceMark, _ choice: Choice, into page: inout HTMLWriter) {
    let hintID = mark.id + "-hint"
    let describedBy = mark.describedBy + (choice.hint == nil ? [] : [hintID])
    page.div("choice", [.style("apart", choice.standsApart), .style("pictured", choice.picture != nil)]) {
        page in
        page.void(
            "input",
            "",
            [
                .type(mark.kind), .id(mark.id), .name(mark.name), .value(choice.value),
                .flag("checked", mark.isOn), .describedBy(describedBy), .invalid(mark.isInvalid),
            ]
        )
        page.label("", [.forField(mark.id)]) { page in
            page.draw(choice.picture)
            page.span { $0.text(choice.label) }
        }
        if let hint = choice.hint { page.p("hint", [.id(hintID)], text: hint) }
    }
}
