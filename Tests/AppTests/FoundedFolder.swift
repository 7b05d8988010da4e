// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import App
import Operations
import TestSupport
import Vault

/// A data folder with an installation of its own, for the length of the body; a store on each engine.
func withFoundedFolder(
    _ engine: TestEngine,
    _ body: (_ home: String, DataFolder, Config, Founded) throws -> Void
) throws {
    try withTemporaryFolder { home in
        try withStore(engine) { store in
            let folder = DataFolder(home + "/data")
            let config = try Config(file: nil, options: [.store: store], environment: { _ in nil })
            try folder.create()
            let founded = try Founding(folder, config, backupKeyFile: home + "/key").make(try smallHouse())
            try body(home, folder, config, founded)
        }
    }
}

/// The setting of a store that holds nothing.
func withStore(_ engine: TestEngine, _ body: (String) throws -> Void) throws {
    switch engine {
    case .sqlite: try body("sqlite")
    case .postgres:
        try withPostgresDatabase { url, name in
            try body(url + (url.contains("?") ? "&" : "?") + "dbname=" + name)
        }
    }
}

func smallHouse() throws -> Foundation {
    var plan = FoundingPlan()
    plan.name = "Kelu Mine"
    plan.sites = [try FoundingPlan.site("kr:Kelu Ridge:Africa/Nairobi")]
    plan.people = try [
        "ada:Ada Keeper:administrator", "amina:Amina Odhiambo:officer:KR",
        "farah:Farah Nasser:focal-point:KR",
        "ines:Ines Costa:independent-reader",
    ].map { try FoundingPlan.person($0) }
    return try plan.foundation(randomness: SystemRandomness(), isUnattended: true)
}
