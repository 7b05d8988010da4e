// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain

/// What a way in hands over once its form is checked.
package struct NewReport: Sendable {
    package var channel: AccessChannel
    package var language: String
    package var site: SiteID?
    package var words: String
    package var pictograms: [ActCode]
    package var occurred: Occurrence
    package var place: String
    package var whoDidIt: String
    package var dangerNow: OpenAnswer
    package var mustNotSee: String
    package var wantsOutside: Bool
    package var open: OpenAnswers
    package var contact: WorkingContact
    package var isSensitive: Bool
    package var files: [FileReference]
    /// The page had said that files open with two halves: they are taken so, or not at all.
    package var isPromisedApart = false

    package init(
        channel: AccessChannel,
        language: String,
        site: SiteID? = nil,
        words: String = "",
        pictograms: [ActCode] = [],
        occurred: Occurrence = .unknown,
        place: String = "",
        whoDidIt: String = "",
        dangerNow: OpenAnswer = .notAsked,
        mustNotSee: String = "",
        wantsOutside: Bool = false,
        open: OpenAnswers = OpenAnswers(),
        contact: WorkingContact = WorkingContact(mode: .notSaid),
        isSensitive: Bool = false,
        files: [FileReference] = []
    ) {
        self.channel = channel
        self.language = language
        self.site = site
        self.words = words
        self.pictograms = pictograms
        self.occurred = occurred
        self.place = place
        self.whoDidIt = whoDidIt
        self.dangerNow = dangerNow
        self.mustNotSee = mustNotSee
        self.wantsOutside = wantsOutside
        self.open = open
        self.contact = contact
        self.isSensitive = isSensitive
        self.files = files
    }

    /// Nothing is required but one of words, a voice, a file or a pictogram.
    package var isEmpty: Bool {
        words.isEmpty && pictograms.isEmpty && files.isEmpty && !isSensitive
    }

    /// A digest of all that was said: the same form sent twice is one report, another text is another.
    var digest: [UInt8] {
        let intake = Intake(
            channel: channel,
            language: language,
            site: site,
            words: words,
            pictograms: pictograms,
            occurred: occurred,
            place: place,
            whoDidIt: whoDidIt,
            dangerNow: dangerNow,
            mustNotSee: mustNotSee,
            mustNotDo: contact.never,
            wantsOutside: wantsOutside,
            open: open,
            isSensitive: isSensitive,
            files: [],
            received: Instant(milliseconds: 0)
        )
        var writer = ByteWriter()
        writer.value(intake)
        writer.value(contact)
        writer.list(files) { $0.blob($1.digest) }
        return writer.bytes
    }
}

/// What the person who reported is shown once: never again, nowhere else.
package struct Accepted: Sendable {
    package let receipt: String
    package let short: String
    package let lookAgain: Day
    /// The same form had already arrived: these are the codes it got then.
    package let isRepeat: Bool
    /// What kind of room received it: the page says who reads there.
    package let reader: CompartmentKind
    package let id: RecordID
}
