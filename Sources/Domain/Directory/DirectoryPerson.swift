// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension DirectoryState {
    /// One key holder's word for somebody's keys.
    package struct Confirmation: Hashable, Sendable {
        package let by: MemberID
        /// The words of the fingerprint were compared in a call.
        package let byVoice: Bool
        package let at: Instant
    }

    /// Keys that do not count yet: nothing is sealed to them, nothing that they sign is believed.
    package struct WaitingKey: Hashable, Sendable {
        package let keys: PublicKeys
        /// Made by the member behind their own passphrase; before that nobody can vouch for them.
        package let isTaken: Bool
        package let askedBy: MemberID
        package let since: Instant
        package internal(set) var confirmations: [Confirmation] = []
    }

    /// A signing key that counts or once did.
    package struct SigningKey: Hashable, Sendable {
        package let key: [UInt8]
        package internal(set) var ended: Instant?
    }

    /// A member as the chain gives them.
    package struct Person: Sendable, Identifiable {
        package let id: MemberID
        package internal(set) var description: MemberDescription
        /// Who this is, told apart from every namesake.
        package let human: String
        /// The keys that count; nil while new ones wait.
        package internal(set) var keys: PublicKeys?
        package internal(set) var waiting: WaitingKey?
        /// Who vouched for the keys that count; nobody need have for those of the first day.
        package internal(set) var confirmations: [Confirmation] = []
        /// Every signing key that ever counted, the newest last: old signatures stay valid.
        package internal(set) var signing: [SigningKey]
        package internal(set) var disabledBecause: String?

        /// Whether this member counts at all: not disabled, and with keys that are confirmed.
        package var isActive: Bool { disabledBecause == nil && keys != nil }
        /// Whoever waits may sign in too, to see the words of their keys and nothing else.
        package var maySignIn: Bool { disabledBecause == nil && (keys != nil || waiting != nil) }
        package func has(_ role: Role) -> Bool { description.roles.contains(role) }
        /// Whether these are the keys the chain names, so that no other row of a table is believed.
        package func holds(_ keys: PublicKeys) -> Bool { keys == self.keys ?? waiting?.keys }
        package var isComparedByVoice: Bool { confirmations.contains(where: \.byVoice) }

        /// Nodes' clocks may differ by this much, in milliseconds.
        package static let allowance: Int64 = 300_000

        /// The signing keys, newest first, that may stand under something written at that moment.
        package func signingKeys(at moment: Instant) -> [[UInt8]] {
            signing.reversed().filter { signing in
                guard let ended = signing.ended else { return true }
                return moment.milliseconds <= ended.milliseconds + Person.allowance
            }.map(\.key)
        }
    }

    /// Somebody could read a room: since when and until when, and by whose hand.
    package struct Reading: Hashable, Sendable {
        package let room: CompartmentID
        package let member: MemberID
        package let from: Instant
        package let by: MemberID
        package internal(set) var until: Instant?
        package internal(set) var endedBy: MemberID?
    }

    /// Whether somebody could read a room at that moment, as far as nodes' clocks agree.
    package func couldRead(_ room: CompartmentID, _ member: MemberID, at moment: Instant) -> Bool {
        readings.contains { reading in
            guard reading.room == room, reading.member == member else { return false }
            let from = reading.from.milliseconds - Person.allowance
            let until = reading.until.map { $0.milliseconds + Person.allowance } ?? .max
            return (from...until).contains(moment.milliseconds)
        }
    }
}
