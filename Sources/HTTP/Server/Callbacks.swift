// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CHTTP
import Glibc
import Platform
import Synchronization

// Plain functions at file scope: a closure made in an entry point would be checked against the main actor
// when the library calls it on its own thread (Stack, pitfall 1).

func acceptsPeer(
    _ context: UnsafeMutableRawPointer?,
    _ address: UnsafePointer<sockaddr>?,
    _ size: socklen_t
) -> MHD_Result {
    guard let core = unsafe core(context) else { return .NO }
    return unsafe core.connections.admits(PeerAddress(address)) ? .YES : .NO
}

func connectionChanged(
    _ context: UnsafeMutableRawPointer?,
    _ handle: OpaquePointer?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ change: MHD_ConnectionNotificationCode
) {
    guard let core = unsafe core(context), let slot = unsafe slot else { return }
    if change == .CONNECTION_NOTIFY_STARTED {
        let connection = unsafe Connection(
            descriptor: amparo_http_descriptor(handle),
            peer: PeerAddress(amparo_http_peer(handle)),
            limits: core.limits
        )
        unsafe slot.pointee = Unmanaged.passRetained(connection).toOpaque()
        core.connections.add(connection)
    } else if let stored = unsafe slot.pointee {
        let connection = unsafe Unmanaged<Connection>.fromOpaque(stored).takeRetainedValue()
        unsafe slot.pointee = nil
        connection.closed()
        connection.request?.abort()
        connection.request = nil
        core.connections.remove(connection)
    }
}

func targetRead(
    _ context: UnsafeMutableRawPointer?,
    _ target: UnsafePointer<CChar>?,
    _ handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    if let connection = unsafe connection(handle), let target = unsafe target {
        connection.target = unsafe String(cString: target)
        connection.headBegan(on: pthread_self())
    }
    return nil
}

/// Our own page goes out before the library's, which then finds the connection ended.
///
/// For a malformed length it would send its head twice (0.9.75), which looks like two answers.
func refusesRequest(_ context: UnsafeMutableRawPointer?, _ status: UInt32) {
    guard let core = unsafe core(context) else { return }
    core.refused(Int(status), on: pthread_self())
}

func requestEnded(
    _ context: UnsafeMutableRawPointer?,
    _ handle: OpaquePointer?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ ending: MHD_RequestTerminationCode
) {
    guard let connection = unsafe connection(handle) else { return }
    connection.request?.abort()
    let isAnswered = ending == .REQUEST_TERMINATED_COMPLETED_OK && connection.request?.answeredEarly == true
    if isAnswered || connection.isRefused { connection.linger() }
    connection.request = nil
    connection.target = nil
    connection.wait()
}

func handlesRequest(
    _ context: UnsafeMutableRawPointer?,
    _ handle: OpaquePointer?,
    _ url: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?,
    _ version: UnsafePointer<CChar>?,
    _ data: UnsafePointer<CChar>?,
    _ size: UnsafeMutablePointer<Int>?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let core = unsafe core(context), let connection = unsafe connection(handle), let size = unsafe size,
        let slot = unsafe slot
    else { return .NO }
    let started = monotonicMilliseconds()
    connection.work()
    let isFirst = unsafe slot.pointee == nil
    let next: RequestFlow.Next
    var taken: Int?
    if isFirst {
        unsafe slot.pointee = context
        let raw = unsafe rawHead(handle, connection.target, method, version)
        next = unsafe core.begin(raw, headBytes: amparo_http_head_size(handle), on: connection)
    } else if unsafe size.pointee > 0 {
        taken = unsafe size.pointee
        let chunk = unsafe UnsafeRawBufferPointer(start: data, count: size.pointee)
        next = unsafe connection.request?.receive(chunk) ?? .cut
        unsafe size.pointee = 0
    } else {
        next = connection.request?.finish() ?? .cut
    }
    switch next {
    case .cut:
        return .NO
    case .readOn:
        connection.receive(after: taken ?? 0, workedSince: isFirst ? nil : started)
        return .YES
    case .answer(let response, let closing):
        let closes = closing || core.isDraining.load(ordering: .relaxed)
        return unsafe ResponseWriter.queue(core.checked(response), on: handle, connection, closes: closes)
    }
}

private func core(_ context: UnsafeMutableRawPointer?) -> ServerCore? {
    guard let context = unsafe context else { return nil }
    return unsafe Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
}

private func connection(_ handle: OpaquePointer?) -> Connection? {
    guard let stored = unsafe amparo_http_context(handle) else { return nil }
    return unsafe Unmanaged<Connection>.fromOpaque(stored).takeUnretainedValue()
}
