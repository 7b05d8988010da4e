// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import HTML
internal import HTTP

extension PortalPlace {
    /// Pages to be read; a form is read aloud by whoever helps to fill it in.
    package var isSpoken: Bool {
        switch self {
        case .home, .helpNow, .ways, .whatHappens, .safety, .policy: true
        case .report, .follow, .ledger: false
        }
    }
}

extension Portal {
    /// The page's own words, spoken.
    func listen(_ place: PortalPlace, _ frame: PortalFrame, _ head: RequestHead) throws -> Response {
        guard let narration, case .bytes(let page) = try show(place, frame, head, offersVoice: false).body,
            let sound = try narration.sound(SpokenText(page: page).text, frame.language)
        else { return notFound(head, frame.language) }
        return .sound(sound, type: "audio/mpeg", for: head)
    }
}
