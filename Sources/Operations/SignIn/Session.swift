// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Records
internal import Platform
package import Vault

/// A member at work: who, what they may open, and how they sign.
package final class Session: Sendable {
    package let id: [UInt8]
    package let member: MemberID
    let keys: MemberKeys
    /// A custodian seals to this session and to nothing else; the pair ends with it.
    package let readingPair: SealingKeyPair
    /// Their public halves, for asking the chain whether they are still the member's.
    let publicKeys: PublicKeys
    private let operations: Operations
    private struct Opened {
        var sequence = -1
        var ring = KeyRing([])
        var all = KeyRing([])
        var facts: SessionFacts
        var checked = Instant(milliseconds: 0)
    }
    private let opened: Monitor<Opened>

    init(
        id: [UInt8],
        keys: MemberKeys,
        readingPair: SealingKeyPair,
        facts: SessionFacts,
        operations: Operations
    ) {
        self.id = id
        self.readingPair = readingPair
        member = facts.member
        self.keys = keys
        publicKeys = keys.publicKeys
        self.operations = operations
        opened = Monitor(Opened(facts: facts))
    }

    package var person: DirectoryState.Person? { operations.directory.people[member] }
    /// A role counts with keys that count.
    package func has(_ role: Role) -> Bool { roles.contains(role) }
    package var roles: [Role] { person.map { $0.isActive ? $0.description.roles : [] } ?? [] }
    /// Signed in to see the words of keys that wait, and for nothing else.
    package var isWaiting: Bool { person?.isActive != true }
    /// Whether the chain still names these keys as the member's: no row of a table makes anybody somebody.
    var stands: Bool { person.map { $0.maySignIn && $0.holds(publicKeys) } ?? false }

    /// The keys this member holds now: grants and revocations count at once.
    package var ring: KeyRing { keyRings.records }

    /// With the keys of the logs of openings, in which no record lies.
    package var everyKey: KeyRing { keyRings.all }

    private var keyRings: (records: KeyRing, all: KeyRing) {
        let chain = operations.store.directory
        return opened.change { opened in
            // Read before the ring is made: a step in between is noticed the next time.
            let sequence = chain.sequence
            if opened.sequence != sequence {
                let rooms = chain.state.compartments
                opened.all = operations.store.ring(for: member, keys: keys)
                opened.ring = opened.all.only { rooms[$0]?.kind.isAccessLog != true }
                opened.sequence = sequence
            }
            return (opened.ring, opened.all)
        }
    }

    /// What stands for this session in the log of openings.
    var accessTag: [UInt8] { RecordStore.accessTag(session: id) }
    /// What this session has noted in the running minute.
    let noted = NotedThisMinute()

    var directorySequence: Int { operations.store.directory.sequence }

    package var writer: Writer { Writer(member: member, signing: keys.signing, ring: ring) }

    /// The token that every form of this session carries.
    package var formToken: String {
        Hex.text(operations.store.secrets.form.mac("amparo desk form", id))
    }

    package func isGenuine(formToken: String) -> Bool {
        guard let bytes = Hex.bytes(formToken) else { return false }
        return Digest.equal(bytes, operations.store.secrets.form.mac("amparo desk form", id))
    }

    var facts: SessionFacts {
        get { opened.change { $0.facts } }
        set { opened.change { $0.facts = newValue } }
    }

    var checkedAt: Instant {
        get { opened.change { $0.checked } }
        set { opened.change { $0.checked = newValue } }
    }
}

/// The sessions this node has opened; each is looked up again after a minute, so that an end elsewhere counts.
final class SessionCache: Sendable {
    private let sessions = Monitor<[[UInt8]: Session]>([:])

    func find(_ id: [UInt8]) -> Session? { sessions.change { $0[id] } }
    func put(_ session: Session) { sessions.change { $0[session.id] = session } }
    func remove(_ id: [UInt8]) { sessions.change { _ = $0.removeValue(forKey: id) } }
    func remove(of member: MemberID) {
        sessions.change { $0 = $0.filter { $0.value.member != member } }
    }
    func removeAll(where isOver: (Session) -> Bool) {
        sessions.change { $0 = $0.filter { !isOver($0.value) } }
    }
}
