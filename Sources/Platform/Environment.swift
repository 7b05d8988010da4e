// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CSystem
import Glibc

/// A variable of the environment; read it at start, before threads run.
package func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
}

/// The names of all of them; at start as well.
package func environmentNames() -> [String] {
    var names: [String] = []
    var index = 0
    while let entry = unsafe amparo_environment(index) {
        names.append(String(unsafe String(cString: entry).prefix { $0 != "=" }))
        index += 1
    }
    return names
}
