// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

/// A value that threads change one at a time and may wait for (a mutex and a condition of the C library).
///
/// Sendable by proof: the value and both C objects are touched only between lock and unlock.
@safe package final class Monitor<Value>: @unchecked Sendable {
    private var value: Value
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>

    package init(_ value: sending Value) {
        self.value = value
        unsafe lock = .allocate(capacity: 1)
        unsafe changed = .allocate(capacity: 1)
        unsafe pthread_mutex_init(lock, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(changed, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(changed)
        unsafe pthread_mutex_destroy(lock)
        unsafe changed.deallocate()
        unsafe lock.deallocate()
    }

    /// Changes the value and wakes all who wait.
    package func change<R, E: Error>(_ body: (inout Value) throws(E) -> R) throws(E) -> R {
        unsafe pthread_mutex_lock(lock)
        defer {
            unsafe pthread_cond_broadcast(changed)
            unsafe pthread_mutex_unlock(lock)
        }
        return try body(&value)
    }

    /// Looks without waking anybody.
    package func read<R, E: Error>(_ body: (borrowing Value) throws(E) -> R) throws(E) -> R {
        unsafe pthread_mutex_lock(lock)
        defer { unsafe pthread_mutex_unlock(lock) }
        return try body(value)
    }

    /// Waits until the body yields a result (it may change the value); nil when the time is over first.
    package func wait<R>(milliseconds: Int? = nil, until body: (inout Value) -> R?) -> R? {
        unsafe pthread_mutex_lock(lock)
        defer { unsafe pthread_mutex_unlock(lock) }
        var deadline = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &deadline)
        if let milliseconds {
            let nanoseconds = deadline.tv_nsec + (milliseconds % 1_000) * 1_000_000
            deadline.tv_sec += milliseconds / 1_000 + nanoseconds / 1_000_000_000
            deadline.tv_nsec = nanoseconds % 1_000_000_000
        }
        var isOver = false
        while true {
            if let result = body(&value) {
                unsafe pthread_cond_broadcast(changed)
                return result
            }
            // The last look may change the value as every other may.
            if isOver { return nil }
            if milliseconds == nil {
                unsafe pthread_cond_wait(changed, lock)
            } else {
                isOver = unsafe pthread_cond_timedwait(changed, lock, &deadline) == ETIMEDOUT
            }
        }
    }
}
