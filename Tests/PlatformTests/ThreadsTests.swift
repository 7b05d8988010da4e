// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform
import Synchronization
import Testing

@Suite struct ThreadsTests {
    @Test func `a worker runs under its name on the stack it asked for, and can be waited for twice`() {
        let seen = Mutex("")
        let worker = Workers().spawn("ledger-writer", stackSize: 262_144) {
            let name = try? Files.read("/proc/thread-self/comm")
            seen.withLock { $0 = String(decoding: name ?? [], as: UTF8.self) }
        }
        worker.join()
        worker.join()
        #expect(seen.withLock { $0 } == "ledger-writer\n")
    }

    @Test func `stopping wakes who waits`() {
        let stop = StopSignal()
        let woken = Mutex(false)
        let worker = Workers().spawn("waiter") {
            let stopped = stop.wait(milliseconds: 60_000)
            woken.withLock { $0 = stopped }
        }
        stop.stop()
        worker.join()
        #expect(woken.withLock { $0 })
        #expect(stop.isStopped)
        #expect(!StopSignal().wait(milliseconds: 1))
    }

    @Test func `slots let so many in, queue so many, and refuse the next`() throws {
        let slots = BoundedSlots(count: 1, waiting: 1)
        let inside = StopSignal()
        let release = StopSignal()
        let order = Mutex<[String]>([])
        let workers = Workers()
        workers.spawn("first") {
            try? slots.run {
                inside.stop()
                _ = release.wait(milliseconds: 60_000)
                order.withLock { $0.append("first") }
            }
        }
        #expect(inside.wait(milliseconds: 60_000))
        workers.spawn("second") { try? slots.run { order.withLock { $0.append("second") } } }
        var refused = false
        while !refused {
            // The second may not be queued yet: then this caller would take its place, so only look.
            refused = slots.isFull
        }
        #expect(throws: SlotsFull.self) { try slots.run {} }
        release.stop()
        workers.joinAll()
        #expect(order.withLock { $0 } == ["first", "second"])
        #expect(try slots.run { 7 } == 7)
    }

    @Test func `whoever came first goes first`() {
        let slots = BoundedSlots(count: 1, waiting: 20)
        let inside = StopSignal()
        let release = StopSignal()
        let order = Mutex<[Int]>([])
        let workers = Workers()
        workers.spawn("inside") {
            try? slots.run {
                inside.stop()
                _ = release.wait(milliseconds: 60_000)
            }
        }
        #expect(inside.wait(milliseconds: 60_000))
        for number in 1...20 {
            workers.spawn("waiting") { try? slots.run { order.withLock { $0.append(number) } } }
            while slots.queued < number { _ = StopSignal().wait(milliseconds: 1) }
        }
        release.stop()
        workers.joinAll()
        #expect(order.withLock { $0 } == Array(1...20))
    }

    @Test func `whoever waited in vain leaves the line to those behind`() throws {
        let slots = BoundedSlots(count: 1, waiting: 2)
        let inside = StopSignal()
        let release = StopSignal()
        let done = StopSignal()
        let workers = Workers()
        workers.spawn("inside") {
            try? slots.run {
                inside.stop()
                _ = release.wait(milliseconds: 60_000)
            }
        }
        #expect(inside.wait(milliseconds: 60_000))
        #expect(throws: SlotsFull.self) { try slots.run(within: 10) {} }
        #expect(slots.queued == 0)
        workers.spawn("behind") { try? slots.run(within: 60_000) { done.stop() } }
        while slots.queued < 1 { _ = StopSignal().wait(milliseconds: 1) }
        release.stop()
        #expect(done.wait(milliseconds: 60_000))
        workers.joinAll()
        #expect(try slots.run(within: 0) { 7 } == 7)
    }

    @Test func `a body that throws gives its slot back`() throws {
        struct Odd: Error {}
        let slots = BoundedSlots(count: 1, waiting: 0)
        #expect(throws: Odd.self) { try slots.run { throw Odd() } }
        #expect(try slots.run { 1 } == 1)
    }

    @Test func `a monitor hands a value from thread to thread, and gives up in time`() {
        let box = Monitor<[Int]>([])
        let worker = Workers().spawn("giver") { for i in 1...100 { box.change { $0.append(i) } } }
        var sum = 0
        for _ in 1...100 { sum += box.wait { $0.isEmpty ? nil : $0.removeFirst() } ?? 0 }
        worker.join()
        #expect(sum == 5_050)
        #expect(box.wait(milliseconds: 5) { $0.first } == nil)
    }
}
