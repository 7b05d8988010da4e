// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the whole machine has, in bytes, as the kernel tells (`MemTotal`).
package enum MachineMemory {
    package static let bytes = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
}
