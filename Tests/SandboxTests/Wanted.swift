// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform

/// Where the sandbox has to work, its absence is a failure, not a reason to skip: `make test` says so.
func isWanted(_ isThere: Bool) -> Bool { isThere || environment("AMPARO_NEEDS_JAIL") != nil }
