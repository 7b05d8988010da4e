// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Platform
internal import Records
package import Vault

/// What somebody who returns with a code is shown.
package struct Visit: Sendable {
    /// Carries the visit through its forms for fifteen minutes; no cookie is needed.
    package let token: String
    /// True for the long receipt: messages may be read and answered.
    package let isReceipt: Bool
    package let status: PublicStatus
    package let messages: [ThreadMessage]
    /// Something in the thread is missing or was changed: the reader is told that this is not all.
    package let isDamaged: Bool
    /// How far the mark of the report has come; nil for a short code, and before there is a list.
    package let mark: MarkStanding?
}

/// What typed digits lead to.
package enum FollowResult: Sendable {
    case visit(Visit)
    /// A slip in the digits: which kind, so that the page can help.
    case slip(ParsedCode)
    /// The receipt is of the right form and opens nothing.
    case unknownReceipt
}

extension Operations {
    /// Opens a receipt or a short code; an unknown short code and one without news look alike and take as long.
    package func follow(_ typed: String) throws -> FollowResult {
        try refusing {
            switch Codes.parse(typed) {
            case .receipt(let receipt):
                let keys = try receiptKeys(receipt.digits, in: followSlots)
                guard case .receipt(let thread, _)? = try store.read({ try $0.open(receipt: keys) }) else {
                    return .unknownReceipt
                }
                return .visit(
                    try visit(
                        VisitPass(
                            record: thread.record,
                            thread: thread.copyBytes(),
                            short: [],
                            digits: receipt.digits
                        )
                    )
                )
            case .short(let short):
                let lookup = try receiptKeys(short.digits, in: followSlots).lookup
                return .visit(
                    try visit(
                        VisitPass(record: nil, thread: [], short: lookup, digits: [])
                    )
                )
            case let slip: return .slip(slip)
            }
        }
    }

    /// Goes on with a visit; nil when its fifteen minutes are over.
    package func visit(token: String) throws -> Visit? {
        guard let pass = pass(token) else { return nil }
        return try refusing { try visit(pass) }
    }

    func visit(_ pass: VisitPass) throws -> Visit {
        // A list that somebody has changed keeps nobody from reading what was answered.
        let mark = pass.record.flatMap { try? logbook.standing(of: $0, at: wall.now) }
        return try store.read { tx in
            if let record = pass.record {
                let thread = try ThreadKey(record: record, key: pass.thread)
                let read = try tx.messages(thread)
                let status = try tx.status(of: record)
                return Visit(
                    token: seal(pass),
                    isReceipt: true,
                    status: status ?? PublicStatus(phrase: StandardPhrase.nothingNew, next: nil),
                    messages: read.messages,
                    isDamaged: read.damaged > 0,
                    mark: mark
                )
            }
            var status = PublicStatus(phrase: StandardPhrase.nothingNew, next: nil)
            if case .short(_, let found)? = try tx.open(shortLookup: pass.short),
                found.phrase != StandardPhrase.received
            {
                status = found
            }
            return Visit(
                token: seal(pass),
                isReceipt: false,
                status: status,
                messages: [],
                isDamaged: false,
                mark: nil
            )
        }
    }
}

/// What a visit's sealed token carries.
struct VisitPass: Sendable {
    var record: RecordID?
    var thread: [UInt8]
    var short: [UInt8]
    var digits: [UInt8]
    /// Drawn anew for every page that was answered: what is sent twice from one page is one act.
    var nonce: [UInt8] = []
    var day = 0
    var until = Instant(milliseconds: 0)
}

extension Operations {
    private static let passContext = Digest.of("amparo visit", [])

    func seal(_ pass: VisitPass) -> String {
        var writer = ByteWriter()
        let isNew = pass.nonce.isEmpty
        writer.instant(wall.now.adding(minutes: 15))
        writer.blob(isNew ? store.randomness.bytes(16) : pass.nonce)
        writer.int(isNew ? wall.now.day.number : pass.day)
        writer.optional(pass.record) { $0.id($1) }
        writer.blob(pass.thread)
        writer.blob(pass.short)
        writer.blob(pass.digits)
        return Hex.text(
            Seal.seal(
                Padding.pad(writer.bytes),
                key: store.secrets.form,
                context: Operations.passContext,
                randomness: store.randomness
            )
        )
    }

    func pass(_ token: String) -> VisitPass? {
        guard let bytes = Hex.bytes(token),
            let sealed = try? Seal.open(bytes, key: store.secrets.form, context: Operations.passContext),
            let plain = try? Padding.unpad(sealed)
        else { return nil }
        var reader = ByteReader(plain)
        do {
            let until = try reader.instant()
            let nonce = try reader.blob()
            let day = try reader.int()
            let pass = VisitPass(
                record: try reader.optional { r throws(DecodingFailure) in try r.id() },
                thread: try reader.blob(),
                short: try reader.blob(),
                digits: try reader.blob(),
                nonce: nonce,
                day: day,
                until: until
            )
            return until > wall.now ? pass : nil
        } catch {
            return nil
        }
    }
}
