// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CHTTP
import Glibc
package import Platform
import Synchronization

/// The HTTP server: a thread per connection, a watch over all of them, and an orderly end.
package final class Server: Sendable {
    private let core: ServerCore
    private let daemon: Mutex<Daemon?>
    private let listening: UInt16
    private let watcher: Worker
    private let stop = StopSignal()

    /// Listens at once; port 0 takes any free one.
    package init(
        listen address: Address,
        limits: ServerLimits = ServerLimits(),
        application: any Application,
        log: Log = .silent,
        errorPage: @escaping @Sendable (Int) -> Response = plainErrorPage
    ) throws(SystemError) {
        Signals.ignoreBrokenPipes()
        let core = ServerCore(limits: limits, application: application, errorPage: errorPage, log: log)
        let socket = try ListeningSocket(address)
        guard let daemon = Daemon(core, listening: socket.number) else {
            close(socket.number)
            throw SystemError(code: ENOMEM, operation: "server start")
        }
        self.core = core
        self.daemon = Mutex(daemon)
        listening = socket.port
        let tick = max(5, min(250, min(limits.headMilliseconds, limits.idleMilliseconds) / 8))
        let stop = stop
        watcher = Workers().spawn("http-watch") {
            while !stop.wait(milliseconds: tick) { core.connections.cutOverdue() }
        }
    }

    deinit {
        drain(seconds: 0)
    }

    package var port: Int { Int(listening) }

    /// Stops accepting, lets running requests end for so long, then closes what is left; the second call does nothing.
    package func drain(seconds: Int) {
        core.isDraining.store(true, ordering: .relaxed)
        guard let daemon = daemon.withLock({ $0.take() }) else { return }
        daemon.quiesce()
        let began = monotonicMilliseconds()
        let deadline = began + Int64(seconds) * 1_000
        var isEmpty = false
        while !isEmpty && monotonicMilliseconds() < deadline {
            core.connections.cutWaiting(all: monotonicMilliseconds() > began + 1_000)
            isEmpty = core.connections.waitUntilEmpty(milliseconds: 20)
        }
        daemon.end()
        stop.stop()
        watcher.join()
    }
}

/// The library's handle.
///
/// It keeps the core alive while callbacks may come.
/// Sendable by proof: after start only `quiesce` and `end` use it, in this order, by whoever took it from the mutex.
@safe private struct Daemon: @unchecked Sendable {
    /// Room for connections that were cut and have not ended yet, so that nobody new is turned away for them.
    private static let leaving = 64
    private let handle: OpaquePointer
    private let settings: UnsafeMutablePointer<amparo_http_settings>
    private let core: ServerCore

    init?(_ core: ServerCore, listening: Int32) {
        let context = unsafe Unmanaged.passUnretained(core).toOpaque()
        unsafe settings = .allocate(capacity: 1)
        unsafe settings.initialize(
            to: amparo_http_settings(
                listening: listening,
                connections: UInt32(core.limits.connections + Self.leaving),
                idle_seconds: UInt32((core.limits.idleMilliseconds + 999) / 1_000),
                memory: 65_536,
                stack: 1 << 20,
                accepts: acceptsPeer,
                handles: handlesRequest,
                connection_changed: connectionChanged,
                request_ended: requestEnded,
                target_read: targetRead,
                refuses: refusesRequest,
                context: context
            )
        )
        guard let handle = unsafe amparo_http_start(settings) else {
            unsafe settings.deallocate()
            return nil
        }
        unsafe self.handle = handle
        self.core = core
    }

    func quiesce() {
        let listening = unsafe MHD_quiesce_daemon(handle)
        guard listening >= 0 else { return }
        shutdown(listening, Int32(SHUT_RDWR))
        close(listening)
    }

    func end() {
        unsafe MHD_stop_daemon(handle)
        unsafe settings.deallocate()
    }
}

/// A page without words of anybody, for what is refused before the application sees it.
package func plainErrorPage(_ status: Int) -> Response {
    let text: StaticString =
        switch status {
        case 413: "That is more than can be taken at once."
        case 431: "The browser sent too many or too long fields."
        case 500...: "Something went wrong here. Please try again."
        default: "The request could not be understood."
        }
    let html = "<!DOCTYPE html><html lang=\"en\"><title>\(status)</title><p>\(text)</p></html>\n"
    return .html(Array(html.utf8), status: status, .public)
}
