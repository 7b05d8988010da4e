// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Written by Tools/generate-messages from the language files; change those instead.

extension Message {
    // Information
    package static var portalTab: Message { Message("portal.tab") }
    // This is only a demonstration. Please do not write about real people.
    package static var portalDemo: Message { Message("portal.demo") }
    // Or press the Escape key three times
    package static var portalLeaveHint: Message { Message("portal.leaveHint") }
    // The “Back” key can show this page again. To be safe, close this window too.
    package static var portalLeaveBack: Message { Message("portal.leaveBack") }
    // Listen to this page
    package static var portalListen: Message { Message("portal.listen") }
    // More help and other ways
    package static var portalFooterTitle: Message { Message("portal.footerTitle") }
    // How can we help you?
    package static var portalHomeTitle: Message { Message("portal.home.title") }
    // You need not say who you are. It costs nothing. You can stop at any time.
    package static var portalHomeLead: Message { Message("portal.home.lead") }
    // Doctors, a safe place, somebody to talk to. We ask nothing.
    package static var portalHomeHelpText: Message { Message("portal.home.helpText") }
    // Tell us what happened
    package static var portalHomeReport: Message { Message("portal.home.report") }
    // In words, with your voice, with a photo or with pictures.
    package static var portalHomeReportText: Message { Message("portal.home.reportText") }
    // You have a code: see what we wrote, or add something.
    package static var portalHomeFollowText: Message { Message("portal.home.followText") }
    // By phone, at an office, by letter, or with a person.
    package static var portalHomeWaysText: Message { Message("portal.home.waysText") }
    // Is somebody in danger now?
    package static var portalDangerTitle: Message { Message("portal.danger.title") }
    // First go to a safe place. Call for help, or ask somebody near you whom you trust.
    package static var portalDangerText: Message { Message("portal.danger.text") }
    // First go to a safe place. Then call:
    package static var portalDangerCall: Message { Message("portal.danger.call") }
    // Help near you
    package static var portalHelpTitle: Message { Message("portal.help.title") }
    // We ask you nothing here, and we keep nothing.
    package static var portalHelpNothing: Message { Message("portal.help.nothing") }
    // Where are you?
    package static var portalHelpSite: Message { Message("portal.help.site") }
    // Open
    package static var portalHelpHours: Message { Message("portal.help.hours") }
    // Where
    package static var portalHelpPlace: Message { Message("portal.help.place") }
    // Cost
    package static var portalHelpCost: Message { Message("portal.help.cost") }
    // You can speak to a woman
    package static var portalHelpWoman: Message { Message("portal.help.woman") }
    // There is no list of help for this place yet. Any doctor, nurse or person you trust can he…
    package static var portalHelpNone: Message { Message("portal.help.none") }
    // After sex against somebody’s will, hours count
    package static var portalHelpClockTitle: Message { Message("portal.help.clockTitle") }
    // Up to {hours} hours: medicine that can stop HIV. The sooner the better.
    package static var portalHelpClock72: Message { Message("portal.help.clock72") }
    // Up to {hours} hours: medicine so that you do not become pregnant.
    package static var portalHelpClock120: Message { Message("portal.help.clock120") }
    // Later, a doctor can still help. It is never too late to go.
    package static var portalHelpClockLate: Message { Message("portal.help.clockLate") }
    // What the law makes us tell others
    package static var portalHelpDuty: Message { Message("portal.help.duty") }
    // The law here may make a doctor or us tell the police about some things. You can ask befor…
    package static var portalHelpDutyNone: Message { Message("portal.help.dutyNone") }
    // This help is for everybody
    package static var portalHelpWhoTitle: Message { Message("portal.help.whoTitle") }
    // Men and boys: this happens to men too. You get the same help.
    package static var portalHelpMen: Message { Message("portal.help.men") }
    // Children: you may come alone. Nobody will be angry with you.
    package static var portalHelpChildren: Message { Message("portal.help.children") }
    // Soldiers, police and guards: this help is for you too, also when a colleague did it.
    package static var portalHelpForces: Message { Message("portal.help.forces") }
    // You can also tell us what happened. You do not have to.
    package static var portalHelpReport: Message { Message("portal.help.report") }
    // First: help for you
    package static var portalCareTitle: Message { Message("portal.care.title") }
    // It is about sexual violence, or about a child
    package static var portalCareAsk: Message { Message("portal.care.ask") }
    // Then we show you help first, and you need not tell the story.
    package static var portalCareAskHint: Message { Message("portal.care.askHint") }
    // Continue
    package static var portalCareContinue: Message { Message("portal.care.continue") }
    // It is about something else
    package static var portalCareNot: Message { Message("portal.care.not") }
    // You did nothing wrong. These people can help you today. You need not write to us to get h…
    package static var portalCareLead: Message { Message("portal.care.lead") }
    // If you want us to know
    package static var portalCareOnly: Message { Message("portal.care.only") }
    // We do not ask what happened. Who reads this does only what you want.
    package static var portalCareNoStory: Message { Message("portal.care.noStory") }
    // A person who is trained for this reads it. If you choose no place, it may be an independe…
    package static var portalCareSiteHint: Message { Message("portal.care.siteHint") }
    // Tell us what happened
    package static var portalReportTitle: Message { Message("portal.report.title") }
    // Words, a voice message, a photo or a picture: one is enough. You may leave everything els…
    package static var portalReportLead: Message { Message("portal.report.lead") }
    // What happened?
    package static var portalReportWords: Message { Message("portal.report.words") }
    // In your own words, in any language.
    package static var portalReportWordsHint: Message { Message("portal.report.wordsHint") }
    // Or choose pictures
    package static var portalReportPictures: Message { Message("portal.report.pictures") }
    // As many as you like.
    package static var portalReportPicturesHint: Message { Message("portal.report.picturesHint") }
    // Is somebody in danger now?
    package static var portalReportDanger: Message { Message("portal.report.danger") }
    // Which place is it about?
    package static var portalReportSite: Message { Message("portal.report.site") }
    // Our people for this place will read it.
    package static var portalReportSiteHint: Message { Message("portal.report.siteHint") }
    // Somebody at this place must not see it
    package static var portalReportOutside: Message { Message("portal.report.outside") }
    // Then an independent person from outside reads it instead.
    package static var portalReportOutsideHint: Message { Message("portal.report.outsideHint") }
    // Who must not see it?
    package static var portalReportMustNotSee: Message { Message("portal.report.mustNotSee") }
    // A name or a job. You may leave this empty.
    package static var portalReportMustNotSeeHint: Message { Message("portal.report.mustNotSeeHint") }
    // When did it happen?
    package static var portalReportWhen: Message { Message("portal.report.when") }
    // For example 14, 3, 2026. The year, or month and year, is enough.
    package static var portalReportWhenHint: Message { Message("portal.report.whenHint") }
    // I do not know, or I would rather not say
    package static var portalReportWhenOpen: Message { Message("portal.report.whenOpen") }
    // Or in your words, such as “two days before the market”
    package static var portalReportWhenWords: Message { Message("portal.report.whenWords") }
    // Where did it happen?
    package static var portalReportPlace: Message { Message("portal.report.place") }
    // A village, a road, a gate.
    package static var portalReportPlaceHint: Message { Message("portal.report.placeHint") }
    // Who did it, if you know?
    package static var portalReportWho: Message { Message("portal.report.who") }
    // A name, a uniform, a car, a unit.
    package static var portalReportWhoHint: Message { Message("portal.report.whoHint") }
    // Two questions about you
    package static var portalReportAboutYou: Message { Message("portal.report.aboutYou") }
    // Voice message
    package static var portalReportVoice: Message { Message("portal.report.voice") }
    // Choose a recording from your phone.
    package static var portalReportVoiceHint: Message { Message("portal.report.voiceHint") }
    // Record your voice
    package static var portalReportRecord: Message { Message("portal.report.record") }
    // Stop
    package static var portalReportRecordStop: Message { Message("portal.report.recordStop") }
    // Recorded: {length}
    package static var portalReportRecorded: Message { Message("portal.report.recorded") }
    // The microphone is not allowed. You can choose a recording instead.
    package static var portalReportRecordRefused: Message { Message("portal.report.recordRefused") }
    // Photos, videos, papers
    package static var portalReportFiles: Message { Message("portal.report.files") }
    // Up to {limit} files. Each up to {megabytes} MB, all together up to {total} MB.
    package static var portalReportFilesHint: Message { Message("portal.report.filesHint") }
    // Your voice tells who you are: those who read your report hear it until it is typed. Write…
    package static var portalReportFilesApart: Message { Message("portal.report.filesApart") }
    // These files are already here
    package static var portalReportKept: Message { Message("portal.report.kept") }
    // Take away the tick from a file that you do not want to send.
    package static var portalReportKeptHint: Message { Message("portal.report.keptHint") }
    // Send
    package static var portalReportSend: Message { Message("portal.report.send") }
    // Sending. Please wait.
    package static var portalReportSending: Message { Message("portal.report.sending") }
    // Not sent yet. We could not be reached. What you wrote is still here. Please press “Send” …
    package static var portalReportUnreached: Message { Message("portal.report.unreached") }
    // This page cannot hide that this phone and this network opened this address, and whoever c…
    package static var portalReportHide: Message { Message("portal.report.hide") }
    // Who will read it
    package static var portalReadersTitle: Message { Message("portal.readers.title") }
    // The human-rights officer for this place reads it.
    package static var portalReadersSite: Message { Message("portal.readers.site") }
    // Sexual violence or a child: only one person who is trained for this reads it.
    package static var portalReadersCare: Message { Message("portal.readers.care") }
    // If somebody at the place must not see it, or you choose no place: an independent person f…
    package static var portalReadersOutside: Message { Message("portal.readers.outside") }
    // Beaten or hurt
    package static var portalPictureBeating: Message { Message("portal.picture.beating") }
    // Shots
    package static var portalPictureShooting: Message { Message("portal.picture.shooting") }
    // Taken away, locked up
    package static var portalPictureDetention: Message { Message("portal.picture.detention") }
    // Money or things taken
    package static var portalPictureExtortion: Message { Message("portal.picture.extortion") }
    // House burnt, driven out
    package static var portalPictureBurning: Message { Message("portal.picture.burning") }
    // Threat
    package static var portalPictureThreat: Message { Message("portal.picture.threat") }
    // Water, land or road closed
    package static var portalPictureBlocked: Message { Message("portal.picture.blocked") }
    // Noise, dust
    package static var portalPictureNuisance: Message { Message("portal.picture.nuisance") }
    // A child was hurt
    package static var portalPictureChild: Message { Message("portal.picture.child") }
    // How may we reach you?
    package static var portalContactMode: Message { Message("portal.contact.mode") }
    // I will come back with my code
    package static var portalContactViaCode: Message { Message("portal.contact.viaCode") }
    // Nobody calls you. This is the safest.
    package static var portalContactViaCodeHint: Message { Message("portal.contact.viaCodeHint") }
    // Call me
    package static var portalContactCall: Message { Message("portal.contact.call") }
    // Send me a text message
    package static var portalContactSms: Message { Message("portal.contact.sms") }
    // Visit me
    package static var portalContactVisit: Message { Message("portal.contact.visit") }
    // Through somebody I trust
    package static var portalContactIntermediary: Message { Message("portal.contact.intermediary") }
    // Please do not contact me
    package static var portalContactNone: Message { Message("portal.contact.none") }
    // Your name
    package static var portalContactName: Message { Message("portal.contact.name") }
    // Only if you want us to know it. You may leave this empty.
    package static var portalContactNameHint: Message { Message("portal.contact.nameHint") }
    // Only if you want us to know it. It is locked away from your report: nobody reads it alone…
    package static var portalContactNameApart: Message { Message("portal.contact.nameApart") }
    // Number, place or person
    package static var portalContactReach: Message { Message("portal.contact.reach") }
    // Also which hours are safe. You may leave this empty.
    package static var portalContactReachHint: Message { Message("portal.contact.reachHint") }
    // What must we not do?
    package static var portalContactNever: Message { Message("portal.contact.never") }
    // For example: do not call at night, do not speak to my family.
    package static var portalContactNeverHint: Message { Message("portal.contact.neverHint") }
    // We have it. Thank you.
    package static var portalTakenTitle: Message { Message("portal.taken.title") }
    // This had already arrived. These are the same codes as before.
    package static var portalTakenRepeat: Message { Message("portal.taken.repeat") }
    // Your short code
    package static var portalTakenShort: Message { Message("portal.taken.short") }
    // Look again on {date}.
    package static var portalTakenAgain: Message { Message("portal.taken.again") }
    // Write it down or remember it. We cannot show it again. With it you see how things stand, …
    package static var portalTakenKeep: Message { Message("portal.taken.keep") }
    // If you want to read our answers here
    package static var portalTakenReceiptTitle: Message { Message("portal.taken.receiptTitle") }
    // For that you need this long number. Who has it can read what we write to you, but never w…
    package static var portalTakenReceiptText: Message { Message("portal.taken.receiptText") }
    // Your long number, 24 digits
    package static var portalTakenReceipt: Message { Message("portal.taken.receipt") }
    // On paper, if you want
    package static var portalTakenSlipTitle: Message { Message("portal.taken.slipTitle") }
    // A page with nothing on it but digits opens in a new tab. Print it, or copy it, and close …
    package static var portalTakenSlipText: Message { Message("portal.taken.slipText") }
    // Show only the short code
    package static var portalTakenSlipShort: Message { Message("portal.taken.slipShort") }
    // Show only the long number
    package static var portalTakenSlipReceipt: Message { Message("portal.taken.slipReceipt") }
    // We have everything but this
    package static var portalTakenRefused: Message { Message("portal.taken.refused") }
    // Add it with your code
    package static var portalTakenRefusedHow: Message { Message("portal.taken.refusedHow") }
    // What happens next
    package static var portalTakenNext: Message { Message("portal.taken.next") }
    // The human-rights officer for this place reads it.
    package static var portalTakenReadSite: Message { Message("portal.taken.readSite") }
    // Only a person who is trained for this reads it.
    package static var portalTakenReadCare: Message { Message("portal.taken.readCare") }
    // An independent person from outside the place reads it.
    package static var portalTakenReadOutside: Message { Message("portal.taken.readOutside") }
    // Come back with a code
    package static var portalFollowTitle: Message { Message("portal.follow.title") }
    // With the short code you see how things stand. With the long number you can also read our …
    package static var portalFollowLead: Message { Message("portal.follow.lead") }
    // Your code
    package static var portalFollowCode: Message { Message("portal.follow.code") }
    // 10 digits or 24 digits. Spaces do not matter.
    package static var portalFollowCodeHint: Message { Message("portal.follow.codeHint") }
    // Show
    package static var portalFollowGo: Message { Message("portal.follow.go") }
    // You lost the code? You can tell us again at any time, here or in another way.
    package static var portalFollowLost: Message { Message("portal.follow.lost") }
    // We find nothing under this number. Please compare it with what you wrote down. If it is t…
    package static var portalFollowUnknown: Message { Message("portal.follow.unknown") }
    // For your safety this page closed after 15 minutes. Please type your code again.
    package static var portalFollowOver: Message { Message("portal.follow.over") }
    // What you wrote is still here. It comes back after you type your code.
    package static var portalFollowKept: Message { Message("portal.follow.kept") }
    // How things stand
    package static var portalVisitTitle: Message { Message("portal.visit.title") }
    // Now
    package static var portalVisitNow: Message { Message("portal.visit.now") }
    // Look again on {date}.
    package static var portalVisitNext: Message { Message("portal.visit.next") }
    // Messages
    package static var portalVisitMessages: Message { Message("portal.visit.messages") }
    // Some of the messages here are missing or were changed by somebody. What can still be read…
    package static var portalVisitDamaged: Message { Message("portal.visit.damaged") }
    // There is no message yet. What we write to you will stand here.
    package static var portalVisitNoMessages: Message { Message("portal.visit.noMessages") }
    // To read our answers you need the long number with 24 digits.
    package static var portalVisitShort: Message { Message("portal.visit.short") }
    // What you wrote is still here. Please look at it and send it again.
    package static var portalVisitUnfinished: Message { Message("portal.visit.unfinished") }
    // We have received it. Thank you.
    package static var portalVisitThanks: Message { Message("portal.visit.thanks") }
    // Add something
    package static var portalVisitAdd: Message { Message("portal.visit.add") }
    // What do you want to add?
    package static var portalVisitAddWords: Message { Message("portal.visit.addWords") }
    // Send
    package static var portalVisitAddSend: Message { Message("portal.visit.addSend") }
    // Say if you are satisfied
    package static var portalVisitRate: Message { Message("portal.visit.rate") }
    // How we treated you
    package static var portalVisitProcess: Message { Message("portal.visit.process") }
    // What came of it
    package static var portalVisitOutcome: Message { Message("portal.visit.outcome") }
    // 1 is not at all good, 5 is very good.
    package static var portalVisitScaleHint: Message { Message("portal.visit.scaleHint") }
    // Anything else?
    package static var portalVisitRateWords: Message { Message("portal.visit.rateWords") }
    // Send
    package static var portalVisitRateSend: Message { Message("portal.visit.rateSend") }
    // I disagree
    package static var portalVisitDisagree: Message { Message("portal.visit.disagree") }
    // Then other people will look at it again.
    package static var portalVisitDisagreeText: Message { Message("portal.visit.disagreeText") }
    // Why do you disagree? You may leave this empty.
    package static var portalVisitDisagreeWords: Message { Message("portal.visit.disagreeWords") }
    // Ask for a review
    package static var portalVisitDisagreeSend: Message { Message("portal.visit.disagreeSend") }
    // How we may reach you
    package static var portalVisitContact: Message { Message("portal.visit.contact") }
    // Save
    package static var portalVisitContactSend: Message { Message("portal.visit.contactSend") }
    // You can take back what you told us about yourself. We then stop using it.
    package static var portalVisitWithdrawText: Message { Message("portal.visit.withdrawText") }
    // Do not contact me any more
    package static var portalVisitWithdraw: Message { Message("portal.visit.withdraw") }
    // A paper to keep
    package static var portalVisitPaper: Message { Message("portal.visit.paper") }
    // With it anybody can check later that what you told us is still there, without asking us. …
    package static var portalVisitPaperText: Message { Message("portal.visit.paperText") }
    // It holds none of your words. Still, keep it only where nobody searches for it.
    package static var portalVisitPaperCare: Message { Message("portal.visit.paperCare") }
    // Your mark will stand in the list by {date}.
    package static var portalVisitPaperPromised: Message { Message("portal.visit.paperPromised") }
    // Your mark stands in the list. Nobody outside has countersigned that list yet.
    package static var portalVisitPaperListed: Message { Message("portal.visit.paperListed") }
    // Your mark stands in a list that {name} countersigned on {date}.
    package static var portalVisitPaperHeard: Message { Message("portal.visit.paperHeard") }
    // Save the paper
    package static var portalVisitPaperGet: Message { Message("portal.visit.paperGet") }
    // There is no paper yet. Please come back tomorrow.
    package static var portalVisitPaperNone: Message { Message("portal.visit.paperNone") }
    // All ways to reach us
    package static var portalWaysTitle: Message { Message("portal.ways.title") }
    // Choose the way that is safest for you. All of them lead to the same people. All of them a…
    package static var portalWaysLead: Message { Message("portal.ways.lead") }
    // There is no other way for this place yet. You can use this page.
    package static var portalWaysNone: Message { Message("portal.ways.none") }
    // Closed at the moment
    package static var portalWaysClosed: Message { Message("portal.ways.closed") }
    // What each way leaves behind
    package static var portalWaysTracesTitle: Message { Message("portal.ways.tracesTitle") }
    // This website: the address stays in the list of pages of your browser. Delete it there, or…
    package static var portalWaysTraceWeb: Message { Message("portal.ways.traceWeb") }
    // A call: the number stays in your list of calls, and the telephone company sees it. Delete…
    package static var portalWaysTraceCall: Message { Message("portal.ways.traceCall") }
    // A text message: it stays on your phone until you delete it, and the telephone company kee…
    package static var portalWaysTraceSms: Message { Message("portal.ways.traceSms") }
    // An office or a visit: people can see you go there.
    package static var portalWaysTracePerson: Message { Message("portal.ways.tracePerson") }
    // A letter or the letter box: your handwriting can be known. Somebody else can write it for…
    package static var portalWaysTracePaper: Message { Message("portal.ways.tracePaper") }
    // What happens next
    package static var portalHappensTitle: Message { Message("portal.happens.title") }
    // You get a code
    package static var portalHappensStep1: Message { Message("portal.happens.step1") }
    // At once. Nobody else has it.
    package static var portalHappensStep1Text: Message { Message("portal.happens.step1Text") }
    // We read it
    package static var portalHappensStep2: Message { Message("portal.happens.step2") }
    // After 7 days at the latest you can look here with your code.
    package static var portalHappensStep2Text: Message { Message("portal.happens.step2Text") }
    // We make sure that people are safe
    package static var portalHappensStep3: Message { Message("portal.happens.step3") }
    // Before we ask anybody anything.
    package static var portalHappensStep3Text: Message { Message("portal.happens.step3Text") }
    // We look into it
    package static var portalHappensStep4: Message { Message("portal.happens.step4") }
    // We tell you here what we do, and when there will be news. We do not say your name.
    package static var portalHappensStep4Text: Message { Message("portal.happens.step4Text") }
    // You say if the answer is right
    package static var portalHappensStep5: Message { Message("portal.happens.step5") }
    // If you disagree, other people look at it again.
    package static var portalHappensStep5Text: Message { Message("portal.happens.step5Text") }
    // What this protects, and what it cannot
    package static var portalSafetyTitle: Message { Message("portal.safety.title") }
    // Read this before you write, if somebody could harm you for it.
    package static var portalSafetyLead: Message { Message("portal.safety.lead") }
    // What these pages protect
    package static var portalSafetyProtects: Message { Message("portal.safety.protects") }
    // You need not give a name, a number or an e-mail address.
    package static var portalSafetyProtectName: Message { Message("portal.safety.protectName") }
    // We do not write down which phone, computer or connection you used.
    package static var portalSafetyProtectAddress: Message { Message("portal.safety.protectAddress") }
    // What you send is locked at once. Only the people who may read it have the key.
    package static var portalSafetyProtectSealed: Message { Message("portal.safety.protectSealed") }
    // Who takes our computer or its disk, switched off, cannot read what you wrote, as long as …
    package static var portalSafetyProtectTaken: Message { Message("portal.safety.protectTaken") }
    // We put no cookie on your phone, and these pages load nothing from any other company.
    package static var portalSafetyProtectCookie: Message { Message("portal.safety.protectCookie") }
    // Your code never shows what you wrote.
    package static var portalSafetyProtectWrote: Message { Message("portal.safety.protectWrote") }
    // What we cannot hide
    package static var portalSafetyCannot: Message { Message("portal.safety.cannot") }
    // Your telephone or internet company, and whoever runs the network you use, can see that yo…
    package static var portalSafetyCannotNetwork: Message { Message("portal.safety.cannotNetwork") }
    // On a phone or computer of your work, your employer can see what you do, even what you typ…
    package static var portalSafetyCannotWork: Message { Message("portal.safety.cannotWork") }
    // Who takes your phone can see the pages that you opened, your calls and your messages.
    package static var portalSafetyCannotPhone: Message { Message("portal.safety.cannotPhone") }
    // The telephone company keeps a list of calls and messages. You cannot delete that list.
    package static var portalSafetyCannotCalls: Message { Message("portal.safety.cannotCalls") }
    // Who controls our computer while you write, or while we read, could read along. They could…
    package static var portalSafetyCannotServer: Message { Message("portal.safety.cannotServer") }
    // Our readers are people. They should keep your words to themselves, but no computer can ma…
    package static var portalSafetyCannotReaders: Message { Message("portal.safety.cannotReaders") }
    // Facts that only you know can show who you are. Photos and voices too.
    package static var portalSafetyCannotWords: Message { Message("portal.safety.cannotWords") }
    // What you sent stays with us for the time that our rules say. You may ask us to delete it:…
    package static var portalSafetyCannotDelete: Message { Message("portal.safety.cannotDelete") }
    // What you can do
    package static var portalSafetyDo: Message { Message("portal.safety.do") }
    // Use a phone and a network that do not belong to your work, or to anybody you are afraid o…
    package static var portalSafetyDoPhone: Message { Message("portal.safety.doPhone") }
    // Use Tor Browser, if it is allowed where you are. Who watches the network sees that you us…
    package static var portalSafetyDoTor: Message { Message("portal.safety.doTor") }
    // Delete this address from the list of pages in your browser.
    package static var portalSafetyDeleteHistory: Message { Message("portal.safety.deleteHistory") }
    // Delete photos and recordings on your phone if they could bring you in danger.
    package static var portalSafetyDeleteFiles: Message { Message("portal.safety.deleteFiles") }
    // Delete calls and messages to us from the lists on your phone.
    package static var portalSafetyDeleteCalls: Message { Message("portal.safety.deleteCalls") }
    // “Leave this page” is quick, but the list of pages in your browser stays.
    package static var portalSafetyDoLeave: Message { Message("portal.safety.doLeave") }
    // Keep only the digits of your code, and no other word beside them.
    package static var portalSafetyDoCode: Message { Message("portal.safety.doCode") }
    // You need not write what only you can know. Somebody you trust can write for you.
    package static var portalSafetyDoWords: Message { Message("portal.safety.doWords") }
    // What we promise
    package static var portalPolicyTitle: Message { Message("portal.policy.title") }
    // Everybody can tell us something, with or without a name.
    package static var portalPolicyPromise1: Message { Message("portal.policy.promise1") }
    // We do not punish anybody for speaking. If somebody else does, tell us.
    package static var portalPolicyPromise2: Message { Message("portal.policy.promise2") }
    // We pass on nothing about you without your yes, unless the law makes us. Then we tell you …
    package static var portalPolicyPromise3: Message { Message("portal.policy.promise3") }
    // You can also go to a court, an ombudsman or an organisation. We do not stop you.
    package static var portalPolicyPromise4: Message { Message("portal.policy.promise4") }
    // We write down what we decide and why, and you can ask others to look at it again.
    package static var portalPolicyPromise5: Message { Message("portal.policy.promise5") }
    // What we have published
    package static var portalPolicyPublished: Message { Message("portal.policy.published") }
    // Nothing has been published yet. Reports about our work will stand here.
    package static var portalPolicyNothing: Message { Message("portal.policy.nothing") }
    // Check that nothing was taken away
    package static var portalLedgerTitle: Message { Message("portal.ledger.title") }
    // Everything that is told to us, and every step we take, leaves a mark in a list. The list …
    package static var portalLedgerWhat: Message { Message("portal.ledger.what") }
    // A mark says nothing: no words, no names, not what it was about. The list grows by the sam…
    package static var portalLedgerNobody: Message { Message("portal.ledger.nobody") }
    // What you cannot check yet
    package static var portalLedgerNotYet: Message { Message("portal.ledger.notYet") }
    // Nobody outside has countersigned this list yet. Until somebody independent does, we could…
    package static var portalLedgerNotYetText: Message { Message("portal.ledger.notYetText") }
    // Who outside has countersigned
    package static var portalLedgerHeard: Message { Message("portal.ledger.heard") }
    // {name} last countersigned this list on {date}.
    package static var portalLedgerHeardBy: Message { Message("portal.ledger.heardBy") }
    // They keep what they have countersigned. If we took something out, or showed you another l…
    package static var portalLedgerHeardText: Message { Message("portal.ledger.heardText") }
    // How to check
    package static var portalLedgerHow: Message { Message("portal.ledger.how") }
    // Open what you told us with the long number, and save the paper.
    package static var portalLedgerStep1: Message { Message("portal.ledger.step1") }
    // A promise names the day by which your mark stands in the list. Come back after that day a…
    package static var portalLedgerStep2: Message { Message("portal.ledger.step2") }
    // Give the proof to somebody who knows computers and whom you trust. They check it without …
    package static var portalLedgerStep3: Message { Message("portal.ledger.step3") }
    // Keep the newest state below. If a later list does not go on from it, something was change…
    package static var portalLedgerStep4: Message { Message("portal.ledger.step4") }
    // The newest state of the list
    package static var portalLedgerNewest: Message { Message("portal.ledger.newest") }
    // The list has no signed state yet.
    package static var portalLedgerNone: Message { Message("portal.ledger.none") }
    // The key that checks it
    package static var portalLedgerKey: Message { Message("portal.ledger.key") }
    // The key that checks promises
    package static var portalLedgerPromiseKey: Message { Message("portal.ledger.promiseKey") }
}
