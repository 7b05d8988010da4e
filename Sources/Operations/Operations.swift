// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Platform
package import Records
internal import Platform
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
        /// Who outside is asked to countersign the ledger.
        package var witnesses: [OutsideWitness] = []
        /// What files leave free on the disk: below it words are taken and files are not (Design 11).
        package var reservedBytes = 256 << 20
        /// A flood is taken in over several pages, so that none of them waits for all of it.
        package var takingInMilliseconds: Int64 = 1_500

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
    let throttle = SignInThrottle()
    let sessions = SessionCache()
    let shown = ShownToday()
    let adoption = AdoptionTries()
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
    /// Fewer than two others would be left who can vouch for a key.
    case tooFewHolders
    /// The table of members holds steps that nobody signed, or lacks some.
    case brokenDirectory
    /// Who reads what was opened in a room reads nothing of that room.
    case auditorWouldRead
    /// What was opened could not be written into the log, and so is not shown (Design 5).
    case notNoted

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
        case .readOnly: "needs a newer Amparo"
        case .administratorWouldRead: "administrators read no case"
        case .sameHuman: "this human being has an account"
        case .keyWaits: "the key waits for two people"
        case .otherKey: "these are not the keys that wait"
        case .confirmedBefore: "the same person has confirmed this key before"
        case .tooFewHolders: "too few could confirm the key"
        case .brokenDirectory: "the directory of members was tampered with"
        case .auditorWouldRead: "auditors read no room whose log they read"
        case .notNoted: "could not be noted in the log"
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
        case .directory(.refused(.auditorWouldRead)): throw Refusal.auditorWouldRead
        case .directory(.refused): throw Refusal.notAllowed
        case .directory(.brokenChain): throw Refusal.brokenDirectory
        // The people or the rooms changed again and again while this was written: nothing is lost.
        case .directory(.stale): throw Refusal.busy
        case .damaged, .directory: throw error
        }
    } catch is SlotsFull {
        throw Refusal.busy
    }
}
