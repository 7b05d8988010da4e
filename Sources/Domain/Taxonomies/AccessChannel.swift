// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The ways in by which a report reaches us (Domain 3.2).
package enum AccessChannel: Int, Taxonomy {
    case hotlineVoice = 1
    case sms, keypadMenu, secureEmail, webForm, tipBox, communityOffice, mobileTeam, liaisonEncounter
    case staffDuty, ngoPartner, communityMechanism, forumOrPanel, union, media, equipmentCheck
    case peerCompany, authority, letter

    package var term: Term {
        switch self {
        case .hotlineVoice: Term("hotline-voice", "telephone hotline")
        case .sms: Term("sms", "text message")
        case .keypadMenu: Term("keypad-menu", "telephone menu (USSD or voice)")
        case .secureEmail: Term("secure-email", "secure e-mail to the monitor")
        case .webForm: Term("web-form", "web page")
        case .tipBox: Term("tip-box", "tip box")
        case .communityOffice: Term("community-office", "community office")
        case .mobileTeam: Term("mobile-team", "visiting team")
        case .liaisonEncounter: Term("liaison-encounter", "talk with a liaison officer")
        case .staffDuty: Term("staff-duty", "report by staff")
        case .ngoPartner: Term("ngo-partner", "partner organisation")
        case .communityMechanism: Term("community-mechanism", "the community's own mechanism")
        case .forumOrPanel: Term("forum-or-panel", "forum or panel")
        case .union: Term("union", "trade union")
        case .media: Term("media", "press and open sources")
        case .equipmentCheck: Term("equipment-check", "equipment or patrol check")
        case .peerCompany: Term("peer-company", "another company")
        case .authority: Term("authority", "an authority")
        case .letter: Term("letter", "letter")
        }
    }

    /// The most that this way in can hide of who speaks; nil where nobody comes to us.
    package var anonymityCeiling: AnonymityCeiling? {
        switch self {
        case .webForm, .tipBox, .letter: .full
        case .hotlineVoice, .sms, .keypadMenu, .secureEmail: .networkVisible
        case .communityOffice, .mobileTeam, .liaisonEncounter: .seen
        case .staffDuty, .ngoPartner, .communityMechanism, .forumOrPanel, .union, .peerCompany, .authority:
            .known
        case .media, .equipmentCheck: nil
        }
    }

    package var literacyNeed: LiteracyNeed {
        switch self {
        case .hotlineVoice, .communityOffice, .mobileTeam, .liaisonEncounter, .staffDuty, .ngoPartner,
            .communityMechanism, .forumOrPanel, .equipmentCheck:
            .nothing
        case .keypadMenu, .webForm, .tipBox: .some
        case .sms, .secureEmail, .union, .media, .peerCompany, .authority, .letter: .reading
        }
    }

    /// Where a record begins without anybody complaining (D18).
    package var origin: IncidentOrigin {
        switch self {
        case .staffDuty: .staff
        case .media: .media
        case .ngoPartner: .ngo
        case .equipmentCheck: .equipmentCheck
        default: .report
        }
    }
}

/// How much of a speaker a channel can hide at best; voice and text messages are never "full".
package enum AnonymityCeiling: Int, Taxonomy {
    case full = 1
    case networkVisible, seen, known

    package var term: Term {
        switch self {
        case .full: Term("full", "nobody need know who you are")
        case .networkVisible: Term("network-visible", "the network sees your number or address")
        case .seen: Term("seen", "somebody sees you")
        case .known: Term("known", "somebody knows you")
        }
    }
}

/// What somebody must be able to read to use a channel.
package enum LiteracyNeed: Int, RankedTaxonomy {
    case nothing = 1
    case some, reading

    package var term: Term {
        switch self {
        case .nothing: Term("nothing", "no reading")
        case .some: Term("some", "a little reading, or help; drawings and voice work")
        case .reading: Term("reading", "reading and writing")
        }
    }
}
