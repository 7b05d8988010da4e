// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What one page showed a member, for themselves: it stands beside the auditors' lines and opens with their own key.
package struct OwnOpening: Hashable, Sendable {
    /// Minutes since 1970, as in the auditors' lines.
    package let minute: Int64
    package let events: [AccessEvent]

    package init(minute: Int64, events: [AccessEvent]) {
        self.minute = minute
        self.events = events
    }

    package var at: Instant { Instant(milliseconds: minute * 60_000) }
}

extension OwnOpening: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        writer.byte(1)
        writer.int(minute)
        writer.list(events) { writer, event in
            event.writeAct(to: &writer)
            writer.optional(event.purpose) { $0.code($1) }
        }
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        guard try reader.byte() == 1 else { throw .newer }
        minute = try reader.int64()
        events = try reader.list { r throws(DecodingFailure) in
            try AccessEvent(act: &r) { r throws(DecodingFailure) in
                try r.optional { r throws(DecodingFailure) in try r.code() }
            }
        }
    }
}
