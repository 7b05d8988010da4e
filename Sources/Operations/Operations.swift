// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Platform
package import Records
package import Sandbox
package import Vault

/// Every verb of the installation, one file each; what two surfaces need stands here and nowhere else.
package final class Operations: Sendable {
    package struct Options: Sendable {
        package var receiptCost = Argon2Parameters.receipt
        package var passphraseCost = Argon2Parameters.passphrase
        package var idleMinutes = 30
        package var absoluteHours = 12
        package var isDemo = false
        package var timetable = LogTimetable.daily
        /// The file beside the node's secrets that keeps the newest checkpoint; nil keeps none.
        package var ledgerHead: String?
        /// The folder beside the node's secrets that keeps what was erased; nil keeps none.
        package var erasures: String?
        /// Who outside is asked to countersign the ledger.
        package var witnesses: [OutsideWitness] = []
        /// What files leave free on the disk: below it words are taken and files are not (Design 11).
        package var reservedBytes = 256 << 20
        /// A flood is taken in over several pages, so that none of them waits for all of it.
        package var takingInMilliseconds: Int64 = 1_500
        /// How many records one page opens at most to say whose time is over.
        package var mostOpenedForRetention = 1_000
        /// Where the set-up wrote the key that opens backups, so that it is missed while it still lies there.
        package var backupKeyFile: String?

        /// Makes the copies that readers see of files that arrive; nil makes none.
        package var cleaner: Cleaner?
        /// How long all the files of one form may take to be cleaned, while somebody waits for the answer.
        package var cleaningMilliseconds = 20_000

        package init() {}
    }

    package let store: RecordStore
    /// The time of the house: sign-in, second factors and sessions go by it, never by a demonstration's.
    package let wall: any Clock
    package let options: Options
    /// Receipts have their slots, apart from sign-ins: a flood of one leaves the other alone (Design 11).
    let reportSlots = BoundedSlots(count: 2, waiting: 480)
    let followSlots = BoundedSlots(count: 1, waiting: 480)
    let signInSlots = BoundedSlots(count: 1, waiting: 32)
    /// Those who wait after wrong tries hold a connection each: most stay free for people who report.
    let pauses = BoundedSlots(count: 64, waiting: 0)
    let throttle = SignInThrottle()
    let sessions = SessionCache()
    let shown = ShownToday()
    let retentionLooks = RetentionLooks()
    let adoption = AdoptionTries()
    /// At a start, too: a crash leaves the log of the database as it was.
    let isCleaningDue = Monitor(true)
    package let logbook: Logbook

    package init(store: RecordStore, wall: any Clock, options: Options = Options()) {
        self.store = store
        self.wall = wall
        self.options = options
        logbook = Logbook(
            store,
            options.timetable,
            kept: options.ledgerHead.map { KeptHead($0) },
            witnesses: options.witnesses
        )
    }

    package var now: Instant { store.clock.now }
    package var directory: DirectoryState { store.directory.state }
}

/// What a person asked for cannot be done; the code names a sentence of the catalog.
package enum Refusal: Error, Equatable, CustomStringConvertible {
    case notFound
    /// Somebody else wrote first: `head` is where the record stands now.
    case conflict(head: Int)
    case notAllowed
    case busy
    case empty
    case tooLong
    case wrongPassphrase
    case weakPassphrase
    case loginTaken
    case lastReader
    case notThisStage
    case checklistOpen
    case needsSecondPerson
    case reasonMissing
    case siteMissing
    case documentMissing
    /// Readers of its own must be two, one of them from outside the site (Domain 4.12).
    case needsOutsideReader
    case readOnly
    /// What is stored of it was changed past this program, so nothing of it is believed.
    case damaged
    /// One of the new readers was taken out of this case: an outside reader decides.
    case takenOut
    /// It is kept for the law: somebody has to lift that first.
    case underHold
    /// Whoever runs the machines reads no case, and whoever reads cases does not run them (Domain 4.5).
    case administratorWouldRead
    /// One account for each human being (Design 4).
    case sameHuman
    /// Two people have not yet vouched for this person's key.
    case keyWaits
    /// Not the keys that the person who vouches has seen.
    case otherKey
    /// The same human being has vouched for this key before.
    case confirmedBefore
    /// Whoever asked for the account cannot be the one who compared by voice.
    case callByAnother
    /// Nobody would be left to run the house.
    case lastAdministrator
    /// Fewer than two others would be left who can vouch for a key.
    case tooFewHolders
    /// The table of members holds steps that nobody signed, or lacks some.
    case brokenDirectory
    /// Who reads what was opened in a room reads nothing of that room.
    case auditorWouldRead
    /// Nobody holds both halves of what is kept apart, now or by what they once held (Design 4).
    case custodianWouldRead
    /// The house has nobody who keeps names apart.
    case noCustodian
    /// It is sealed to custodians of whom none is left.
    case ofEarlierCustodians
    /// No custodian has allowed it, or no longer, or to another sign-in.
    case notLent
    /// What opens a name was exchanged or changed past the program.
    case halvesDiffer
    /// What was opened could not be written into the log, and so is not shown (Design 5).
    case notNoted
    /// People of the company alone would be enough for what wants somebody from outside (Design 4).
    case companyAlone
    /// What is kept from the company opens, in an emergency, to somebody outside it.
    case companyWouldRead
    /// The wait before an emergency key may be used is not over.
    case tooEarly
    /// This node's clock stands before what was written last.
    case datedBack
    case tooFewShares
    /// No room is sealed to this emergency key any more, or none at that site.
    case keyOpensNothing
    /// A share was misread: where.
    case wrongShare(ShareSlip)
    /// A share of another key or of another holder.
    case otherShare

    package var description: String {
        switch self {
        case .notFound: "not found"
        case .conflict: "somebody else wrote first"
        case .notAllowed: "not allowed"
        case .busy: "too many at once"
        case .empty: "nothing was written"
        case .tooLong: "too long"
        case .wrongPassphrase: "wrong passphrase"
        case .weakPassphrase: "passphrase too short"
        case .loginTaken: "sign-in name taken"
        case .lastReader: "the last reader cannot leave"
        case .notThisStage: "not possible at this stage"
        case .checklistOpen: "the closing checklist is not complete"
        case .needsSecondPerson: "needs a second person"
        case .reasonMissing: "a reason is missing"
        case .siteMissing: "the site is missing"
        case .documentMissing: "the authority's document is not named"
        case .needsOutsideReader: "needs a reader from outside the site"
        case .damaged: "what is stored was changed"
        case .readOnly: "needs a newer Amparo"
        case .takenOut: "one of the readers was taken out of it"
        case .underHold: "kept for the law"
        case .administratorWouldRead: "administrators read no case"
        case .sameHuman: "this human being has an account"
        case .keyWaits: "the key waits for two people"
        case .otherKey: "these are not the keys that wait"
        case .confirmedBefore: "the same person has confirmed this key before"
        case .callByAnother: "somebody else has to call"
        case .lastAdministrator: "the last administrator cannot leave"
        case .tooFewHolders: "too few could confirm the key"
        case .brokenDirectory: "the directory of members was tampered with"
        case .auditorWouldRead: "auditors read no room whose log they read"
        case .custodianWouldRead: "custodians read no case, and whoever reads cases keeps no names"
        case .noCustodian: "the house has no custodian"
        case .notLent: "no custodian has allowed this sign-in to read it"
        case .halvesDiffer: "what opens it was changed from outside"
        case .notNoted: "could not be noted in the log"
        case .companyAlone: "people of the company alone must not be enough"
        case .ofEarlierCustodians: "it was given before these custodians were named"
        case .companyWouldRead: "nobody of the company is let in here"
        case .tooEarly: "the wait is not over"
        case .datedBack: "the clock stands before what was written last"
        case .tooFewShares: "too few shares"
        case .keyOpensNothing: "this emergency key opens nothing there"
        case .wrongShare: "a share was misread"
        case .otherShare: "a share of another key or holder"
        }
    }
}

/// Turns what records say into what a person is told.
func refusing<T>(_ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch let error as RecordsError {
        switch error {
        case .notFound, .notEntitled: throw Refusal.notFound
        case .conflict(let head): throw Refusal.conflict(head: head)
        case .readOnly: throw Refusal.readOnly
        case .busy: throw Refusal.busy
        case .directory(.refused(.lastReader)): throw Refusal.lastReader
        case .directory(.refused(.administratorWouldRead)): throw Refusal.administratorWouldRead
        case .directory(.refused(.sameHuman)): throw Refusal.sameHuman
        case .directory(.refused(.keyWaits)): throw Refusal.keyWaits
        case .directory(.refused(.otherKey)), .directory(.refused(.keyNotTaken)): throw Refusal.otherKey
        case .directory(.refused(.askedThemselves)): throw Refusal.callByAnother
        case .directory(.refused(.auditorWouldRead)): throw Refusal.auditorWouldRead
        case .directory(.refused(.companyAlone)): throw Refusal.companyAlone
        case .directory(.refused(.companyWouldRead)): throw Refusal.companyWouldRead
        case .directory(.refused(.tooEarly)): throw Refusal.tooEarly
        case .directory(.refused(.datedBack)): throw Refusal.datedBack
        case .directory(.refused(.tooFewShares)): throw Refusal.tooFewShares
        case .directory(.refused(.custodianWouldRead)): throw Refusal.custodianWouldRead
        case .directory(.refused): throw Refusal.notAllowed
        case .directory(.brokenChain): throw Refusal.brokenDirectory
        // The people or the rooms changed again and again while this was written: nothing is lost.
        case .directory(.stale): throw Refusal.busy
        case .directory(.noCustodian): throw Refusal.noCustodian
        case .damaged: throw Refusal.damaged
        case .directory: throw error
        }
    } catch is SlotsFull {
        throw Refusal.busy
    }
}
