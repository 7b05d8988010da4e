// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import HTTP
internal import Operations

/// What somebody wrote while following their report; it outlives a visit that ended under their hands.
struct FollowDraft {
    var form: PortalForm?
    var words = ""
    var contact = ContactForm()
    var process = ""
    var outcome = ""
    var files: [KeptFile] = []
    /// The page had said that a name or files are locked away.
    var isPromisedApart = false

    init() {}

    init(_ form: PortalForm?, _ data: FormData, files: [KeptFile]) {
        self.form = form ?? data.first("unfinished").flatMap { PortalForm(rawValue: $0) }
        words = data.first("words") ?? ""
        contact = ContactForm(data)
        process = data.first("process") ?? ""
        outcome = data.first("outcome") ?? ""
        self.files = files
        isPromisedApart = data.first("apart") != nil
    }

    /// For the form that asks for the code again.
    func hidden(_ keep: (KeptFile) -> String) -> [(String, String)] {
        guard let form else { return [] }
        let fields = [
            (FieldName.unfinished, form.rawValue), (FieldName.words, words),
            (FieldName.mode, contact.mode), (FieldName.reach, contact.reach),
            (FieldName.name, contact.name), (FieldName.never, contact.never), (FieldName.process, process),
            (FieldName.outcome, outcome), (FieldName.apart, isPromisedApart ? "yes" : ""),
        ]
        return fields.filter { !$0.1.isEmpty } + files.map { (FieldName.kept, keep($0)) }
    }

    func isOpen(_ form: PortalForm) -> Bool { self.form == form }
    func words(_ form: PortalForm) -> String { isOpen(form) ? words : "" }
}
