// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What follows an answer's head.
///
/// Sendable by proof: a stream belongs to the one response that carries it, which one thread sends.
package enum Body: @unchecked Sendable {
    case none
    case bytes([UInt8])
    case asset(StaticBytes)
    case stream(any BodyStream, length: Int?)
}

/// Gives a body piece by piece, on the thread that sends it; released when the answer ended or broke off.
package protocol BodyStream: AnyObject {
    /// How many bytes it wrote; 0 is the end. An error cuts the connection, so that nobody takes a part for all.
    func next(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Bytes that are part of the program and never change or move.
///
/// Sendable by proof: nobody writes to them.
@safe package struct StaticBytes: @unchecked Sendable {
    package let buffer: UnsafeRawBufferPointer

    /// The memory must stay as it is until the process ends.
    package init(immortal buffer: UnsafeRawBufferPointer) {
        unsafe self.buffer = buffer
    }

    package init(_ text: StaticString) {
        unsafe buffer = UnsafeRawBufferPointer(
            start: text.hasPointerRepresentation ? text.utf8Start : nil,
            count: text.hasPointerRepresentation ? text.utf8CodeUnitCount : 0
        )
    }

    package var count: Int { unsafe buffer.count }
}
