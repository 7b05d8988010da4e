// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Runs a C function that fills UTF-16 units, again with more room when it asks for it; nil when it refuses.
func filledUnits(
    atLeast capacity: Int,
    _ fill: (UnsafeMutablePointer<UInt16>, Int32) -> Int32
) -> [UInt16]? {
    var room = max(capacity, 16)
    for _ in 0..<2 {
        var needed: Int32 = -1
        let units = unsafe [UInt16](unsafeUninitializedCapacity: room) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            needed = unsafe fill(start, Int32(room))
            count = min(max(Int(needed), 0), room)
        }
        if needed < 0 { return nil }
        if needed <= room { return units }
        room = Int(needed)
    }
    return nil
}

func string(_ units: [UInt16]) -> String {
    String(decoding: units, as: UTF16.self)
}
