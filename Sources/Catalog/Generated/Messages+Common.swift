// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Written by Tools/generate-messages from the language files; change those instead.

extension Message {
    // Yes
    package static var commonYes: Message { Message("common.yes") }
    // No
    package static var commonNo: Message { Message("common.no") }
    // I do not know
    package static var commonDoNotKnow: Message { Message("common.doNotKnow") }
    // I would rather not say
    package static var commonRatherNotSay: Message { Message("common.ratherNotSay") }
    // Not known yet
    package static var commonNotKnownYet: Message { Message("common.notKnownYet") }
    // Nobody
    package static var commonNobody: Message { Message("common.nobody") }
    // Something else
    package static var commonOther: Message { Message("common.other") }
    // You may leave this empty
    package static var commonOptional: Message { Message("common.optional") }
    // Send
    package static var commonSend: Message { Message("common.send") }
    // Next
    package static var commonNext: Message { Message("common.next") }
    // Back
    package static var commonBack: Message { Message("common.back") }
    // Change
    package static var commonChange: Message { Message("common.change") }
    // Remove
    package static var commonRemove: Message { Message("common.remove") }
    // Add
    package static var commonAdd: Message { Message("common.add") }
    // Print
    package static var commonPrint: Message { Message("common.print") }
    // Close
    package static var commonClose: Message { Message("common.close") }
    // Today
    package static var commonToday: Message { Message("common.today") }
    // Yesterday
    package static var commonYesterday: Message { Message("common.yesterday") }
    // Day
    package static var commonDay: Message { Message("common.day") }
    // Month
    package static var commonMonth: Message { Message("common.month") }
    // Year
    package static var commonYear: Message { Message("common.year") }
    // Hour
    package static var commonHour: Message { Message("common.hour") }
    // Minute
    package static var commonMinute: Message { Message("common.minute") }
    // January
    package static var commonMonth1: Message { Message("common.month.1") }
    // February
    package static var commonMonth2: Message { Message("common.month.2") }
    // March
    package static var commonMonth3: Message { Message("common.month.3") }
    // April
    package static var commonMonth4: Message { Message("common.month.4") }
    // May
    package static var commonMonth5: Message { Message("common.month.5") }
    // June
    package static var commonMonth6: Message { Message("common.month.6") }
    // July
    package static var commonMonth7: Message { Message("common.month.7") }
    // August
    package static var commonMonth8: Message { Message("common.month.8") }
    // September
    package static var commonMonth9: Message { Message("common.month.9") }
    // October
    package static var commonMonth10: Message { Message("common.month.10") }
    // November
    package static var commonMonth11: Message { Message("common.month.11") }
    // December
    package static var commonMonth12: Message { Message("common.month.12") }
    // Language
    package static var commonLanguage: Message { Message("common.language") }
    // English
    package static var commonLanguageEn: Message { Message("common.language.en") }
    // French
    package static var commonLanguageFr: Message { Message("common.language.fr") }
    // Arabic
    package static var commonLanguageAr: Message { Message("common.language.ar") }
    // This part is in English only, for now.
    package static var commonNotInYourLanguage: Message { Message("common.notInYourLanguage") }
    // Leave this page
    package static var commonLeavePage: Message { Message("common.leavePage") }
    // Go to the main part of the page
    package static var commonSkipToContent: Message { Message("common.skipToContent") }
    // You wrote this on {date}.
    package static var commonYouWrote: Message { Message("common.youWrote") }
    // We answered on {date}.
    package static var commonWeWrote: Message { Message("common.weWrote") }
    // {megabytes} MB
    package static var commonMegabytes: Message { Message("common.megabytes") }
    // {count} days
    package static var commonCountDays: Message { Message("common.count.days") }
    // {count} hours
    package static var commonCountHours: Message { Message("common.count.hours") }
    // {count} minutes
    package static var commonCountMinutes: Message { Message("common.count.minutes") }
    // {count} files
    package static var commonCountFiles: Message { Message("common.count.files") }
    // {count} messages
    package static var commonCountMessages: Message { Message("common.count.messages") }
    // in {count} days
    package static var commonInDays: Message { Message("common.inDays") }
    // {count} days ago
    package static var commonDaysAgo: Message { Message("common.daysAgo") }
}
