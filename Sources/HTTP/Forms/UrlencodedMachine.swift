// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A streaming reader of `a=1&b=2`: bytes in, pairs out, no I/O, never a trap.
package struct UrlencodedMachine {
    /// What was found.
    package enum Event: Equatable, Sendable {
        case pair(name: [UInt8], value: [UInt8])
        /// The beginning of a pair over the limit.
        case tooLong(name: [UInt8], value: [UInt8])
    }

    private let limit: Int
    private var pending: [UInt8] = []
    private var isTooLong = false

    /// The limit is on one pair as it is sent, that is, encoded.
    package init(pairBytes limit: Int) {
        self.limit = limit
    }

    package mutating func receive(_ chunk: UnsafeRawBufferPointer, _ found: (Event) -> Void) {
        var rest = unsafe chunk[...]
        while let end = unsafe rest.firstIndex(of: UInt8(ascii: "&")) {
            unsafe keep(rest[..<end])
            finish(found)
            unsafe rest = rest[(end + 1)...]
        }
        unsafe keep(rest)
    }

    /// The body, or a pair, is over.
    package mutating func finish(_ found: (Event) -> Void) {
        if isTooLong {
            // An escape that was cut in two says nothing.
            if let escape = pending.suffix(2).lastIndex(of: UInt8(ascii: "%")) {
                pending.removeSubrange(escape...)
            }
            let (name, value) = PercentCoding.pair(pending)
            found(.tooLong(name: Array(name.prefix(200)), value: value))
        } else if !pending.isEmpty {
            let (name, value) = PercentCoding.pair(pending)
            found(.pair(name: name, value: value))
        }
        pending.removeAll(keepingCapacity: true)
        isTooLong = false
    }

    private mutating func keep(_ bytes: Slice<UnsafeRawBufferPointer>) {
        let room = limit - pending.count
        if unsafe bytes.count > room { isTooLong = true }
        unsafe pending.append(contentsOf: bytes.prefix(room))
    }
}
