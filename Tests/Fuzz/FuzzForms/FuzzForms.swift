// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTTP

/// A body of a form: no trap, and the same parts and pairs however the network cuts it into pieces.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzForms(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let body = Array(bytes.dropFirst())
    let piece = Int(first % 17) + 1
    precondition(parts(body, inPiecesOf: body.count) == parts(body, inPiecesOf: piece))
    precondition(pairs(body, inPiecesOf: body.count) == pairs(body, inPiecesOf: piece))
    return 0
}

private final class Collector: MultipartSink {
    var found: [[UInt8]] = []
    var ends: [Bool] = []

    func part(_ head: PartHead?) { found.append([]) }

    func data(_ bytes: UnsafeRawBufferPointer) {
        precondition(found.count == ends.count + 1, "bytes outside a part")
        unsafe found[found.count - 1].append(contentsOf: bytes)
    }

    func partEnd(isWhole: Bool) {
        ends.append(isWhole)
        precondition(ends.count == found.count, "an end without a beginning")
    }
}

private struct Parts: Equatable {
    let found: [[UInt8]]
    let ends: [Bool]
    let fault: MultipartFault?
}

private func parts(_ body: [UInt8], inPiecesOf count: Int) -> Parts {
    var machine = MultipartMachine(boundary: Array("x".utf8))
    let collector = Collector()
    eachPiece(of: body, count) { unsafe machine.receive($0, into: collector) }
    let fault = machine.finish(into: collector)
    precondition(collector.found.count == collector.ends.count, "a part without an end")
    return Parts(found: collector.found, ends: collector.ends, fault: fault)
}

private func pairs(_ body: [UInt8], inPiecesOf count: Int) -> [UrlencodedMachine.Event] {
    var machine = UrlencodedMachine(pairBytes: 64)
    var found: [UrlencodedMachine.Event] = []
    eachPiece(of: body, count) { unsafe machine.receive($0) { found.append($0) } }
    machine.finish { found.append($0) }
    return found
}

private func eachPiece(of body: [UInt8], _ count: Int, _ give: (UnsafeRawBufferPointer) -> Void) {
    unsafe body.withUnsafeBytes { whole in
        var from = 0
        while from < whole.count {
            let to = min(from + max(count, 1), whole.count)
            unsafe give(UnsafeRawBufferPointer(rebasing: whole[from..<to]))
            from = to
        }
    }
}
