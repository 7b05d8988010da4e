// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Platform
internal import Records
internal import Vault

extension Operations {
    /// Takes a report: sealed for whoever may read it, synced to disk, and only then acknowledged (Design 1).
    ///
    /// An identical retry under the same token gives the same codes and makes no second report.
    package func acceptReport(_ report: NewReport, token: String?) throws -> Accepted {
        try acceptReport(report, formVisit(token))
    }

    /// The same visit and the same words lead to the same codes.
    func acceptReport(_ report: NewReport, _ visit: FormVisit) throws -> Accepted {
        try refusing {
            guard !report.isEmpty else { throw Refusal.empty }
            try store.refreshDirectory()
            let room = try target(of: report)
            let seed = try store.daily(visit.day).derive("amparo receipt")
                .derive("amparo receipt seed", Digest.of("amparo report", [visit.nonce, report.digest]))
            let codes = try codes(seed)
            if let before = try answerAgain(seed, codes, in: room) {
                // A retry brought its files again: those of the first time are the report's.
                discard(report.files)
                return before
            }
            // Copies first: what takes long is dated, and sealed to who keeps names, when it is done.
            let taken = try take(
                report.files,
                isPromisedApart: report.isPromisedApart,
                at: store.nextInstant()
            )
            do {
                return try store(report, taken, in: room, seed, codes)
            } catch {
                forgetCopies(taken)
                throw error
            }
        }
    }

    private func codes(_ seed: SecretKey) throws -> (receipt: ReceiptNumber, keys: ReceiptKeys) {
        let receipt = ReceiptNumber(seed: seed.derive("receipt"))
        return (receipt, try receiptKeys(receipt.digits, in: reportSlots))
    }

    /// What was answered when this very form was taken; nil when it never was.
    ///
    /// Asked before anything is done about its files: whoever lost the answer gets it when the disk is full as well.
    private func answerAgain(
        _ seed: SecretKey,
        _ codes: (receipt: ReceiptNumber, keys: ReceiptKeys),
        in room: DirectoryState.Room
    ) throws -> Accepted? {
        let lookup = codes.keys.lookup
        guard try store.read({ try $0.record(ofCode: lookup) }) != nil else { return nil }
        let lookAgain = store.nextInstant().adding(days: 7).day
        for attempt in 0..<Operations.shortCodes {
            let short = try shortCode(seed, attempt)
            let known = try store.write { tx -> RecordID? in
                guard let known = try tx.record(ofCode: lookup),
                    try tx.record(ofCode: short.lookup) == known
                else { return nil }
                try confirm(tx)
                return known
            }
            guard let known else { continue }
            return Accepted(
                receipt: codes.receipt.grouped,
                short: short.code.grouped,
                lookAgain: lookAgain,
                isRepeat: true,
                reader: room.kind,
                id: known
            )
        }
        return nil
    }

    private func shortCode(_ seed: SecretKey, _ attempt: Int) throws -> (code: ShortCode, lookup: [UInt8]) {
        let code = ShortCode(seed: seed.derive("short", [UInt8(attempt)]))
        return (code, try receiptKeys(code.digits, in: reportSlots).lookup)
    }

    /// A short code may be taken by another report: then the next one is tried.
    private static let shortCodes = 8

    private func store(
        _ report: NewReport,
        _ taken: TakenFiles,
        in room: DirectoryState.Room,
        _ seed: SecretKey,
        _ codes: (receipt: ReceiptNumber, keys: ReceiptKeys)
    ) throws -> Accepted {
        let received = store.nextInstant()
        // The page for reports asks for no name: nothing is sealed for nothing.
        let named: (contact: WorkingContact, apart: SealedApart?) =
            report.contact.name.isEmpty
            ? (report.contact, nil) : try keptApart(report.contact, at: received)
        for attempt in 0..<Operations.shortCodes {
            let short = try shortCode(seed, attempt)
            let lookAgain = received.adding(days: 7).day
            let draft = OutsideDraft(
                intake: intake(report, taken.files, received: received),
                contact: named.contact,
                target: room.id,
                status: PublicStatus(phrase: StandardPhrase.received, next: lookAgain),
                receipt: codes.keys,
                short: short.lookup,
                originals: taken.originals
            )
            if let outcome = try put(draft, named.apart, short.lookup) {
                // The same form came twice at the same moment: the other one's files are the report's.
                if outcome.isRepeat { discard(blobs: taken.files.flatMap(\.blobs)) }
                return Accepted(
                    receipt: codes.receipt.grouped,
                    short: short.code.grouped,
                    lookAgain: lookAgain,
                    isRepeat: outcome.isRepeat,
                    reader: room.kind,
                    id: outcome.id
                )
            }
        }
        throw Refusal.busy
    }

    /// Seals a report and stores it; one that was sealed while somebody was being let go is sealed again.
    private func put(
        _ draft: OutsideDraft,
        _ apart: SealedApart?,
        _ short: [UInt8]
    ) throws -> (id: RecordID, isRepeat: Bool)? {
        for _ in 0..<4 {
            do {
                return try put(try store.seal(draft), draft, apart, short)
            } catch RecordsError.directory(.stale) {
                continue
            }
        }
        throw Refusal.busy
    }

    /// Stores a sealed report under its codes; nil when the short code is another report's.
    private func put(
        _ sealed: OutsideReport,
        _ draft: OutsideDraft,
        _ apart: SealedApart?,
        _ short: [UInt8]
    ) throws -> (id: RecordID, isRepeat: Bool)? {
        do {
            return try store.write { tx in
                if let known = try tx.record(ofCode: draft.receipt.lookup) {
                    guard try tx.record(ofCode: short) == known else { return nil }
                    try confirm(tx)
                    return (known, true)
                }
                if try tx.record(ofCode: short) != nil { return nil }
                try tx.accept(sealed)
                // A way in that asks for a name leaves it as a note.
                if let apart {
                    let at = draft.intake.received
                    let apart = try tx.close(apart, of: sealed.id)
                    let note = InboxNote(entry: .keptApart(apart.part), at: at, apart: apart)
                    try tx.leave(note, for: sealed.id)
                }
                try setFirstTimer(sealed.id, draft, tx)
                return (sealed.id, false)
            }
        } catch let error as DatabaseError where error.code == .unique {
            // The same form arrived twice at the same moment: the other one is stored.
            return try store.write { tx in
                try confirm(tx)
                return try tx.record(ofCode: draft.receipt.lookup).map { ($0, true) }
            }
        }
    }

    /// A token for the next form; it holds nothing about anybody and needs no cookie.
    package func formToken() throws -> String {
        let day = wall.now.day.number
        var writer = ByteWriter()
        writer.int(day)
        writer.raw(store.randomness.bytes(16))
        let sealed = Seal.seal(
            writer.bytes,
            key: store.secrets.form,
            context: Operations.formContext,
            randomness: store.randomness
        )
        return Hex.text(sealed)
    }

    /// True for a token of this installation that is not older than the keys that go with it.
    package func isFresh(_ token: String) -> Bool {
        (try? knownVisit(token)) != nil
    }

    private static let formContext = Digest.of("amparo form token", [])

    private func formVisit(_ token: String?) -> FormVisit {
        if let token, let visit = try? knownVisit(token) { return visit }
        // An old or foreign token costs the retry its memory, never the report.
        return FormVisit(day: wall.now.day.number, nonce: store.randomness.bytes(16))
    }

    private func knownVisit(_ token: String) throws -> FormVisit {
        guard let bytes = Hex.bytes(token) else { throw Refusal.notFound }
        let plain = try Seal.open(bytes, key: store.secrets.form, context: Operations.formContext)
        var reader = ByteReader(plain)
        let day = try reader.int()
        let nonce = try reader.raw(16)
        guard (0...1).contains(wall.now.day.number - day) else { throw Refusal.notFound }
        return FormVisit(day: day, nonce: nonce)
    }

    func receiptKeys(_ digits: [UInt8], in slots: BoundedSlots) throws -> ReceiptKeys {
        try slots.run {
            try ReceiptKeys.derive(
                digits: digits,
                salt: store.secrets.installationSalt,
                pepper: store.secrets.pepper,
                parameters: options.receiptCost
            )
        }
    }

    /// Who receives it: the focal point, somebody outside the site, or the site's own officer (Domain 4.6, 4.12).
    private func target(of report: NewReport) throws -> DirectoryState.Room {
        let directory = directory
        // A room that nobody reads any more would keep it from everybody: then it goes outside.
        let read = directory.compartments.values.filter { room in
            room.readers.contains { directory.people[$0]?.isActive == true }
        }
        let wanted: DirectoryState.Room?
        if report.wantsOutside || !report.mustNotSee.isEmpty {
            wanted = nil
        } else if report.isSensitive {
            // Where only one person is trained for it, no place has to be named to reach them.
            let trained = read.filter { room in
                room.kind == .restricted && (report.site == nil || room.site == report.site)
            }
            wanted = report.site != nil || trained.count == 1 ? trained.min { $0.id < $1.id } : nil
        } else {
            wanted = report.site.flatMap { directory.compartment(.casework, site: $0) }
        }
        guard let wanted, read.contains(where: { $0.id == wanted.id }) else {
            return try outsideRoom(directory)
        }
        return wanted
    }

    private func outsideRoom(_ directory: DirectoryState) throws -> DirectoryState.Room {
        guard let room = directory.compartment(.outside, site: nil) else {
            throw RecordsError.directory(.notFounded)
        }
        return room
    }

    private func intake(_ report: NewReport, _ files: [SentFile], received: Instant) -> Intake {
        Intake(
            channel: report.channel,
            language: report.language,
            site: report.site,
            words: report.words,
            pictograms: report.pictograms,
            occurred: report.occurred,
            place: report.place,
            whoDidIt: report.whoDidIt,
            dangerNow: report.dangerNow,
            mustNotSee: report.mustNotSee,
            mustNotDo: report.contact.never,
            wantsOutside: report.wantsOutside,
            open: report.open,
            isSensitive: report.isSensitive,
            files: files,
            received: received
        )
    }
}

/// What makes a retry of one form the same form.
struct FormVisit {
    let day: Int
    let nonce: [UInt8]
}

/// The numbers of the phrases that a short code may read out; their words are those of `phrases.json`.
package enum StandardPhrase {
    package static let received = 1
    package static let beingRead = 2
    package static let lookingInto = 3
    package static let replyWaits = 4
    package static let moreFacts = 5
    package static let closed = 15
    package static let reviewOpen = 17
    package static let nothingNew = 8
}

/// Bytes as text for hidden fields and cookies.
package enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    package static func text(_ bytes: [UInt8]) -> String {
        String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }

    package static func bytes(_ text: String) -> [UInt8]? {
        let values = text.utf8.map { digit in digits.firstIndex(of: digit) }
        guard values.count.isMultiple(of: 2), values.count <= 8192 else { return nil }
        var bytes: [UInt8] = []
        for i in stride(from: 0, to: values.count, by: 2) {
            guard let high = values[i], let low = values[i + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
