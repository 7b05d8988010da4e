// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What a case could be called: act and place, never the reporter's words, which may hold a name (Domain 4.8).
package enum TitleSuggestion {
    package static func title(acts: [ActCode], place: String, isSensitive: Bool) -> String {
        // Lists and screens show titles: of a restricted matter they say nothing.
        if isSensitive || acts.contains(where: \.isSexualViolence) { return "Restricted matter" }
        let named = acts.filter { !$0.isBelowAbuse }.sorted()
        let act = named.isEmpty ? "Matter" : named.map(\.everyday).joined(separator: ", ")
        let what = act.prefix(1).uppercased() + act.dropFirst()
        let place = place.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return place.isEmpty ? what : "\(what), \(place.prefix(80))"
    }
}
