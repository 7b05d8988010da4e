// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Written by Tools/generate-messages from the language files; change those instead.

extension Message {
    // Please look at {count} answers again
    package static var errorsSummary: Message { Message("errors.summary") }
    // Please answer this question.
    package static var errorsRequired: Message { Message("errors.required") }
    // Please tell us something: write a few words, choose a picture, or add a voice message, a …
    package static var errorsReportEmpty: Message { Message("errors.reportEmpty") }
    // This text is too long. It has {written} characters; there is room for {limit}. You can se…
    package static var errorsTooLong: Message { Message("errors.tooLong") }
    // This date does not exist. Write day, month and year, for example 14, 3, 2026.
    package static var errorsWrongDate: Message { Message("errors.wrongDate") }
    // This date has not come yet. When did it happen?
    package static var errorsDateInFuture: Message { Message("errors.dateInFuture") }
    // Some characters could not be read. They are shown as �. Please look at your text again.
    package static var errorsBrokenText: Message { Message("errors.brokenText") }
    // We could not take the file {name}. It is bigger than {megabytes} MB. We have everything e…
    package static var errorsFileTooBig: Message { Message("errors.fileTooBig") }
    // The file {name} is empty, so there was nothing to keep. We have everything else. You can …
    package static var errorsFileEmpty: Message { Message("errors.fileEmpty") }
    // The file {name} did not reach us whole. We have everything else. You can send it again wi…
    package static var errorsFileBroken: Message { Message("errors.fileBroken") }
    // There were more than {limit} files. We have the first {limit}. You can send the others wi…
    package static var errorsTooManyFiles: Message { Message("errors.tooManyFiles") }
    // We could not take the file {name}: all files together were bigger than {megabytes} MB. We…
    package static var errorsFilesTooBig: Message { Message("errors.filesTooBig") }
    // We could not take the file {name}: we have no room for files at the moment. We have every…
    package static var errorsFileNoRoom: Message { Message("errors.fileNoRoom") }
    // A file that you chose earlier is no longer here. We have everything else. You can send it…
    package static var errorsFileGone: Message { Message("errors.fileGone") }
    // Not sent yet. The file {name} is bigger than {megabytes} MB. Please choose a smaller one,…
    package static var errorsUnsentFileTooBig: Message { Message("errors.unsent.fileTooBig") }
    // Not sent yet. All files together are bigger than {megabytes} MB, so {name} is not among t…
    package static var errorsUnsentFilesTooBig: Message { Message("errors.unsent.filesTooBig") }
    // Not sent yet. The file {name} is empty. Please choose it again, or send without it.
    package static var errorsUnsentFileEmpty: Message { Message("errors.unsent.fileEmpty") }
    // Not sent yet. The file {name} did not reach us whole. Please choose it again, or send wit…
    package static var errorsUnsentFileBroken: Message { Message("errors.unsent.fileBroken") }
    // Not sent yet. There were more than {limit} files. We have the first {limit}. You can send…
    package static var errorsUnsentTooManyFiles: Message { Message("errors.unsent.tooManyFiles") }
    // Not sent yet. We have no room for files at the moment. You can send now without {name}, a…
    package static var errorsUnsentFileNoRoom: Message { Message("errors.unsent.fileNoRoom") }
    // Not sent yet. A file that you chose earlier is no longer here. Please choose it again, or…
    package static var errorsUnsentFileGone: Message { Message("errors.unsent.fileGone") }
    // Not sent yet. When you opened this page, we could lock away your files and your name. Now…
    package static var errorsNotApart: Message { Message("errors.notApart") }
    // This was more than we can take at once, and the end is missing here. Please look at it an…
    package static var errorsFormTooBig: Message { Message("errors.formTooBig") }
    // What was sent did not reach us whole. Please send it again.
    package static var errorsFormBroken: Message { Message("errors.formBroken") }
    // This page was open for a long time. What you wrote is still here. Please send it again.
    package static var errorsFormExpired: Message { Message("errors.formExpired") }
    // For your safety we take forms only from our own pages. What you wrote is still here. Plea…
    package static var errorsFormForeign: Message { Message("errors.formForeign") }
    // One digit seems to be wrong, or two digits have changed places. Please compare with the c…
    package static var errorsCodeSlip: Message { Message("errors.codeSlip") }
    // A code has 10 digits or 24 digits. You wrote {count} digits.
    package static var errorsCodeLength: Message { Message("errors.codeLength") }
    // A code has only digits, from 0 to 9.
    package static var errorsCodeNotDigits: Message { Message("errors.codeNotDigits") }
    // Very many people are here at the moment, so this was not taken. Nothing that you wrote is…
    package static var errorsBusy: Message { Message("errors.busy") }
    // This page does not exist
    package static var errorsNotFoundTitle: Message { Message("errors.notFound.title") }
    // Perhaps the address has a mistake. You can begin again from the first page.
    package static var errorsNotFoundText: Message { Message("errors.notFound.text") }
    // We could not keep what you sent. Please send it again. Until you see a code, we do not ha…
    package static var errorsNotKept: Message { Message("errors.notKept") }
}
