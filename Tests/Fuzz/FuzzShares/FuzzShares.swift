// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Vault

/// Whatever stands in the box for a share, and a true share with some characters changed: no trap, and what is taken
/// reads the same when it is shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzShares(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    check(input)
    var altered = genuine
    for place in stride(from: 0, to: min(input.count - 1, 16), by: 2) {
        altered[Int(input[place]) % altered.count] = input[place + 1]
    }
    check(altered)
    return 0
}

private let genuine = Array(
    SecretSharing.split(SeededRandomness(seed: 1).secretKey(), set: 7, needed: 2, count: 3)[0].groups
        .joined(separator: " ").utf8
)

private func check(_ bytes: [UInt8]) {
    guard let share = try? RecoveryShare(typed: String(decoding: bytes, as: UTF8.self)) else { return }
    let again = try? RecoveryShare(typed: share.groups.joined(separator: " "))
    precondition(again?.mark == share.mark)
}
