// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

/// A case as one member sees it: what is on record, what they just typed, and what they may do.
struct CasePage {
    let desk: Desk
    let view: CaseView
    let scene: CaseScene
    var form = CaseForm()
    /// The members who can open this case, and so may lead it.
    let readers: [DirectoryState.Person]
    let mayMoveTo: Set<CompartmentKind>
    let isHeadquarters: Bool
    let decidesCredibility: Bool
    /// Auditors look and change nothing: no form is drawn for them.
    let isWorker: Bool
    /// Whose names stand in it; never the one who looks.
    let suggestions: [RecusalSuggestion]
    /// Reads from outside the site, and looks at whoever was taken out.
    let mayAgree: Bool

    var file: Opened<CaseState> { view.file }
    var state: CaseState { view.file.state }
    var isLight: Bool { state.track == .light }
    /// Written on by a newer version: shown, and not written on.
    var mayWrite: Bool { isWorker && !view.file.isReadOnly }
    var title: String { state.facts.title.isEmpty ? "Case without a title" : state.facts.title }

    var subtitle: Phrase {
        let opening = state.opening
        return Phrase(
            "\(opening?.code ?? "") · \(scene.site(opening?.site)) · \(state.stage.title)"
        )
    }

    func draw(into page: inout HTMLWriter) {
        drawBoxAlerts(into: &page)
        drawRightsAlerts(into: &page)
        if isLight {
            drawLight(into: &page)
        } else {
            drawNow(into: &page)
            drawKnown(into: &page)
            drawReports(into: &page)
            drawFiles(into: &page)
            drawRelated(into: &page)
            drawDecided(into: &page)
            drawWayAndEnd(into: &page)
        }
        drawRights(into: &page)
        drawSheets(into: &page)
        drawTimeline(into: &page)
    }

    /// What went wrong with the form just sent, for the top of the page.
    var errors: ErrorSummary? {
        guard form.isFaulty else { return nil }
        return ErrorSummary(
            title: "This was not saved yet. What you typed is still here.",
            form.errors.map { ErrorSummary.Line(field: $0.name, $0.words) }
        )
    }

    /// One of the forms of this page: it carries the head it was drawn from.
    func post(
        _ verb: CaseVerb,
        hasFiles: Bool = false,
        progress: (any Words)? = nil,
        content: @escaping Content
    ) -> PostForm {
        PostForm(
            to: action(verb),
            token: scene.token,
            hidden: [("seen", String(file.head))],
            hasFiles: hasFiles,
            isGuarded: true,
            progress: progress,
            content: content
        )
    }

    func action(_ verb: CaseVerb) -> Link { Link(path: "/desk/cases/\(file.id.hex)/\(verb.rawValue)") }

    /// A form that opens in its place; it stays open while something in it has to be mended.
    func dialog(
        _ label: any Words,
        _ verb: CaseVerb,
        icon: Icon? = nil,
        isDanger: Bool = false,
        content: @escaping Content
    ) -> Dialog {
        Dialog(label, icon: icon, isOpen: form.isOpen(verb.rawValue), isDanger: isDanger) { page in
            drawConflict(verb, into: &page)
            page.draw(post(verb, content: content))
        }
    }
}
