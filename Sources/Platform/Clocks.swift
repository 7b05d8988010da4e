// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Milliseconds of a clock that never goes back; only differences mean anything.
package func monotonicMilliseconds() -> Int64 {
    milliseconds(CLOCK_MONOTONIC)
}

/// Milliseconds since 1970 as the machine believes.
package func wallMilliseconds() -> Int64 {
    milliseconds(CLOCK_REALTIME)
}

private func milliseconds(_ clock: clockid_t) -> Int64 {
    var now = timespec()
    unsafe clock_gettime(clock, &now)
    return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
}
