// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Records

extension Operations {
    /// Where a clock has run out, tells whoever has the duty that something waits, and nothing else (Design 5).
    ///
    /// The node cannot tell whose case it is: who has the duty at a site gets one notice, however much is due.
    @discardableResult
    package func remindOfWhatIsDue() throws -> Int {
        let due = try store.read { try $0.timers() }.filter { $0.due <= now }
        guard !due.isEmpty else { return 0 }
        let onDuty = Set(try installation().duty.values.compactMap(\.first))
            .filter { directory.people[$0]?.isActive == true }
        return try store.write { tx in
            let told = Set(try tx.notices().map(\.notice.recipient))
            let untold = onDuty.subtracting(told).sorted()
            for member in untold { try tx.post(Notice(recipient: member, at: now)) }
            // The record's next clock sets a timer anew when somebody writes on it.
            for timer in due { try tx.removeTimer(timer.id) }
            return untold.count
        }
    }
}
