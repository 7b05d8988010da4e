// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import FoundationEssentials
import Glibc
import Platform
import Testing

/// A machine made of files: /proc/swaps and what /sys says about the disk below.
@Suite struct SwapSpaceTests {
    private let home: String
    private let block: String

    init() throws {
        let above = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        home = above + "/amparo-swap-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        var status = stat()
        _ = unsafe stat(home, &status)
        block = "\(home)/blocks/\(amparo_device_major(status.st_dev)):\(amparo_device_minor(status.st_dev))"
    }

    private func isOpen(_ files: [String: String], swaps: Bool = true) throws -> Bool {
        defer { try? FileManager.default.removeItem(atPath: home) }
        let head = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
        let line = "\(home)/swap\\040file                             file\t\t1048572\t\t0\t\t-2\n"
        let machine = [home + "/swaps": head + (swaps ? line : ""), home + "/swap file": ""]
        for (path, text) in Array(files) + Array(machine) {
            let folder = URL(filePath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: path))
        }
        return SwapSpace(
            list: home + "/swaps",
            blocks: home + "/blocks",
            group: home + "/cgroup",
            groups: home + "/groups"
        ).isOpen
    }

    @Test func `without swap there is nothing to say`() throws {
        #expect(try !isOpen([:], swaps: false))
        #expect(!SwapSpace(list: "/no/such/file").isOpen)
    }

    @Test func `a file on a plain disk, or on one that says nothing of itself, is open`() throws {
        #expect(try isOpen([block + "/size": "1"]))
    }

    @Test func `one on an encrypted disk is closed, also through volumes on it`() throws {
        #expect(try !isOpen([block + "/dm/uuid": "CRYPT-LUKS2-abc\n"]))
    }

    @Test func `volumes are closed when all they stand on is`() throws {
        let crypt = "CRYPT-PLAIN-x\n"
        #expect(try !isOpen([block + "/dm/uuid": "LVM-x\n", block + "/slaves/dm-0/dm/uuid": crypt]))
    }

    @Test func `volumes are open when one of those they stand on is`() throws {
        #expect(
            try isOpen([
                block + "/dm/uuid": "LVM-x\n", block + "/slaves/dm-0/dm/uuid": "CRYPT-LUKS1-x\n",
                block + "/slaves/sda1/size": "1",
            ])
        )
    }

    @Test func `none of it is for a service that gets none`() throws {
        #expect(
            try !isOpen([
                home + "/cgroup": "0::/amparo.service\n",
                home + "/groups/amparo.service/memory.swap.max": "0\n",
            ])
        )
        #expect(
            try isOpen([
                home + "/cgroup": "0::/amparo.service\n",
                home + "/groups/amparo.service/memory.swap.max": "max\n",
            ])
        )
    }

    @Test func `compressed memory is closed while it is not written out`() throws {
        #expect(try !isOpen([block + "/backing_dev": "none\n"]))
    }

    @Test func `compressed memory that is written out is open`() throws {
        #expect(try isOpen([block + "/backing_dev": "/dev/sda3\n"]))
    }
}
