// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Database
internal import Domain
internal import Text
internal import Vault

/// The sealed summary of a record and its sealed words, bound to the head they were made from.
struct SummarySeal {
    let summary: [UInt8]
    let words: [UInt8]

    static func make<State: RecordState>(
        _ opened: Opened<State>,
        keys: CompartmentKeys,
        context: SummaryContext,
        _ randomness: any Randomness
    ) -> SummarySeal {
        var writer = ByteWriter()
        writer.count(opened.head)
        writer.raw(opened.hash)
        writer.value(opened.state.summary(context))
        let binding = summaryContext(opened.id, keys)
        let summary = Seal.seal(
            Padding.pad(writer.bytes),
            key: keys.summary,
            context: binding,
            randomness: randomness
        )
        var tokens = ByteWriter()
        let language = opened.state.language.isEmpty ? nil : opened.state.language
        for word in Set(opened.state.searchable.flatMap { Text.words($0, language: language) }).sorted() {
            tokens.raw(token(word, keys))
        }
        let words = Seal.seal(
            Padding.pad(tokens.bytes),
            key: keys.search,
            context: wordsContext(opened.id, keys),
            randomness: randomness
        )
        return SummarySeal(summary: summary, words: words)
    }

    /// Eight bytes that only the compartment's readers can compute from a word.
    static func token(_ word: String, _ keys: CompartmentKeys) -> [UInt8] {
        Array(keys.search.mac("amparo word", Array(word.utf8))[..<8])
    }

    static func summaryContext(_ record: RecordID, _ keys: CompartmentKeys) -> [UInt8] {
        keys.binding("amparo summary", record: record, generation: 0)
    }

    static func wordsContext(_ record: RecordID, _ keys: CompartmentKeys) -> [UInt8] {
        keys.binding("amparo words", record: record, generation: 0)
    }
}

enum SummaryTable {
    static func put(_ record: RecordID, body: [UInt8], words: [UInt8], _ tx: any Transaction) throws {
        try tx.execute(
            """
            INSERT INTO summaries (record, body, words) VALUES (\(record.bytes), \(body), \(words))
            ON CONFLICT (record) DO UPDATE SET body = excluded.body, words = excluded.words
            """
        )
    }
}
