// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform
import TestSupport
import Testing

@Suite struct DiskReserves {
    @Test func `it takes its room where enough stays free, gives it back once, and takes it again`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/reserve"
            let reserve = DiskReserve(path, bytes: 3 << 20)
            try reserve.refill(leaving: Int.max >> 1)
            #expect(!Files.exists(path) && !reserve.isWhole)
            try reserve.refill(leaving: 0)
            #expect(reserve.isWhole)
            #expect(try Files.size(path) == 3 << 20)
            #expect(reserve.release())
            #expect(try Files.size(path) == 0)
            #expect(!reserve.isWhole)
            try reserve.refill(leaving: 0)
            #expect(reserve.isWhole)
        }
    }
}
