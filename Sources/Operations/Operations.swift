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
        /// What files leave free on the disk: below it words are taken and files are not (Design 11).
        package var reservedBytes = 256 << 20

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

    package init(store: RecordStore, wall: any Clock, options: Options = Options()) {
        self.store = store
        self.wall = wall
        self.options = options
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
        case .directory(.refused(.auditorWouldRead)): throw Refusal.auditorWouldRead
        case .directory(.refused): throw Refusal.notAllowed
        // The people or the rooms changed again and again while this was written: nothing is lost.
        case .directory(.stale): throw Refusal.busy
        case .damaged, .directory: throw error
        }
    } catch is SlotsFull {
        throw Refusal.busy
    }
}
