// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CHTTP
import Glibc

/// What a connection is doing and until when it may (Design 11 "Caps"); every change comes under its lock.
struct ConnectionWatch {
    enum Phase: Equatable {
        /// Nothing, or part of a head, has come since then.
        case waiting(since: Int64)
        case working, receiving, sending
    }

    var descriptor: Int32
    var phase: Phase
    private var deadline: Int64
    /// What had come before the present wait, and whether something of the next head has come since.
    private var receivedBefore: UInt64 = 0
    private var hasHeadBegun = true
    private(set) var isCut = false
    var isRefused = false
    /// When the body that is arriving began, our own work not counted, and how much of it has come.
    private var bodySince: Int64 = 0
    private var bodyBytes: Int64 = 0
    /// Known from the first request line on.
    var thread: pthread_t?

    init(descriptor: Int32, limits: ServerLimits, now: Int64) {
        self.descriptor = descriptor
        phase = .waiting(since: now)
        // A new connection's head has its time from the start: it was opened to be used.
        deadline = now + Int64(limits.headMilliseconds)
    }

    mutating func headBegan(_ limits: ServerLimits, now: Int64) {
        if !hasHeadBegun { deadline = now + Int64(limits.headMilliseconds) }
        hasHeadBegun = true
    }

    mutating func receive(after bytes: Int, workedSince start: Int64?, _ limits: ServerLimits, now: Int64) {
        let earned = Int64(bytes) * 1_000 / Int64(limits.bytesPerSecond)
        let before = start.map { deadline + (now - $0) } ?? now + Int64(limits.graceMilliseconds)
        deadline = min(before + earned, now + Int64(limits.graceMilliseconds))
        if let start {
            bodySince += now - start
            bodyBytes += Int64(bytes)
        } else {
            bodySince = now
            bodyBytes = 0
        }
        phase = .receiving
    }

    /// Bytes a second of the body that is arriving and since when; its first seconds are counted kindly.
    func receiving(_ limits: ServerLimits, now: Int64) -> (speed: Int64, since: Int64)? {
        guard phase == .receiving, !isCut else { return nil }
        let kindness = Int64(limits.bytesPerSecond) * Int64(limits.graceMilliseconds) / 1_000
        return ((bodyBytes + kindness) * 1_000 / (max(0, now - bodySince) + 1_000), bodySince)
    }

    mutating func send(_ bytes: Int, _ limits: ServerLimits, now: Int64) {
        deadline = now + Int64(limits.graceMilliseconds) + Int64(bytes) * 1_000 / Int64(limits.bytesPerSecond)
        phase = .sending
    }

    mutating func wait(_ limits: ServerLimits, now: Int64) {
        phase = .waiting(since: now)
        deadline = now + Int64(limits.idleMilliseconds)
        receivedBefore = amparo_http_received(descriptor)
        hasHeadBegun = false
    }

    /// No byte of the next head has come, not even into the kernel.
    var isSilent: Bool {
        guard case .waiting = phase else { return false }
        return amparo_http_received(descriptor) == receivedBefore
    }

    /// A kept connection that begins to send changes from the idle time to the time of a head.
    mutating func isOverdue(_ limits: ServerLimits, now: Int64) -> Bool {
        guard phase != .working, !isCut else { return false }
        if case .waiting = phase, !hasHeadBegun, !isSilent { headBegan(limits, now: now) }
        return now >= deadline
    }

    mutating func cut() -> Bool {
        guard descriptor >= 0, !isCut else { return false }
        isCut = true
        shutdown(descriptor, Int32(SHUT_RDWR))
        return true
    }
}
