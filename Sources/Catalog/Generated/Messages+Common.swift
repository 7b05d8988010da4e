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
    // Back
    package static var commonBack: Message { Message("common.back") }
    // Day
    package static var commonDay: Message { Message("common.day") }
    // Month
    package static var commonMonth: Message { Message("common.month") }
    // Year
    package static var commonYear: Message { Message("common.year") }
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
    // Leave this page
    package static var commonLeavePage: Message { Message("common.leavePage") }
    // Go to the main part of the page
    package static var commonSkipToContent: Message { Message("common.skipToContent") }
    // You wrote this on {date}.
    package static var commonYouWrote: Message { Message("common.youWrote") }
    // We answered on {date}.
    package static var commonWeWrote: Message { Message("common.weWrote") }
}
