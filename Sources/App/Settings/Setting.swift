// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One line of the settings file: its name, its default, and what to tell somebody who opens the file.
package enum Setting: String, CaseIterable, Sendable {
    case listen
    case store
    case storeConnections = "store-connections"
    case behindProxy = "behind-proxy"
    case proxies
    case connections
    case connectionsPerAddress = "connections-per-address"
    case idleMinutes = "idle-minutes"
    case sessionHours = "session-hours"
    case backupKey = "backup-key"
    case log
    case ledgerSeconds = "ledger-seconds"
    case ledgerHour = "ledger-hour"
    case ledgerBatch = "ledger-batch"
    case witness
    case witnessProxy = "witness-proxy"

    /// `AMPARO_BEHIND_PROXY` for `behind-proxy`.
    package var environmentName: String {
        Setting.environmentPrefix + rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    static let environmentPrefix = "AMPARO_"

    /// A setting, or what set-up and the tests of the house read.
    static func isKnown(inEnvironment name: String) -> Bool {
        let others = ["SETUP_NAME", "SETUP_SITES", "SETUP_MEMBERS", "PROGRAM", "FUZZ", "NEEDS_JAIL"]
        return allCases.contains { $0.environmentName == name }
            || others.contains(String(name.dropFirst(environmentPrefix.count)))
    }

    var standard: String {
        switch self {
        case .listen: "127.0.0.1:8080"
        case .store: "sqlite"
        case .storeConnections: "8"
        case .behindProxy: "no"
        case .proxies, .backupKey: ""
        case .connections: "512"
        case .connectionsPerAddress: "64"
        case .idleMinutes: "30"
        case .sessionHours: "12"
        case .log: "info"
        case .ledgerSeconds: "86400"
        case .ledgerHour: "2"
        case .ledgerBatch: "256"
        case .witness, .witnessProxy: ""
        }
    }

    /// What would be right, for the file and for a refusal.
    var wants: String {
        switch self {
        case .listen: "a numeric address and a port, such as 127.0.0.1:8080 or [::1]:8080"
        case .store: "sqlite, or postgres://user@host/database"
        case .storeConnections: "a number from 1 to 100"
        case .behindProxy: "yes or no"
        case .proxies: "numeric addresses separated by blanks, or nothing"
        case .connections: "a number from 16 to 10000"
        case .connectionsPerAddress: "a number from 1 to 10000"
        case .idleMinutes: "a number from 1 to 240"
        case .sessionHours: "a number from 1 to 24"
        case .backupKey: "the whole path of a file, beginning with /, or nothing"
        case .log: "debug, info, warning or error"
        case .ledgerSeconds: "a number from 5 to 604800"
        case .ledgerHour: "a number from 0 to 23"
        case .ledgerBatch: "a number from 1 to 65536"
        case .witness:
            "the public key of a witness and its https:// address, such as "
                + "witness.example.org+5e6f7a8b+BAbc... https://witness.example.org, or several such pairs, or nothing; "
                + "http:// only for this machine or an .onion address, which wants witness-proxy too"
        case .witnessProxy: "socks5h://127.0.0.1:9050 (Tor), http://address:port, or nothing"
        }
    }

    var explanation: String {
        switch self {
        case .listen: "Where the server listens. Keep it on this machine and put nginx in front."
        case .store: "Where records are kept: a file in this folder, or a PostgreSQL database."
        case .storeConnections: "How many connections to PostgreSQL, or readers of the file."
        case .behindProxy: "yes when nginx passes requests on: then connections may live on after a form."
        case .proxies: "Other machines whose word on https is believed; this machine always is."
        case .connections: "How many connections at once."
        case .connectionsPerAddress: "How many from one public address; never counts behind nginx or Tor."
        case .idleMinutes: "A member who does nothing for so long signs in again."
        case .sessionHours: "A member signs in again after so long in any case."
        case .backupKey:
            "Where set-up wrote the backup key, if not beside this folder; while it lies there, administrators are told."
        case .log: "How much is logged, on standard error. No setting logs what anybody wrote."
        case .ledgerSeconds:
            "How often a batch of the ledger is closed, in seconds; a day. A demonstration closes one every 20."
        case .ledgerHour: "At which hour, in UTC, where it is once a day."
        case .witness: "Who outside countersigns the ledger, so that everybody can trust it (Witness.md)."
        case .witnessProxy: "What leads to the witnesses, such as Tor; without it they are called directly."
        case .ledgerBatch: "How many places a batch has, used or not; more than a day ever brings."
        }
    }
}
