// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What can be done on a case page; the raw value is the end of the address.
package enum CaseVerb: String, CaseIterable, Sendable {
    case describe, note, reply, acts, assess, urgent, advice, call
    case reviewCall = "review-call"
    case assign, track, stage, credibility, clock, postpone, file, link, unlink, group, tell, close, confirm
    case reopen, review, move, takeout, triggers
    case recuse, stay, agree, hold, lift
}

/// What can be done on a report page; the raw value is the end of the address.
package enum ReportVerb: String, CaseIterable, Sendable {
    case acknowledge, note, reply, open, join, answer, redirect, aside, advice, call
    case askName = "ask-name"
    case keepName = "keep-name"
    case transcribe
    case agreeTranscript = "agree-transcript"
}

/// The pages of the settings; the raw value is the end of the address.
package enum SettingsPage: String, CaseIterable, Sendable {
    case overview, members, keys, readers, history, sites, texts, duty, files, erasures
    case emergency = "emergency-keys"
    case takeOver = "take-over"
}

/// What can be set; the raw value is the end of the address.
package enum SettingsVerb: String, CaseIterable, Sendable {
    case addMember = "add-member"
    case changeMember = "change-member"
    case disableMember = "disable-member"
    case enableMember = "enable-member"
    case resetMember = "reset-member"
    case confirmKey = "confirm-key"
    case declineKey = "decline-key"
    case grant, revoke
    case setSite = "set-site"
    case setService = "set-service"
    case setWay = "set-way"
    case setTexts = "set-texts"
    case setDuty = "set-duty"
    case addTurn = "add-turn"
    case removeTurn = "remove-turn"
    case goAway = "go-away"
    case comeBack = "come-back"
    case addSite = "add-site"
    case setFiles = "set-files"
    case proposeKey = "propose-key"
    case makeKey = "make-key"
    case takeShare = "take-share"
    case confirmShare = "confirm-share"
    case announceUse = "announce-use"
    case objectUse = "object-use"
    case giveShare = "give-share"
    case finishUse = "finish-use"
    case nameCustodians = "name-custodians"
    case nameAuditors = "name-auditors"
    case askErasure = "ask-erasure"
    case signErasure = "sign-erasure"
}
