// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc
import Synchronization

/// A named thread with one task; it can be waited for.
package final class Worker: Sendable {
    private let finished: Monitor<Bool>
    private let thread: Mutex<pthread_t?>

    fileprivate init(finished: Monitor<Bool>, thread: pthread_t) {
        self.finished = finished
        self.thread = Mutex(thread)
    }

    deinit {
        if let thread = taken() { pthread_detach(thread) }
    }

    /// Returns when the task has returned; any number of threads may wait.
    package func join() {
        _ = finished.wait { $0 ? true : nil }
        if let thread = taken() { pthread_join(thread, nil) }
    }

    private func taken() -> pthread_t? {
        thread.withLock { held in
            defer { held = nil }
            return held
        }
    }
}

/// Starts the program's threads and can wait for all of them (Style 2.4: none detached).
package final class Workers: Sendable {
    private let started = Mutex<[Worker]>([])

    package init() {}

    /// A failure to make a thread is the end of the program: nothing sensible can run without it.
    @discardableResult
    package func spawn(
        _ name: String,
        stackSize: Int? = nil,
        _ body: @Sendable @escaping () -> Void
    ) -> Worker {
        let finished = Monitor(false)
        let task = unsafe Unmanaged.passRetained(Start(name, body, finished))
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        defer { unsafe pthread_attr_destroy(&attributes) }
        if let stackSize { unsafe pthread_attr_setstacksize(&attributes, max(stackSize, 65_536)) }
        var thread = pthread_t()
        let result = unsafe pthread_create(&thread, &attributes, runWorker, task.toOpaque())
        // invariant: a server that cannot start its few threads at start cannot serve; it must not pretend.
        guard result == 0 else { fatalError("pthread_create: \(result)") }
        let worker = Worker(finished: finished, thread: thread)
        started.withLock { $0.append(worker) }
        return worker
    }

    package func joinAll() {
        while let worker = started.withLock({ $0.popLast() }) { worker.join() }
    }
}

private final class Start: Sendable {
    let name: String
    let body: @Sendable () -> Void
    let finished: Monitor<Bool>

    init(_ name: String, _ body: @Sendable @escaping () -> Void, _ finished: Monitor<Bool>) {
        self.name = name
        self.body = body
        self.finished = finished
    }
}

private func runWorker(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument = unsafe argument else { return nil }
    let task = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
    unsafe amparo_name_thread(task.name)
    task.body()
    task.finished.change { $0 = true }
    return nil
}
