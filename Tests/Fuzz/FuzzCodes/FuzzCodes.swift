// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Vault

/// Whatever stands in the box for a code: no trap, and a code that is taken reads the same when it is shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCodes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    switch Codes.parse(text) {
    case .receipt(let receipt):
        precondition(Codes.parse(receipt.grouped) == .receipt(receipt))
    case .short(let code):
        precondition(Codes.parse(code.grouped) == .short(code))
    case .wrongCheckDigit, .wrongLength, .notDigits:
        break
    }
    return 0
}
