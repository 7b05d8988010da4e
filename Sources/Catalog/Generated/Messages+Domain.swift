// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Written by Tools/generate-messages from the language files; change those instead.

extension Message {
    // Noise, dust, debts or rudeness
    package static var domainActV00: Message { Message("domain.act.V00") }
    // Somebody was killed
    package static var domainActV01: Message { Message("domain.act.V01") }
    // Somebody died while being held
    package static var domainActV02: Message { Message("domain.act.V02") }
    // Somebody was beaten or hurt
    package static var domainActV03: Message { Message("domain.act.V03") }
    // Shots were fired
    package static var domainActV04: Message { Message("domain.act.V04") }
    // Gas or sticks were used
    package static var domainActV05: Message { Message("domain.act.V05") }
    // Somebody was tortured
    package static var domainActV06: Message { Message("domain.act.V06") }
    // Somebody was treated cruelly or put to shame
    package static var domainActV07: Message { Message("domain.act.V07") }
    // Somebody was locked up without reason
    package static var domainActV08: Message { Message("domain.act.V08") }
    // Somebody was taken away and is missing
    package static var domainActV09: Message { Message("domain.act.V09") }
    // Rape
    package static var domainActV10: Message { Message("domain.act.V10") }
    // Unwanted touching, or sex asked for or forced
    package static var domainActV11: Message { Message("domain.act.V11") }
    // A soldier or police officer was harmed for being a woman or a man
    package static var domainActV12: Message { Message("domain.act.V12") }
    // Money was demanded
    package static var domainActV13: Message { Message("domain.act.V13") }
    // Things or animals were taken or destroyed
    package static var domainActV14: Message { Message("domain.act.V14") }
    // People were driven from their homes
    package static var domainActV15: Message { Message("domain.act.V15") }
    // Somebody was threatened
    package static var domainActV16: Message { Message("domain.act.V16") }
    // Somebody was punished for speaking up
    package static var domainActV17: Message { Message("domain.act.V17") }
    // A meeting, march or strike was broken up
    package static var domainActV18: Message { Message("domain.act.V18") }
    // Somebody was stopped from speaking or writing
    package static var domainActV19: Message { Message("domain.act.V19") }
    // The way to water, land or work was closed
    package static var domainActV20: Message { Message("domain.act.V20") }
    // Somebody was searched or watched
    package static var domainActV21: Message { Message("domain.act.V21") }
    // Some people were treated worse than others
    package static var domainActV22: Message { Message("domain.act.V22") }
    // Somebody was forced to work
    package static var domainActV23: Message { Message("domain.act.V23") }
    // A child was harmed, or used by armed people
    package static var domainActV24: Message { Message("domain.act.V24") }
    // A doctor was refused, or the family was not told
    package static var domainActV25: Message { Message("domain.act.V25") }
    // Nothing was done about it, or it was hidden
    package static var domainActV26: Message { Message("domain.act.V26") }
    // People were attacked in fighting
    package static var domainActV27: Message { Message("domain.act.V27") }
    // People were held hostage, or a whole village was punished
    package static var domainActV28: Message { Message("domain.act.V28") }
    // It was done by private guards or an armed group
    package static var domainActV29: Message { Message("domain.act.V29") }
    // Telephone
    package static var domainChannelHotlineVoice: Message { Message("domain.channel.hotline-voice") }
    // Text message
    package static var domainChannelSms: Message { Message("domain.channel.sms") }
    // Telephone menu
    package static var domainChannelKeypadMenu: Message { Message("domain.channel.keypad-menu") }
    // Secure e-mail
    package static var domainChannelSecureEmail: Message { Message("domain.channel.secure-email") }
    // This website
    package static var domainChannelWebForm: Message { Message("domain.channel.web-form") }
    // Letter box
    package static var domainChannelTipBox: Message { Message("domain.channel.tip-box") }
    // Our office near you
    package static var domainChannelCommunityOffice: Message { Message("domain.channel.community-office") }
    // A team that visits you
    package static var domainChannelMobileTeam: Message { Message("domain.channel.mobile-team") }
    // Talking with our village officer
    package static var domainChannelLiaisonEncounter: Message { Message("domain.channel.liaison-encounter") }
    // A member of our staff
    package static var domainChannelStaffDuty: Message { Message("domain.channel.staff-duty") }
    // A partner organisation
    package static var domainChannelNgoPartner: Message { Message("domain.channel.ngo-partner") }
    // Your own elders or committee
    package static var domainChannelCommunityMechanism: Message {
        Message("domain.channel.community-mechanism")
    }
    // A forum or panel
    package static var domainChannelForumOrPanel: Message { Message("domain.channel.forum-or-panel") }
    // Your union
    package static var domainChannelUnion: Message { Message("domain.channel.union") }
    // Press and radio
    package static var domainChannelMedia: Message { Message("domain.channel.media") }
    // A check of our vehicles and things
    package static var domainChannelEquipmentCheck: Message { Message("domain.channel.equipment-check") }
    // Another company
    package static var domainChannelPeerCompany: Message { Message("domain.channel.peer-company") }
    // An authority
    package static var domainChannelAuthority: Message { Message("domain.channel.authority") }
    // Letter
    package static var domainChannelLetter: Message { Message("domain.channel.letter") }
    // Nobody needs to know who you are
    package static var domainAnonymityFull: Message { Message("domain.anonymity.full") }
    // The telephone or internet company can see that you called or wrote
    package static var domainAnonymityNetworkVisible: Message { Message("domain.anonymity.network-visible") }
    // People can see you there
    package static var domainAnonymitySeen: Message { Message("domain.anonymity.seen") }
    // The person you speak to may know you
    package static var domainAnonymityKnown: Message { Message("domain.anonymity.known") }
    // Emergency call, ambulance
    package static var domainServiceEmergency: Message { Message("domain.service.emergency") }
    // Clinic or hospital
    package static var domainServiceMedical: Message { Message("domain.service.medical") }
    // Doctor after sexual violence
    package static var domainServiceAfterSexualViolence: Message {
        Message("domain.service.after-sexual-violence")
    }
    // Somebody to talk to
    package static var domainServiceSomeoneToTalkTo: Message { Message("domain.service.someone-to-talk-to") }
    // A safe place to stay
    package static var domainServiceSafePlace: Message { Message("domain.service.safe-place") }
    // Lawyer
    package static var domainServiceLawyer: Message { Message("domain.service.lawyer") }
    // Help for children
    package static var domainServiceChildProtection: Message { Message("domain.service.child-protection") }
    // Help when somebody is held
    package static var domainServiceDetention: Message { Message("domain.service.detention") }
    // Ombudsman or human-rights commission
    package static var domainServiceIndependentBody: Message { Message("domain.service.independent-body") }
    // Search for missing relatives
    package static var domainServiceFamilyTracing: Message { Message("domain.service.family-tracing") }
    // For everyone
    package static var domainAudienceEveryone: Message { Message("domain.audience.everyone") }
    // For women
    package static var domainAudienceWomen: Message { Message("domain.audience.women") }
    // For men
    package static var domainAudienceMen: Message { Message("domain.audience.men") }
    // For children
    package static var domainAudienceChildren: Message { Message("domain.audience.children") }
    // For soldiers and police
    package static var domainAudienceForces: Message { Message("domain.audience.forces") }
}
