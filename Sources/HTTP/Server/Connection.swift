// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CHTTP
import Glibc
import Platform

/// One connection: what it is doing, until when it may, and the request it is in.
///
/// Sendable by proof: `target` and `request` are touched only by the connection's own thread; the rest is locked.
final class Connection: @unchecked Sendable {
    let peer: PeerAddress?
    var target: String?
    var request: RequestFlow?

    private let limits: ServerLimits
    /// A lock of the C library: thread sanitizer understands it, unlike the standard library's.
    private let watch: Monitor<ConnectionWatch>

    init(descriptor: Int32, peer: PeerAddress?, limits: ServerLimits) {
        self.peer = peer
        self.limits = limits
        watch = Monitor(ConnectionWatch(descriptor: descriptor, limits: limits, now: monotonicMilliseconds()))
    }

    var isCut: Bool { watch.change { $0.isCut } }

    var waitingSince: Int64? {
        watch.change { watch in
            if case .waiting(let since) = watch.phase, !watch.isCut { since } else { nil }
        }
    }

    /// How fast the body that is arriving comes; nil when none is.
    func receiving(_ now: Int64) -> (speed: Int64, since: Int64)? {
        watch.change { $0.receiving(limits, now: now) }
    }

    /// The request line is here: the rest of the head has its own time.
    func headBegan(on thread: pthread_t) {
        watch.change { watch in
            watch.thread = thread
            watch.headBegan(limits, now: monotonicMilliseconds())
        }
    }

    var isRefused: Bool { watch.change { $0.isRefused } }

    func isServed(by thread: pthread_t) -> Bool {
        watch.change { watch in watch.thread.map { pthread_equal($0, thread) != 0 } ?? false }
    }

    /// Sends an answer past the library and ends our side; called on the connection's own thread.
    func refuse(_ answer: [UInt8]) {
        watch.change { watch in
            guard watch.descriptor >= 0, !watch.isCut, !watch.isRefused else { return }
            watch.isRefused = true
            _ = unsafe answer.withUnsafeBytes { buffer in
                unsafe Glibc.send(watch.descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            shutdown(watch.descriptor, Int32(SHUT_WR))
        }
    }

    func work() {
        watch.change { $0.phase = .working }
    }

    /// Waits for a body, or for more of it after so many bytes taken; our own work costs the sender nothing.
    func receive(after bytes: Int, workedSince start: Int64?) {
        watch.change { $0.receive(after: bytes, workedSince: start, limits, now: monotonicMilliseconds()) }
    }

    /// Sends so many bytes at once, or the next piece of a stream.
    func send(_ bytes: Int) {
        watch.change { $0.send(bytes, limits, now: monotonicMilliseconds()) }
    }

    /// The answer is out; the next head may come.
    func wait() {
        watch.change { $0.wait(limits, now: monotonicMilliseconds()) }
    }

    /// Ends it when its time is over; its thread notices and cleans up.
    func cutIfOverdue(_ now: Int64) -> Bool {
        watch.change { watch in
            guard watch.isOverdue(limits, now: now) else { return false }
            return watch.cut()
        }
    }

    @discardableResult
    func cutIfWaiting() -> Bool {
        watch.change { watch in
            guard case .waiting = watch.phase else { return false }
            return watch.cut()
        }
    }

    /// False when the body has come to its end meanwhile.
    func cutIfReceiving() -> Bool {
        watch.change { watch in
            guard watch.phase == .receiving else { return false }
            return watch.cut()
        }
    }

    @discardableResult
    func cut() -> Bool {
        watch.change { $0.cut() }
    }

    func cutIfSilent() {
        watch.change { watch in
            if watch.isSilent { _ = watch.cut() }
        }
    }

    /// After this the descriptor belongs to somebody else.
    func closed() {
        watch.change { $0.descriptor = -1 }
    }

    /// After an early answer: reads what still comes for a moment, so that a reset does not destroy the answer.
    func linger(milliseconds: Int64 = 2_000, bytes: Int = 8 << 20) {
        let descriptor = watch.change { $0.descriptor }
        guard descriptor >= 0 else { return }
        shutdown(descriptor, Int32(SHUT_WR))
        let deadline = monotonicMilliseconds() + milliseconds
        var scratch = [UInt8](repeating: 0, count: 65_536)
        var left = bytes
        while left > 0 {
            let wait = deadline - monotonicMilliseconds()
            var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard wait > 0, unsafe poll(&watched, 1, Int32(wait)) > 0 else { return }
            let count = unsafe recv(descriptor, &scratch, scratch.count, 0)
            if count <= 0 { return }
            left -= count
        }
    }
}
