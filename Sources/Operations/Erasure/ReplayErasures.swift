// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Database
internal import Domain
internal import Records

extension Operations {
    /// Brings the database and this node's own list of erasures together, before anything is served (Design 4).
    ///
    /// What the list has and the database has not was put back with an older copy: it is erased again. What the
    /// database has is kept in the list, so that the other nodes' erasures outlive an older copy too.
    ///
    /// One of the list that nobody known here has signed is not done, and is an alarm for everybody.
    ///
    /// - Returns: How many were erased again.
    @discardableResult
    package func replayErasures() throws -> Int {
        guard let folder = options.erasures else { return 0 }
        let kept = KeptErasures(folder)
        var known: [ErasureID: StoredErasure] = [:]
        for erasure in try store.read({ try $0.erasures() }) where erasure.notice.second != nil {
            known[erasure.notice.id] = erasure
        }
        let listed = Set(try kept.all())
        for (id, erasure) in known where !listed.contains(id) && erasure.notice.isSigned(directory) {
            try kept.keep(id, erasure.body)
        }
        var done = 0
        var impossible = 0
        for id in listed.union(known.keys).sorted() {
            guard let erasure = try known[id] ?? StoredErasure(id: id, body: kept.read(id), store.secrets)
            else {
                impossible += 1
                continue
            }
            let isDone = try known[id] != nil && store.read { try $0.isErased(erasure.notice.erasure) }
            if isDone { continue }
            do {
                try store.write { try $0.erase(erasure) }
                try removeFiles(of: erasure.notice.erasure)
                done += 1
            } catch RecordsError.notEntitled {
                impossible += 1
            }
        }
        store.noteErasures(impossible: impossible)
        if done > 0 { try store.engine.clean() }
        return done
    }

    /// The sealed files of what was erased; one that is gone is as good as removed.
    func removeFiles(of erasure: Erasure) throws {
        for blob in erasure.blobs { try store.blobs.remove(try BlobID(blob)) }
    }
}
