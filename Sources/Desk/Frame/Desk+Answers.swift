// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Platform
internal import Text
internal import Vault

/// The one place where what went wrong becomes an answer (Style 2.3).
extension Desk {
    func answer(to error: any Error, _ request: DeskRequest?, _ head: RequestHead) -> Response {
        switch error {
        case let refusal as Refusal:
            return refused(refusal, request, head)
        case let refusal as FormRefusal:
            return message(
                refusal.status,
                "This form could not be read",
                "What was sent did not reach us as a form. Go back and send it again.",
                request
            )
        default:
            let reference = reference()
            log.event("desk failed", level: .error, [("reference", .reference(reference))])
            return message(
                500,
                "Something went wrong on our side",
                "It is not your fault. If it happens again, tell your administrator this number: \(reference).",
                request
            )
        }
    }

    private func refused(_ refusal: Refusal, _ request: DeskRequest?, _ head: RequestHead) -> Response {
        let words = refusal.words
        guard let request, request.route.method == .post, refusal.keepsForm else {
            return message(refusal.status, words.title, words.text, request)
        }
        return retry(refusal, request)
    }

    func unknown(_ head: RequestHead, _ session: Session?) -> Response {
        guard let session else { return askToSignIn(head) }
        let request = DeskRequest(head: head, session: session, route: .today, form: FormData(), attached: [])
        return message(
            404,
            Refusal.notFound.words.title,
            "Perhaps the address has a mistake. You can begin again from Today.",
            request
        )
    }

    func foreign(_ head: RequestHead, _ session: Session?) -> Response {
        message(
            403,
            "This form did not come from our own page",
            "For your safety the desk takes forms only from its own pages. Open the page again and send it from there.",
            session.map {
                DeskRequest(head: head, session: $0, route: .today, form: FormData(), attached: [])
            }
        )
    }

    func message(_ status: Int, _ title: String, _ text: String, _ request: DeskRequest?) -> Response {
        // A frame that cannot be drawn must not hide the message it was to stand around.
        let around = request.flatMap { try? frame(.none, $0) } ?? outerFrame
        let page = DeskPage(around, title: title).render { page in
            page.p("", text: text)
            page.p { page in page.link("Go to Today", to: DeskRoute.today.link) }
        }
        return .html(page, status: status)
    }

    /// Hides nothing and tells nothing: the number only ties a complaint to a line of the log.
    private func reference() -> String {
        let number = UInt64(truncatingIfNeeded: monotonicMilliseconds()) &* 2_654_435_761 % 100_000_000
        let digits = String(number)
        return "D-" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
}

extension Refusal {
    var status: Int {
        switch self {
        case .notFound: 404
        case .conflict: 409
        case .notAllowed: 403
        case .busy, .notNoted: 503
        case .empty, .tooLong, .wrongPassphrase, .weakPassphrase, .loginTaken, .lastReader, .notThisStage,
            .checklistOpen, .needsSecondPerson, .reasonMissing, .siteMissing, .documentMissing,
            .needsOutsideReader, .readOnly, .damaged, .administratorWouldRead, .auditorWouldRead, .sameHuman,
            .keyWaits,
            .otherKey, .confirmedBefore, .callByAnother, .lastAdministrator, .tooFewHolders, .brokenDirectory,
            .custodianWouldRead, .noCustodian, .notLent, .halvesDiffer, .companyAlone, .tooEarly,
            .companyWouldRead, .ofEarlierCustodians, .datedBack, .tooFewShares, .keyOpensNothing,
            .wrongShare, .otherShare, .takenOut, .underHold:
            422
        }
    }

    /// Whether sending the same form again, mended, can help.
    var keepsForm: Bool {
        switch self {
        case .notFound, .notAllowed, .readOnly, .damaged, .otherKey, .confirmedBefore, .lastAdministrator,
            .tooFewHolders, .brokenDirectory, .notNoted, .noCustodian, .notLent, .halvesDiffer, .tooEarly,
            .ofEarlierCustodians, .datedBack, .tooFewShares:
            false
        case .conflict, .busy, .empty, .tooLong, .wrongPassphrase, .weakPassphrase, .loginTaken, .lastReader,
            .notThisStage, .checklistOpen, .needsSecondPerson, .reasonMissing, .siteMissing, .documentMissing,
            .needsOutsideReader, .administratorWouldRead, .auditorWouldRead, .sameHuman, .keyWaits,
            .callByAnother, .custodianWouldRead, .companyAlone, .companyWouldRead, .keyOpensNothing,
            .wrongShare,
            .otherShare, .takenOut, .underHold:
            true
        }
    }

    var words: (title: String, text: String) {
        switch self {
        case .notFound:
            ("This page does not exist", "It may have been moved, or it is not open to you.")
        case .conflict:
            (
                "Somebody else wrote first",
                "The record changed after your page was drawn. Both are below: what is new, and what you wrote."
            )
        case .notAllowed:
            ("This is not open to you", "If you need it, ask the person who gave you your access.")
        case .busy: ("Very busy at the moment", "Nothing is lost. Wait a minute and send it again.")
        case .empty: ("Something is missing", "An answer that is needed is empty or not one of the choices.")
        case .tooLong:
            ("Too long", "There is room for 20,000 characters in one text. Shorten it, or send it in parts.")
        case .wrongPassphrase: ("Your passphrase is not right", "Type your own passphrase again.")
        case .weakPassphrase:
            (
                "This passphrase is too short",
                "Use at least \(Operations.shortestPassphrase) characters, and not the one before; four or five words are good."
            )
        case .loginTaken: ("This sign-in name is taken", "Choose another sign-in name.")
        case .lastReader:
            ("Nobody would be left to read it", "Let somebody else read it first, then take this person out.")
        case .notThisStage: ("Not possible now", "The record is not at a stage where this can be done.")
        case .checklistOpen:
            ("The closing checklist is not complete", "Every line needs its answer before a case can close.")
        case .needsSecondPerson:
            (
                "A second person must do this",
                "Somebody other than the one who did the first step has to sign."
            )
        case .reasonMissing: ("A reason is missing", "Write one sentence that says why.")
        case .siteMissing:
            ("The site is missing", "The report names no site. Open it and choose the one that it is about.")
        case .documentMissing:
            ("The document is missing", "Name the authority's document: who wrote it, when, and its number.")
        case .needsOutsideReader:
            (
                "Two people must be able to read it",
                "Choose at least one more reader; one of them is an independent reader or of headquarters."
            )
        case .administratorWouldRead:
            (
                "Administrators read no case",
                "Whoever runs this installation must not read its cases, and whoever reads cases must not run it. Take this person out of every room first, or choose somebody else."
            )
        case .sameHuman:
            (
                "This person has an account already",
                "Each human being has one account, so that two signatures are two people. If this is a namesake, write a word with the name that tells them apart."
            )
        case .keyWaits:
            (
                "This person's key does not count yet",
                "Two people have to vouch for it first: see New keys that wait, in the settings."
            )
        case .otherKey:
            (
                "This is not the key you saw",
                "The key changed since your page was drawn, or was turned down. Open New keys that wait again, and compare the words anew."
            )
        case .confirmedBefore:
            ("You have vouched for this key before", "Somebody else has to be the other one.")
        case .callByAnother:
            (
                "Somebody else has to call",
                "Whoever asked for an account cannot be the one who compares the words: they made its sign-in sheet. Vouch without the call, and let a colleague call."
            )
        case .lastAdministrator:
            (
                "Nobody would be left to run this installation",
                "Make somebody else an administrator first; then this person can stop."
            )
        case .tooFewHolders:
            (
                "Nobody could vouch for the new key",
                "A new key counts when two other people have vouched for it, and fewer than two would be left. Let somebody sign in again or add somebody first."
            )
        case .brokenDirectory:
            (
                "The table of members was tampered with",
                "Nothing can be changed about who may do what until it is put right. Tell whoever keeps the machine today."
            )
        case .auditorWouldRead:
            (
                "Nobody watches over themselves",
                "Whoever reads the log of a room reads nothing of that room, and the other way round. Choose somebody else."
            )
        case .custodianWouldRead:
            (
                "Nobody holds both halves",
                "Whoever keeps names apart reads no case and never did, and whoever reads cases, or once did, keeps no names. Choose somebody else."
            )
        case .noCustodian:
            (
                "Nobody keeps names apart here",
                "No custodian is named in this house, or none can sign in. An administrator names the first ones: Settings, Who may read what."
            )
        case .ofEarlierCustodians:
            (
                "It opens for the custodians before you",
                "It was given before you were named, and sealed to others. Only the emergency key of the names opens what they kept; say no to the request until then."
            )
        case .notLent:
            (
                "A custodian has to allow it first",
                "Nobody has allowed this sign-in to read it, or the time is over. Open the report and ask; if you were allowed before you signed in anew, ask again."
            )
        case .halvesDiffer:
            (
                "It cannot be opened",
                "What is stored of it was exchanged or changed from outside. Nothing of it is shown. Tell your administrator today."
            )
        case .notNoted:
            (
                "This page stays closed for now",
                "Before a page is shown, it is noted who opens it, and that cannot be written down just now. Nothing is lost. Try again in a minute; if it stays so, tell your administrator."
            )
        case .companyAlone:
            (
                "The company alone must not be enough",
                "For these rooms every combination of holders that is enough must have somebody from outside the company in it: an independent reader or a panel member. Name more of them, fewer of the company, or ask for more holders at once."
            )
        case .companyWouldRead:
            (
                "Choose somebody from outside the company",
                "What a site must not see is opened, in an emergency, to an independent reader or a panel member only. They can let in somebody else afterwards."
            )
        case .tooEarly:
            (
                "The wait is not over",
                "Until then everybody who is concerned can object. Come back afterwards."
            )
        case .datedBack:
            (
                "A clock is wrong",
                "Something that was written before is dated later than this machine's clock says, so the wait would begin too early. Tell your administrator. If this clock is behind, set it right and announce it again. If it is right, that step was dated ahead: it holds nothing up any more once somebody else, neither its author nor you, has taken a step here, such as typing the last groups of their sheet."
            )
        case .tooFewShares:
            (
                "Shares are still missing",
                "Too few holders have entered theirs, or one of them was lost on the way: ask each holder to enter it again."
            )
        case .keyOpensNothing:
            (
                "This key opens nothing there",
                "Nothing is sealed to it there, or not any more. Another key of these rooms may open it: look at its number."
            )
        case .wrongShare(let slip): ("Your share was not read", slip.words)
        case .otherShare:
            (
                "This is not your share of this key",
                "Perhaps it belongs to an older key, or to another holder. Compare the number of the key on your paper with the one on this page."
            )
        case .takenOut:
            (
                "One of them was taken out of this case",
                "Among those who would read it is somebody who was taken out of it. An outside reader decides whether they come back."
            )
        case .underHold:
            (
                "This is kept for the law",
                "Nothing of it is erased while it is kept for the law. Somebody has to end that first, on its page."
            )
        case .damaged:
            (
                "What is stored here was changed from outside",
                "Somebody wrote into the database past this program, or it was damaged. Nothing of it is shown, because nothing of it can be believed. Tell your administrator today; everything else goes on."
            )
        case .readOnly:
            ("This record can only be read here", "It was written by a newer Amparo; update this one first.")
        }
    }
}

extension ShareSlip {
    fileprivate var words: String {
        switch self {
        case .notDigits: "A share is digits only: there is a letter or a sign among them."
        case .wrongLength(let count):
            "A share has 26 groups of five digits, 130 in all; you typed \(count). Is a group missing or there twice?"
        case .group(let number): "Group \(number) is not right. Compare its five digits with your paper."
        case .wrongCheck:
            "Each group could be right, and together they are not: is one of them from another paper?"
        case .newer: "It was made by a newer Amparo; update this one first."
        }
    }
}
