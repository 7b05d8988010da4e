// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CHTTP
import Glibc
import Platform

/// A bound and listening TCP socket; whoever takes its number closes it.
struct ListeningSocket {
    let number: Int32
    let port: UInt16

    init(_ address: Address) throws(SystemError) {
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(address.host, String(address.port), &hints, &found) == 0,
            let info = unsafe found
        else { throw SystemError(code: EADDRNOTAVAIL, operation: "listen address") }
        defer { unsafe freeaddrinfo(info) }
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let socket = unsafe Glibc.socket(info.pointee.ai_family, type, 0)
        guard socket >= 0 else { throw SystemError(code: errno, operation: "socket") }
        var on: Int32 = 1
        unsafe setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        guard unsafe bind(socket, info.pointee.ai_addr, info.pointee.ai_addrlen) == 0,
            listen(socket, 511) == 0
        else {
            let refusal = SystemError(code: errno, operation: "listen")
            close(socket)
            throw refusal
        }
        number = socket
        port = Self.boundPort(socket)
    }

    private static func boundPort(_ socket: Int32) -> UInt16 {
        var storage = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        _ = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe getsockname(socket, address, &size)
            }
        }
        // IPv4 and IPv6 keep the port in the same place.
        return UInt16(bigEndian: storage.sin6_port)
    }
}
