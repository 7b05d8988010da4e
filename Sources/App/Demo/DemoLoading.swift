// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Records
internal import Domain
internal import Operations
internal import Vault

/// Tells the stories in the order of their dates, as the people of the demonstration.
final class DemoLoading {
    /// What a story has brought about so far.
    struct Told {
        var reports: [(id: RecordID, receipt: String)] = []
        var inCase = 0
        var file: RecordID?
    }

    let operations: Operations
    /// Sets the clock that records go by; founding and sign-in go by the wall.
    private let move: (Instant) -> Void
    let founded: Founded
    var told: [String: Told] = [:]
    private var sessions: [DemoPerson: Session] = [:]
    /// How often something came from outside, and what each member has taken in of it.
    private var arrivals = 0
    private var takenIn: [DemoPerson: Int] = [:]

    init(_ operations: Operations, _ founded: Founded, move: @escaping (Instant) -> Void) throws {
        self.operations = operations
        self.founded = founded
        self.move = move
        try operations.set(
            try DemoSettings(founded).installation(operations.installation()),
            session(.administrator)
        )
    }

    var cases: [String: RecordID] { told.compactMapValues(\.file) }
    var receipts: [String: [String]] { told.mapValues { $0.reports.map(\.receipt) } }

    func member(_ person: DemoPerson) -> MemberID { founded.accounts[person.rawValue].id }

    /// Every step of every story, by date; steps of one moment in the order of the data.
    func tell(_ stories: [Story]) throws {
        var all: [(at: Instant, order: Int, story: Story, step: StoryStep)] = []
        for story in stories {
            for step in story.allSteps {
                guard let at = step.instant else { throw DemoProblem.noDate(story.register) }
                all.append((at, all.count, story, step))
            }
        }
        for next in all.sorted(by: { ($0.at, $0.order) < ($1.at, $1.order) }) {
            move(next.at)
            do {
                if let person = next.step.by {
                    let session = try session(person)
                    try takeIn(person, session)
                    try perform(next.step.deed, next.story, session)
                } else {
                    try hear(next.step.deed, next.story)
                    arrivals += 1
                }
            } catch {
                throw DemoProblem.failed(next.story.register, next.step.at, error)
            }
        }
    }

    /// Somebody new has chosen a passphrase, and one of the two who are wanted has vouched for the key.
    func hire() throws {
        let sheet = "from the sign-in sheet"
        let made = try operations.addMember(
            NewMember(
                login: DemoNewcomer.login,
                passphrase: sheet,
                description: MemberDescription(
                    name: DemoNewcomer.name,
                    title: DemoNewcomer.title,
                    roles: [.officer],
                    site: founded.sites[DemoSite.port.rawValue]
                )
            ),
            session(.administrator)
        )
        let entered = try enter(DemoNewcomer.login, sheet)
        guard let own = try operations.changePassphrase(old: sheet, new: DemoPerson.passphrase, entered),
            let keys = own.session.person?.waiting?.keys
        else { throw DemoProblem.cannotSignIn(DemoNewcomer.login) }
        try operations.end(own.session)
        try operations.confirmKey(
            of: made.id,
            fingerprint: Fingerprint(keys).bytes,
            byVoice: false,
            passphrase: DemoPerson.passphrase,
            session(.officerPort)
        )
    }

    /// Two groups have an emergency key, and its holders have their sheets.
    func keepEmergencyKeys() throws {
        let keys: [(TrustGroup, needed: Int, maker: DemoPerson, holders: [DemoPerson])] = [
            (.casework, 2, .headquarters, [.officerRidge, .headquarters, .independentReader]),
            (.restricted, 2, .headquartersFocal, [.focalRidge, .independentReader, .panel]),
        ]
        for (group, needed, maker, holders) in keys {
            try operations.propose(
                RecoveryProposal(
                    group: group,
                    needed: needed,
                    holders: holders.map(member),
                    waitMinutes: operations.options.isDemo ? 5 : Operations.shortestWait
                ),
                passphrase: DemoPerson.passphrase,
                session(maker)
            )
            guard let set = operations.directory.coming(group)?.id else { continue }
            try operations.makeRecoveryKey(set: set, passphrase: DemoPerson.passphrase, session(maker))
            for holder in holders {
                let session = try session(holder)
                let share = try operations.takeShare(
                    set: set,
                    passphrase: DemoPerson.passphrase,
                    session
                )
                try operations.confirmShare(set: set, typed: share.checkGroups.joined(), session)
            }
        }
        // Whoever reads a room seals it to the key when they come by.
        for person in DemoPerson.allCases where person != .administrator {
            _ = try operations.rows(ListFilter(kind: .report), session(person))
        }
    }

    /// The rota of the coming days is set, and nobody stays signed in.
    func finish() throws {
        for turn in DemoSettings(founded).turns { try operations.add(turn, session(.administrator)) }
        for session in sessions.values { try operations.end(session) }
    }

    /// A report has no history before somebody entitled takes it in; looking at the list does.
    private func takeIn(_ person: DemoPerson, _ session: Session) throws {
        guard takenIn[person] != arrivals else { return }
        _ = try operations.rows(ListFilter(kind: .report), session)
        takenIn[person] = arrivals
    }

    func session(_ person: DemoPerson) throws -> Session {
        if let known = sessions[person] { return known }
        let session = try enter(person.login, DemoPerson.passphrase)
        sessions[person] = session
        return session
    }

    private func enter(_ login: String, _ passphrase: String) throws -> Session {
        let account = try operations.store.read { try $0.account(login: login) }
        guard let secret = account?.guarded.totp else { throw DemoProblem.cannotSignIn(login) }
        // A code counts once: the one before is used, so that the visitor's own is still fresh.
        for _ in 0..<3 {
            let seconds = operations.wall.now.milliseconds / 1000 - 30
            let signedIn = try? operations.signIn(
                login: login,
                passphrase: passphrase,
                code: TOTP.code(secret: secret, unixSeconds: seconds)
            )
            if let signedIn { return signedIn.session }
        }
        throw DemoProblem.cannotSignIn(login)
    }
}
