// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Database
internal import Domain
internal import Platform
internal import Records

extension Operations {
    /// Brings the database and this node's own list of erasures together, before anything is served (Design 4).
    ///
    /// What the list has and the database has not was put back with an older copy: it is erased again. What the
    /// database has is kept in the list, so that the other nodes' erasures outlive an older copy too.
    ///
    /// One of the list that cannot be read, or that nobody known here has signed, is not done and is an alarm for everybody.
    /// A folder in which nothing can be done now keeps nothing else from being done: the error comes back beside the counts.
    @discardableResult
    package func replayErasures() throws -> RepeatedErasures {
        var result = RepeatedErasures()
        guard let folder = options.erasures else { return result }
        let kept = KeptErasures(folder)
        var known: [ErasureID: StoredErasure] = [:]
        for erasure in try store.read({ try $0.erasures() }) where erasure.notice.second != nil {
            known[erasure.notice.id] = erasure
        }
        let listed = Set(try kept.all())
        for id in listed.union(known.keys).sorted() {
            guard let erasure = known[id] ?? listedErasure(id, kept) else {
                result.impossible += 1
                continue
            }
            let isDone = try known[id] != nil && store.read { try $0.isErased(erasure.notice.erasure) }
            do {
                if !isDone {
                    try store.write { try $0.erase(erasure) }
                    result.again += 1
                }
                guard erasure.notice.isSigned(directory) else { continue }
                // Also of what is done: a cut between the database and the folders is mended here.
                result.trouble = tidy(after: erasure, isListed: listed.contains(id)) ?? result.trouble
            } catch RecordsError.notEntitled {
                result.impossible += 1
            }
        }
        store.noteErasures(impossible: result.impossible)
        if result.again > 0 { isCleaningDue.change { $0 = true } }
        try cleanIfDue()
        return result
    }

    /// Nil where its file cannot be read: one bad file is not the end of the others.
    private func listedErasure(_ id: ErasureID, _ kept: KeptErasures) -> StoredErasure? {
        (try? kept.read(id)).flatMap { StoredErasure(id: id, body: $0, store.secrets) }
    }

    /// What is out of the database goes out of the folders too, and into the list that outlives an older copy.
    ///
    /// - Returns: What could not be done now; the chore looks at every erasure again.
    func tidy(after stored: StoredErasure, isListed: Bool) -> (any Error)? {
        var trouble: (any Error)?
        func trying(_ body: () throws -> Void) {
            do { try body() } catch { trouble = error }
        }
        for blob in stored.notice.erasure.blobs {
            // One that is gone is as good as removed; one that another record keeps stays.
            trying {
                guard try !store.read({ try $0.isKept(blob: blob) }) else { return }
                try store.blobs.remove(try BlobID(blob))
            }
        }
        if !isListed, let folder = options.erasures {
            trying { try KeptErasures(folder).keep(stored.notice.id, stored.body) }
        }
        return trouble
    }

    /// Empties the log of the database, in which what was erased still stands; tried again where somebody reads just now.
    package func cleanIfDue() throws {
        guard isCleaningDue.read({ $0 }) else { return }
        // Before, so that what is erased meanwhile makes it due again.
        isCleaningDue.change { $0 = false }
        var isClean = false
        defer { if !isClean { isCleaningDue.change { $0 = true } } }
        isClean = try store.engine.clean()
    }
}

/// What came of bringing the database and the list of erasures together.
package struct RepeatedErasures: Sendable {
    /// Those that an older copy had brought back.
    package var again = 0
    /// Those that cannot be read, or that nobody known here has signed: they may be back for good.
    package var impossible = 0
    /// What could not be done in the folders now.
    package var trouble: (any Error)?
}
