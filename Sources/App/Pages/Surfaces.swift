// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Operations
internal import Catalog
internal import Desk
internal import Platform
internal import Portal
internal import Sandbox

/// The pages of the node, in the order in which they are asked.
enum Surfaces {
    static func all(
        _ node: Node,
        _ cleaner: Cleaner?,
        _ narration: Narration,
        _ machine: MachineWatch,
        _ log: Log
    ) throws -> [Front.Surface] {
        let catalog = try Catalog()
        let isDemo = node.operations.options.isDemo
        let portal = Portal(
            operations: node.operations,
            catalog: catalog,
            isDemo: isDemo,
            narration: narration,
            log: log
        )
        let desk = Desk(
            operations: node.operations,
            catalog: catalog,
            cleaner: cleaner,
            isDemo: isDemo,
            weaknesses: { machine.weaknesses },
            log: log
        )
        // The portal's 404 speaks the reader's language, so it is asked last.
        return [{ desk.begin($0) }, { portal.begin($0) }]
    }
}
