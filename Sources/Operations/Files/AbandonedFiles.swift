// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Domain
internal import Records

/// Sealed files that no record holds, with the day on which each was first seen so.
private struct AbandonedFiles: BinaryCodable {
    var seen: [[UInt8]: Int] = [:]

    init() {}

    func write(to w: inout ByteWriter) {
        w.list(seen.sorted { $0.key.lexicographicallyPrecedes($1.key) }) {
            $0.blob($1.key)
            $0.count($1.value)
        }
    }

    init(from r: inout ByteReader) throws(DecodingFailure) {
        let pairs = try r.list { r throws(DecodingFailure) -> ([UInt8], Int) in (try r.blob(), try r.count())
        }
        seen = Dictionary(pairs) { _, last in last }
    }
}

extension Operations {
    private static let abandonedSetting = "abandoned files"
    /// A form carries its files so long, counted from the day they came; they go on the day after.
    static let daysKept = 2

    /// Removes files of forms that were never sent: their times tell nothing, so their days are counted here.
    ///
    /// A form that is shown again carries its files for a while: nothing goes before 48 hours have passed. What a record once held
    /// goes by two signatures only: whoever writes to the database could make the house throw it away. Such a file stays, as an alarm.
    @discardableResult
    package func removeAbandonedFiles() throws -> Int {
        let today = wall.now.day.number
        let before = try store.read { tx in
            try tx.setting(Operations.abandonedSetting, AbandonedFiles.self) ?? AbandonedFiles()
        }
        let loose = try looseFiles(among: store.blobs.all())
        var after = AbandonedFiles()
        var removed = 0
        for blob in loose {
            let since = before.seen[blob.bytes] ?? today
            // A day more than a form may name it: one that was sent just before midnight is still being stored.
            if today - since > Operations.daysKept + 1 {
                try store.blobs.remove(blob)
                removed += 1
            } else {
                after.seen[blob.bytes] = since
            }
        }
        if after.seen != before.seen { try store.write { try $0.set(Operations.abandonedSetting, after) } }
        return removed
    }

    /// Those that no record holds and none has held.
    private func looseFiles(among all: [BlobID]) throws -> [BlobID] {
        var disowned = 0
        let loose = try store.read { tx in
            try all.filter { blob in
                let isMarked = store.blobs.isMarked(blob)
                if try tx.isKept(blob: blob.bytes) {
                    if !isMarked { try? store.blobs.mark(blob) }
                    return false
                }
                guard isMarked else { return true }
                // One that was signed away goes with its erasure, which is tried until it is done.
                if try !tx.isSignedAway(blob: blob.bytes) { disowned += 1 }
                return false
            }
        }
        store.noteFiles(disowned: disowned)
        return loose
    }
}
