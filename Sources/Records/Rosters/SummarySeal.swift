// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Text
internal import Vault

/// The summary of a record and its words, bound to the head they were made from, ready to be sealed for each reader.
struct SummarySeal {
    /// One reader's summary and words, as stored.
    struct Texts {
        let summary: [UInt8]
        let words: [UInt8]
    }

    /// What is stored for one reader, opened.
    struct Read {
        let content: Content
        /// Nil where the words do not open.
        let tokens: [UInt64]?
        /// Sealed by this program, or with keys that only those hold who read it today.
        let isBelieved: Bool
    }

    /// What an opened one says: the head that it was made from, then the summary with its figures in front.
    struct Content {
        let head: Int
        let hash: [UInt8]
        fileprivate let plain: [UInt8]
        private let rest: ByteReader

        init?(_ plain: [UInt8]) {
            var reader = ByteReader(plain)
            guard let head = try? reader.count(), let hash = try? reader.raw(32) else { return nil }
            self.head = head
            self.hash = hash
            self.plain = plain
            rest = reader
        }

        func read<T: BinaryCodable>(_ type: T.Type) -> T? {
            var reader = rest
            return try? reader.value()
        }
    }

    /// The first byte of what is stored; a summary with the node's mark carries it behind that byte.
    private enum Form {
        static let closed: UInt8 = 1
        static let boxed: UInt8 = 2
        static let markedClosed: UInt8 = 3
        static let markedBoxed: UInt8 = 4
        static let markLength = 32
    }

    private let record: RecordID
    private let content: [UInt8]
    private let words: [String]

    init<State: RecordState>(_ opened: Opened<State>, context: SummaryContext) {
        var writer = ByteWriter()
        writer.count(opened.head)
        writer.raw(opened.hash)
        writer.value(opened.state.summary(context))
        record = opened.id
        content = writer.bytes
        words = SummarySeal.words(opened.state)
    }

    static func words(_ state: some RecordState) -> [String] {
        let language = state.language.isEmpty ? nil : state.language
        return Set(state.searchable.flatMap { Text.words($0, language: language) }).sorted()
    }

    /// Whether this is what a stored one says, to the last word.
    func agrees(with read: Read, _ keys: CompartmentKeys) -> Bool {
        content == read.content.plain
            && read.tokens.map(Set.init) == Set(tokens(keys))
    }

    /// The words as one epoch's readers find them.
    func tokens(_ keys: CompartmentKeys) -> [UInt64] {
        words.map { SummarySeal.number(SummarySeal.token($0, keys)) }
    }

    /// Under the compartment's own keys.
    func closed(with keys: CompartmentKeys, _ secrets: NodeSecrets, _ randomness: any Randomness) -> Texts {
        var tokens = ByteWriter()
        for word in words { tokens.raw(SummarySeal.token(word, keys)) }
        func seal(_ plain: [UInt8], _ key: SecretKey, _ context: [UInt8]) -> [UInt8] {
            [Form.closed]
                + Seal.seal(Padding.pad(plain), key: key, context: context, randomness: randomness)
        }
        return marked(
            Texts(
                summary: seal(content, keys.summary, SummarySeal.summaryContext(record, keys)),
                words: seal(tokens.bytes, keys.search, SummarySeal.wordsContext(record, keys))
            ),
            Form.markedClosed,
            secrets
        )
    }

    /// For readers whose secret the writer does not hold: to their public key, and signed.
    func boxed(
        for room: DirectoryState.Room,
        by writer: Writer,
        _ secrets: NodeSecrets
    ) throws -> Texts {
        guard let bytes = room.publicKeys[room.epoch] else { throw RecordsError.directory(.stale) }
        let publicKey = try SealingPublicKey(bytes)
        func seal(_ label: StaticString, _ plain: [UInt8]) -> [UInt8] {
            let message = SummarySeal.message(label, record, room.id, room.epoch, plain)
            var signed = ByteWriter()
            signed.id(writer.member)
            signed.raw(writer.signing.sign(message))
            signed.raw(plain)
            return [Form.boxed] + publicKey.seal(Padding.pad(signed.bytes))
        }
        var list = ByteWriter()
        list.list(words) { $0.text($1) }
        return marked(
            Texts(
                summary: seal("amparo boxed summary", content),
                words: seal("amparo boxed words", list.bytes)
            ),
            Form.markedBoxed,
            secrets
        )
    }

    private func marked(_ texts: Texts, _ form: UInt8, _ secrets: NodeSecrets) -> Texts {
        let sealed = Array(texts.summary.dropFirst())
        let mark = SummarySeal.mark(record, form, sealed, texts.words, secrets)
        return Texts(summary: [form] + mark + sealed, words: texts.words)
    }

    /// The node's word that this program sealed this, whatever becomes of the keys it was sealed and signed with.
    private static func mark(
        _ record: RecordID,
        _ form: UInt8,
        _ sealed: [UInt8],
        _ words: [UInt8],
        _ secrets: NodeSecrets
    ) -> [UInt8] {
        secrets.intake.mac(
            "amparo summary mark",
            Digest.of("amparo summary row", [record.bytes, [form], sealed, words])
        )
    }

    /// Eight bytes that only the compartment's readers can compute from a word.
    static func token(_ word: String, _ keys: CompartmentKeys) -> [UInt8] {
        Array(keys.search.mac("amparo word", Array(word.utf8))[..<8])
    }

    /// Opens what is stored with one epoch's keys; nil where it is another's.
    ///
    /// Whoever left a compartment may have kept its old secret, a box is closed by anybody, and a key that has ended
    /// still signs: so only what the keys of today close is believed as it stands, and the rest by the node's mark.
    static func read(
        _ texts: Texts,
        _ record: RecordID,
        _ keys: CompartmentKeys,
        _ directory: DirectoryState,
        _ secrets: NodeSecrets
    ) -> Read? {
        let (form, mark, sealed) = parts(texts.summary)
        let content = open(
            form,
            sealed,
            "amparo boxed summary",
            keys.summary,
            summaryContext(record, keys),
            record,
            keys,
            directory
        )
        guard let content = content.flatMap({ Content($0) }) else { return nil }
        let isOfToday =
            form == Form.closed && texts.words.first == Form.closed
            && directory.compartments[keys.id]?.epoch == keys.epoch
        return Read(
            content: content,
            tokens: tokens(texts.words, record, keys, directory),
            isBelieved: isOfToday
                || mark.map { mark in
                    Digest.equal(
                        mark,
                        SummarySeal.mark(record, texts.summary[0], sealed, texts.words, secrets)
                    )
                } ?? false
        )
    }

    /// How it is closed, the node's mark if there is one, and what is sealed.
    private static func parts(_ stored: [UInt8]) -> (form: UInt8?, mark: [UInt8]?, sealed: [UInt8]) {
        let body = Array(stored.dropFirst())
        switch stored.first {
        case Form.markedClosed, Form.markedBoxed:
            let mark = Array(body.prefix(Form.markLength))
            let form = stored.first == Form.markedClosed ? Form.closed : Form.boxed
            return (form, mark, Array(body.dropFirst(Form.markLength)))
        default: return (stored.first, nil, body)
        }
    }

    /// The words' tokens; nil where they do not open.
    private static func tokens(
        _ stored: [UInt8],
        _ record: RecordID,
        _ keys: CompartmentKeys,
        _ directory: DirectoryState
    ) -> [UInt64]? {
        let plain = open(
            stored.first,
            Array(stored.dropFirst()),
            "amparo boxed words",
            keys.search,
            wordsContext(record, keys),
            record,
            keys,
            directory
        )
        guard let plain else { return nil }
        if stored.first == Form.boxed {
            var reader = ByteReader(plain)
            let words = try? reader.list { r throws(DecodingFailure) in try r.text() }
            return words?.map { number(token($0, keys)) }
        }
        return stride(from: 0, to: plain.count - plain.count % 8, by: 8).map {
            number(Array(plain[$0..<$0 + 8]))
        }
    }

    static func number(_ token: [UInt8]) -> UInt64 { token.reduce(0) { $0 << 8 | UInt64($1) } }

    private static func open(
        _ form: UInt8?,
        _ body: [UInt8],
        _ label: StaticString,
        _ key: SecretKey,
        _ context: [UInt8],
        _ record: RecordID,
        _ keys: CompartmentKeys,
        _ directory: DirectoryState
    ) -> [UInt8]? {
        switch form {
        case Form.closed:
            return try? Padding.unpad(Seal.open(body, key: key, context: context))
        case Form.boxed:
            guard let plain = try? Padding.unpad(keys.pair.open(body)) else { return nil }
            var reader = ByteReader(plain)
            guard let member = try? reader.id(Member.self), let signature = try? reader.raw(64) else {
                return nil
            }
            let content = Array(plain.dropFirst(16 + 64))
            let signed = message(label, record, keys.id, keys.epoch, content)
            let isProven = directory.people[member]?.signing.contains {
                (try? VerifyKey($0.key))?.verifies(signature, signed) ?? false
            }
            return isProven == true ? content : nil
        default: return nil
        }
    }

    private static func message(
        _ label: StaticString,
        _ record: RecordID,
        _ compartment: CompartmentID,
        _ epoch: Int,
        _ content: [UInt8]
    ) -> [UInt8] {
        Digest.of(label, [record.bytes, compartment.bytes, Encoded.number(epoch), content])
    }

    private static func summaryContext(_ record: RecordID, _ keys: CompartmentKeys) -> [UInt8] {
        keys.binding("amparo summary", record: record, generation: 0)
    }

    private static func wordsContext(_ record: RecordID, _ keys: CompartmentKeys) -> [UInt8] {
        keys.binding("amparo words", record: record, generation: 0)
    }
}

enum SummaryTable {
    static func put(
        _ record: RecordID,
        slot: Int,
        _ texts: SummarySeal.Texts,
        _ tx: any Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO summaries (record, slot, body, words)
            VALUES (\(record.bytes), \(slot), \(texts.summary), \(texts.words))
            ON CONFLICT (record, slot) DO UPDATE SET body = excluded.body, words = excluded.words
            """
        )
    }

    /// Takes the summaries of those who read it no more.
    static func drop(_ record: RecordID, from slot: Int, _ tx: any Transaction) throws {
        try tx.execute("DELETE FROM summaries WHERE record = \(record.bytes) AND slot >= \(slot)")
    }

    static func all(_ record: RecordID, _ tx: any Transaction) throws -> [SummarySeal.Texts] {
        try tx.query("SELECT body, words FROM summaries WHERE record = \(record.bytes) ORDER BY slot").map {
            SummarySeal.Texts(summary: try $0.blob(0), words: try $0.blob(1))
        }
    }
}
