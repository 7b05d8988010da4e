// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CICU

/// Word boundaries by Unicode's rules, with ICU's dictionaries for scripts without spaces.
enum WordBreaks {
    static func each(in units: [UInt16], _ body: (Range<Int>) -> Bool) {
        unsafe units.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress,
                let breaks = unsafe amparo_words_open(start, Int32(clamping: buffer.count))
            else { return }
            defer { unsafe amparo_words_close(breaks) }
            var from = 0
            while true {
                let to = Int(unsafe amparo_words_next(breaks))
                if to < from { return }
                if unsafe amparo_words_is_word(breaks), !body(from..<to) { return }
                from = to
            }
        }
    }
}
