// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Records

extension Operations {
    /// Gives every room of this member a new epoch where somebody who was disabled or reset has its keys (Design 4).
    ///
    /// An administrator disables and resets, and holds no room's key; so the first reader who comes by does this, before
    /// anything else is written or opened. Whoever is enabled again is let in again by a reader.
    func renewKeys(_ session: Session) throws {
        let directory = directory
        for room in directory.compartments(of: session.member) {
            let gone = directory.readersGone(room)
            guard !gone.isEmpty || room.isLockDue, let keys = session.everyKey.newest(room.id),
                keys.epoch == room.epoch
            else {
                continue
            }
            do {
                try store.write { tx in
                    try tx.appendDirectory(
                        try store.renew(keys, without: gone, by: session.member, reason: "account disabled"),
                        by: session.member,
                        signing: session.keys.signing
                    )
                }
                store.rosters.forget([room.id])
            } catch RecordsError.directory(.refused), RecordsError.directory(.brokenChain), RecordsError
                .notEntitled
            {
                // Another reader was quicker, the people changed meanwhile, or nothing can be changed until a tampered
                // table is put right: the next step looks again.
            }
        }
        try sealForRecovery(session)
    }
}
