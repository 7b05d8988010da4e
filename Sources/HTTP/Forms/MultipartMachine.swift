// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What makes the rest of a multipart body unreadable; what came before it stands.
package enum MultipartFault: Error, Equatable, Sendable {
    case noOpeningBoundary, brokenBoundary, partHeadTooLarge, bareLineFeed, brokenPartHead, truncated,
        bytesAfterEnd
}

/// Takes what the machine finds: a part, its bytes in pieces, its end; the calls always come in this order.
package protocol MultipartSink: AnyObject {
    /// Nil when the part's head makes no sense; its bytes follow all the same.
    func part(_ head: PartHead?)
    func data(_ bytes: UnsafeRawBufferPointer)
    /// Not whole when the body broke off inside it.
    func partEnd(isWhole: Bool)
}

/// A strict reader of multipart/form-data (RFC 7578): bytes in, parts out, no I/O, never a trap (Design 11 "Multipart").
package struct MultipartMachine {
    private enum State: Equatable {
        /// Inside the delimiter, so many of its bytes seen; `isFirst` has no line break before it.
        case opening(matched: Int)
        case data(matched: Int)
        case afterDelimiter(first: UInt8?)
        case head
        case ended(lineBreakBytes: Int)
        case failed
    }

    package static let maximumHeadBytes = 8_192

    package private(set) var fault: MultipartFault?
    /// A line break, two hyphens, the boundary; its only carriage return is its first byte, so no look-back is needed.
    private let delimiter: [UInt8]
    private var state = State.opening(matched: 2)
    private var headBytes: [UInt8] = []

    package init(boundary: [UInt8]) {
        delimiter = Array("\r\n--".utf8) + boundary
    }

    package mutating func receive(_ chunk: UnsafeRawBufferPointer, into sink: any MultipartSink) {
        var index = 0
        while index < chunk.count {
            switch state {
            case .opening(let matched): unsafe open(chunk[index], matched, &index)
            case .data(let matched): unsafe data(chunk, matched, &index, sink)
            case .afterDelimiter(let first): unsafe delimited(chunk[index], first, &index)
            case .head: unsafe head(chunk[index], &index, sink)
            case .ended(let count): unsafe end(chunk[index], count, &index)
            case .failed: return
            }
        }
    }

    /// The body is over: says what is wrong with it, if anything.
    package mutating func finish(into sink: any MultipartSink) -> MultipartFault? {
        switch state {
        case .ended, .failed: return fault
        case .data(let matched):
            // What looked like the beginning of a delimiter was data.
            emit(matched, sink)
            sink.partEnd(isWhole: false)
        case .opening, .afterDelimiter, .head: break
        }
        fail(.truncated)
        return fault
    }

    private mutating func fail(_ reason: MultipartFault) {
        fault = reason
        state = .failed
    }

    private mutating func open(_ byte: UInt8, _ matched: Int, _ index: inout Int) {
        guard byte == delimiter[matched] else { return fail(.noOpeningBoundary) }
        index += 1
        state = matched + 1 == delimiter.count ? .afterDelimiter(first: nil) : .opening(matched: matched + 1)
    }

    private mutating func delimited(_ byte: UInt8, _ first: UInt8?, _ index: inout Int) {
        index += 1
        switch (first, byte) {
        case (nil, UInt8(ascii: "\r")), (nil, UInt8(ascii: "-")): state = .afterDelimiter(first: byte)
        case (UInt8(ascii: "\r"), UInt8(ascii: "\n")):
            headBytes.removeAll(keepingCapacity: true)
            state = .head
        case (UInt8(ascii: "-"), UInt8(ascii: "-")): state = .ended(lineBreakBytes: 0)
        case (nil, UInt8(ascii: "\n")): fail(.bareLineFeed)
        default: fail(.brokenBoundary)
        }
    }

    private mutating func head(_ byte: UInt8, _ index: inout Int, _ sink: any MultipartSink) {
        index += 1
        let previous = headBytes.last
        if byte == UInt8(ascii: "\n"), previous != UInt8(ascii: "\r") { return fail(.bareLineFeed) }
        if previous == UInt8(ascii: "\r"), byte != UInt8(ascii: "\n") { return fail(.brokenPartHead) }
        headBytes.append(byte)
        guard headBytes.count <= Self.maximumHeadBytes else { return fail(.partHeadTooLarge) }
        // A line feed is known to follow a carriage return, so two of them so close are an empty line.
        guard byte == UInt8(ascii: "\n"),
            headBytes.count == 2
                || headBytes.count >= 4 && headBytes[headBytes.count - 3] == UInt8(ascii: "\n")
        else { return }
        sink.part(PartHead(headBytes[...]))
        state = .data(matched: 0)
    }

    private mutating func end(_ byte: UInt8, _ count: Int, _ index: inout Int) {
        index += 1
        guard count < 2, byte == delimiter[count] else { return fail(.bytesAfterEnd) }
        state = .ended(lineBreakBytes: count + 1)
    }

    private mutating func data(
        _ chunk: UnsafeRawBufferPointer,
        _ matched: Int,
        _ index: inout Int,
        _ sink: any MultipartSink
    ) {
        if matched == 0 {
            let start = index
            while index < chunk.count, unsafe chunk[index] != UInt8(ascii: "\r") { index += 1 }
            if index > start { unsafe sink.data(UnsafeRawBufferPointer(rebasing: chunk[start..<index])) }
            guard index < chunk.count else { return }
            index += 1
            state = .data(matched: 1)
        } else if unsafe chunk[index] == delimiter[matched] {
            index += 1
            guard matched + 1 == delimiter.count else {
                state = .data(matched: matched + 1)
                return
            }
            sink.partEnd(isWhole: true)
            state = .afterDelimiter(first: nil)
        } else {
            emit(matched, sink)
            state = .data(matched: 0)
        }
    }

    private func emit(_ matched: Int, _ sink: any MultipartSink) {
        guard matched > 0 else { return }
        unsafe delimiter.withUnsafeBytes { bytes in
            unsafe sink.data(UnsafeRawBufferPointer(rebasing: bytes[..<matched]))
        }
    }
}
