// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The names of the fields, as they stand in the forms.
enum FieldName {
    static let token = "token"
    static let site = "site"
    static let words = "words"
    static let pictures = "pictures"
    static let when = "when"
    static let whenWords = "when-words"
    static let place = "place"
    static let placeOpen = "place-open"
    static let who = "who"
    static let whoOpen = "who-open"
    static let danger = "danger"
    static let outside = "outside"
    static let mustNotSee = "must-not-see"
    static let mustNotSeeOpen = "must-not-see-open"
    static let mode = "mode"
    static let reach = "reach"
    static let name = "name"
    static let never = "never"
    static let neverOpen = "never-open"
    static let care = "for"
    static let then = "then"
    static let kept = "kept"
    static let skipped = "skipped"
    static let code = "code"
    static let unfinished = "unfinished"
    static let withdraw = "withdraw"
    static let process = "process"
    static let outcome = "outcome"
    static let short = "short"
    static let receipt = "receipt"
    static let file = "files"
    static let voice = "voice"
    static let files = [file, voice]
}
