// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain

/// One value at least of every kind that is stored, with no field left at what it is by default.
enum GoldenSamples {
    static let day = Day(number: 20_000)
    static let at = Instant(milliseconds: 1_782_810_000_000)
    static let id = RecordID(high: 1, low: 2)
    static let site = SiteID(high: 3, low: 4)
    static let member = MemberID(high: 5, low: 6)
    static let room = CompartmentID(high: 7, low: 8)
    static let file = FileReference(
        blob: [1, 2],
        key: [3],
        name: "a.png",
        contentType: "image/png",
        length: 7,
        digest: [9]
    )
    static let intake = Intake(
        channel: .webForm,
        language: "en",
        site: site,
        words: "w",
        pictograms: [.v13],
        occurred: Occurrence(first: day, last: Day(number: 20_002), precision: .day, words: "d"),
        place: "p",
        whoDidIt: "x",
        dangerNow: .yes,
        mustNotSee: "m",
        mustNotDo: "n",
        wantsOutside: true,
        open: OpenAnswers(place: .unknown, mustNotDo: .ratherNot),
        isSensitive: true,
        files: [SentFile(file)],
        received: at,
        threadKey: [5],
        reporterKey: [6],
        contact: id
    )

    static let reports: [ReportEntry] = [
        .received(intake), .added(Addition(words: "more", files: [SentFile(file)])), .disagreed(words: "no"),
        .rated(process: 4, outcome: nil, words: "ok"), .rated(process: nil, outcome: 2, words: ""),
        .contactGiven(id), .contactWithdrawn(words: "not now"), .adopted(outsideHash: [1, 2, 3]),
        .acknowledged, .replied(text: "hi", message: 3), .promised(phrase: 2, next: day),
        .promised(phrase: 15, next: nil), .triaged(.linked, caseFile: id, reason: "r"),
        .triaged(.redirected, caseFile: nil, reason: "r"), .unlinked(caseFile: id, reason: "r"),
        .noted(text: "n"), .setAside(until: at, reason: "flood"),
        .setAside(until: nil, reason: "r"), .moved(reason: "r"),
        .reviewDecided(asked: at, upheld: true), .shared(Sharing(with: room, true, reason: "r")),
        .keptApart(KeptApart(record: id, half: [1, 2])), .readingAsked(id),
        .contactErased, .transcribed(Transcript(file: 1, words: "They took two goats.")),
        .fileErased(1, voiceOnly: true), .fileErased(2, voiceOnly: false),
        .erasureDeclined(ErasureID(high: 5, low: 6)),
        .received(taken), .added(Addition(words: "", files: sent)),
    ]

    /// A file in a house with custodians, one without, and one that could not be cleaned.
    static let sent = [
        SentFile(
            .apart(ApartFile(file, part: KeptApart(record: id, half: [1, 2]), kind: .photo)),
            copy: .made(copy)
        ),
        SentFile(.here(file), copy: .made(copy)), SentFile(.here(file), copy: .none(.noTime)),
    ]
    static let copy = FileReference(
        blob: [4],
        key: [5],
        name: "",
        contentType: "image/jpeg",
        length: 6,
        digest: [8]
    )
    static var taken: Intake {
        var taken = intake
        taken.files = sent
        return taken
    }

    static let closing = Closing(
        outcome: .resolvedSatisfied,
        summary: "s",
        answers: [1: "a", 3: "b"],
        needs: [1: "n"]
    )

    static let cases: [CaseEntry] = [
        .opened(
            CaseOpening(
                code: "KR-BA2",
                title: "t",
                site: site,
                track: .heavy,
                origin: .report,
                channel: .webForm,
                language: "en",
                received: at,
                isRestricted: true
            )
        ),
        .described(
            CaseFacts(
                title: "t",
                what: "w",
                place: "p",
                occurred: Occurrence(first: day, precision: .month),
                alleged: "a",
                howToAnswer: "h",
                whatWasDone: "d",
                answeredOn: day
            )
        ),
        .reportLinked(id, reason: "r"), .reportUnlinked(id, reason: "r"),
        .actsSet([.v01, .v29], reason: "r"),
        .assessed(
            Assessment(
                scale: 5,
                scope: 1,
                irremediability: 4,
                childVictim: true,
                stillOngoing: false,
                severity: 3,
                reason: "r"
            )
        ),
        .urgentSet(true, reason: "r"),
        .calledForHelp(
            UrgentCall(couldHarm: .no, theyWantIt: .yes, isUninvolved: .yes, called: "c", said: "s")
        ),
        .callReviewed(sequence: 3, words: "w"), .assigned(member, reason: "r"), .assigned(nil, reason: ""),
        .trackSet(.light, reason: "r"), .stageSet(.action, reason: "r"),
        .credibilitySet(.confirmedByAuthority, reason: "r", document: "d"), .noted(text: "n"),
        .repliedTo(report: id, text: "t"),
        .acknowledged, .clockMet(.consult, words: "w"), .clockPaused(.consult, reason: "r"),
        .clockResumed(.consult), .postponed(until: at, reason: "r"), .fileAdded(file),
        .linked(id, reason: "r"), .unlinked(id, reason: "r"),
        .grouped(GroupClaim(homes: 140, people: 700, note: "n")), .groupAnswered(answered: 12, text: "t"),
        .outcomeTold(how: "h"), .heardFromReporter(report: id, disagreedAt: at, process: nil, outcome: 2),
        .reviewDecided(sequence: 9, upheld: true, words: "w"), .closingProposed(closing), .closed(closing),
        .reopened(reason: "r"), .moved(reason: "r", restricted: true),
        .credibilityProposed(.notCredible, reason: "r", document: "d"),
        .triggersSet(TriggerFacts(place: .yes, area: .unknown, unitHeldSupport: true), reason: "r"),
        .withholdingProposed(.referral, reason: "r"), .clockWithheld(.prosecutorNotice, reason: "r"),
        .secondSigned(over: [7, 8]), .shared(Sharing(with: room, false, reason: "r")),
        .recused(Recused(member, .related, reason: "r")), .recusalConfirmed(member, words: "w"),
        .recusalDeclined(member, reason: "r"), .held(LegalHold(reason: "r", review: day)),
        .holdLifted(reason: "r"), .erasureDeclined(ErasureID(high: 5, low: 6)),
    ]

    static let contacts: [ContactEntry] = [
        .given(WorkingContact(mode: .call, reach: "1", name: "n", never: "at night")), .withdrawn,
        .shared(Sharing(with: room, true, reason: "r")),
    ]

    static let identities: [IdentityEntry] = [
        .given(Identity(name: "n", more: "m")), .shared(Sharing(with: room, true, reason: "r")),
        .sent(file),
    ]

    static let readings: [ReadingEntry] = [
        .asked(
            ReadingRequest(
                report: id,
                apart: RecordID(high: 9, low: 10),
                code: "KR-BA2",
                purpose: .law,
                words: "w",
                isUrgent: true,
                sessionKey: [3]
            )
        ),
        .asked(
            ReadingRequest(
                report: id,
                apart: RecordID(high: 9, low: 10),
                code: "",
                purpose: .refer,
                words: "w",
                isUrgent: false,
                sessionKey: [3],
                file: .recording
            )
        ),
        .granted(until: at, box: [4]), .refused(reason: "r"), .ended,
        .shared(Sharing(with: room, true, reason: "r")),
    ]

    static let description = MemberDescription(
        name: "Amina",
        title: "Officer",
        roles: [.officer, .liaisonOfficer],
        site: site
    )

    private static let keys = PublicKeys(sealing: [9], signing: [10])
    private static let newcomer = Newcomer(
        id: member,
        description: description,
        human: "Amina Odhiambo",
        keys: keys
    )

    static let directory: [DirectoryEntry] = [
        .founded(name: "House", founder: member), .siteAdded(site, code: "KR", name: "Kelu Ridge"),
        .memberAdded(member, description, sealing: [1], signing: [2]), .memberChanged(member, description),
        .memberDisabled(member, reason: "left"), .memberEnabled(member),
        .compartmentCreated(room, .casework, site: site, name: "n", publicKey: [3]),
        .epochStarted(room, epoch: 2, publicKey: [4], history: [5]),
        .granted(Grant(compartment: room, epoch: 2, recipient: member, sealed: [6])),
        .revoked(room, member, reason: "r"), .memberRekeyed(member, sealing: [7], signing: [8]),
        .foundedTogether(name: "House", founder: member, [newcomer]), .memberAsked(newcomer),
        .keyReset(member, keys, reason: "lost"), .keyTaken(member, keys),
        .keyConfirmed(member, keys, byVoice: true), .keyDeclined(member, reason: "other words"),
        .confirmationBegan, .recovery(.held(set: 7)),
    ]

    static let recovery: [RecoveryStep] = [
        .proposed(set: 7, .restricted, needed: 2, holders: [member, member], waitMinutes: 1440),
        .made(set: 7, publicKey: [1], marks: [ShareMark(whole: [2], check: [3])]), .held(set: 7),
        .roomSealed(set: 7, room, epoch: 2, sealed: [4]),
        .announced(RecoveryID(high: 1, low: 2), set: 7, site: site, recipient: member, reason: "lost"),
        .objected(RecoveryID(high: 1, low: 2), reason: "no"), .given(RecoveryID(high: 1, low: 2)),
        .recovered(
            RecoveryID(high: 1, low: 2),
            [Grant(compartment: room, epoch: 2, recipient: member, sealed: [6])]
        ),
    ]

    static let messages: [ThreadMessage] = [
        ThreadMessage(at: at, body: .phrase(4, next: day)),
        ThreadMessage(at: at, body: .phrase(300, next: nil)), ThreadMessage(at: at, body: .reply("hi")),
        ThreadMessage(at: at, body: .youWrote),
    ]

    static let summaries: [Summary] = RecordKind.allCases.map { kind in
        var summary = Summary(kind: kind)
        summary.code = "KR-BA2"
        summary.title = "t"
        summary.place = "p"
        summary.excerpt = "e"
        summary.related = [id]
        summary.figures.flags = [.urgent, .triaged]
        summary.figures.stage = 1
        summary.figures.severity = 2
        summary.figures.scale = 3
        summary.figures.scope = 4
        summary.figures.irremediability = 5
        summary.figures.channel = 6
        summary.figures.credibility = 7
        summary.figures.outcome = 8
        summary.figures.acts = 9
        summary.figures.homes = 10
        summary.figures.likeness = 11
        summary.figures.received = at
        summary.figures.touched = at.adding(minutes: 1)
        summary.figures.postponedUntil = at.adding(minutes: 2)
        summary.figures.postponedAt = at.adding(minutes: 3)
        summary.figures.occurred = at.adding(minutes: 4)
        summary.figures.asker = member
        summary.figures.site = site
        summary.figures.lead = member
        summary.figures.setDues([
            Due(clock: .consult, at: at), Due(clock: .acknowledge, at: at.adding(days: 1)),
        ])
        return summary
    }
}
