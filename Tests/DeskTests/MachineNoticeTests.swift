// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Desk
import Platform
import TestSupport
import Testing

@Suite struct MachineNoticeTests {
    @Test func `what the machine does not give is told to administrators, and to nobody else`() throws {
        try withInstallation(.sqlite) { house in
            let desk = try TestDesk(house, weaknesses: [.unlockedKeys, .openSwap])
            let told = try Browser(desk, house, .administrator).get(.settings(.overview)).text
            #expect(told.contains("may write keys to its swap"))
            #expect(told.contains("Encrypt the swap"))
            let officer = try Browser(desk, house, .officer).get(.settings(.overview))
            #expect(officer.status == 200 && !officer.text.contains("swap"))
        }
    }

    @Test func `a machine that gives everything is not mentioned`() throws {
        try withDesk { house, desk in
            let page = try Browser(desk, house, .administrator).get(.settings(.overview)).text
            #expect(!page.contains("About this machine"))
        }
    }
}
