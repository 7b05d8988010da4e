// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import HTML
internal import HTTP
internal import Operations

/// The report as it was typed, kept as it was, right or wrong.
struct ReportForm {
    var token = ""
    var site = ""
    var words = ""
    var pictures: [String] = []
    var when = DateField.Typed()
    var whenWords = ""
    var place = ""
    var placeOpen = ""
    var who = ""
    var whoOpen = ""
    var danger = ""
    var isOutside = false
    var mustNotSee = ""
    var mustNotSeeOpen = ""
    var neverOpen = ""
    var contact = ContactForm()
    /// Sexual violence or a child: help first, no story (Domain 4.6).
    var isCare = false
    var files: [KeptFile] = []
    /// The page had said that they are locked away.
    var isPromisedApart = false

    init() {}

    init(_ data: FormData, files: [KeptFile]) {
        token = data.first("token") ?? ""
        site = data.first("site") ?? ""
        words = data.first("words") ?? ""
        pictures = data.all("pictures")
        when = DateField.Typed(
            day: data.first("when-day") ?? "",
            month: data.first("when-month") ?? "",
            year: data.first("when-year") ?? "",
            isNotKnown: data.first("when-unknown") != nil
        )
        whenWords = data.first("when-words") ?? ""
        place = data.first("place") ?? ""
        placeOpen = data.first("place-open") ?? ""
        who = data.first("who") ?? ""
        whoOpen = data.first("who-open") ?? ""
        danger = data.first("danger") ?? ""
        isOutside = data.first("outside") != nil
        mustNotSee = data.first("must-not-see") ?? ""
        mustNotSeeOpen = data.first("must-not-see-open") ?? ""
        neverOpen = data.first("never-open") ?? ""
        contact = ContactForm(data)
        isCare = data.first("for") == "care"
        self.files = files
        isPromisedApart = data.first("apart") != nil
    }
}

/// How somebody may be reached, as typed.
struct ContactForm {
    var mode = ""
    var reach = ""
    var name = ""
    var never = ""

    init() {}

    init(_ data: FormData) {
        mode = data.first("mode") ?? ""
        reach = data.first("reach") ?? ""
        name = data.first("name") ?? ""
        never = data.first("never") ?? ""
    }
}
