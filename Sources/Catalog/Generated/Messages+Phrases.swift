// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Written by Tools/generate-messages from the language files; change those instead.

extension Message {
    // We have received your report.
    package static var phrases1: Message { Message("phrases.1") }
    // We are reading your report.
    package static var phrases2: Message { Message("phrases.2") }
    // We are looking into it.
    package static var phrases3: Message { Message("phrases.3") }
    // A reply waits for you. To read it, use your long number with 24 digits.
    package static var phrases4: Message { Message("phrases.4") }
    // We need to know more. You can add it here.
    package static var phrases5: Message { Message("phrases.5") }
    // We will write news here by {date}.
    package static var phrases6: Message { Message("phrases.6") }
    // Please look again on {date}.
    package static var phrases7: Message { Message("phrases.7") }
    // There is nothing new.
    package static var phrases8: Message { Message("phrases.8") }
    // We have received what you added.
    package static var phrases9: Message { Message("phrases.9") }
    // We have decided what to do next. To read more, use your long number with 24 digits.
    package static var phrases10: Message { Message("phrases.10") }
    // We have asked others, outside our company, to help.
    package static var phrases11: Message { Message("phrases.11") }
    // We are waiting for an answer from others.
    package static var phrases12: Message { Message("phrases.12") }
    // It takes longer than we said. We are still working on it.
    package static var phrases13: Message { Message("phrases.13") }
    // We would like to talk with you, in the way that you chose.
    package static var phrases14: Message { Message("phrases.14") }
    // It is closed. Thank you for telling us.
    package static var phrases15: Message { Message("phrases.15") }
    // You can ask for a review until {date}. Then other people will look at it again.
    package static var phrases16: Message { Message("phrases.16") }
    // You asked for a review. Other people are looking at it again.
    package static var phrases17: Message { Message("phrases.17") }
    // It is open again.
    package static var phrases18: Message { Message("phrases.18") }
    // We could not find out more. We keep what you told us. You can add more at any time.
    package static var phrases19: Message { Message("phrases.19") }
    // If you are in danger now, first go to a safe place and call for help.
    package static var phrases20: Message { Message("phrases.20") }
}
