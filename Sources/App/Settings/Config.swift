// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import HTTP
package import Outgoing
package import Platform
package import Records

/// Where records are kept.
package enum StoreChoice: Sendable, Equatable {
    case sqlite
    case postgres(url: String)

    package init?(_ text: String) {
        if text == "sqlite" {
            self = .sqlite
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(url: text)
        } else {
            return nil
        }
    }

    var text: String {
        switch self {
        case .sqlite: "sqlite"
        case .postgres(let url): url
        }
    }
}

/// Every setting, read once at start: command line before environment before file before default.
package struct Config: Sendable {
    package let listen: Address
    package let store: StoreChoice
    package let storeConnections: Int
    package let limits: ServerLimits
    package let idleMinutes: Int
    package let sessionHours: Int
    /// Where set-up wrote the backup key; nil for beside the data folder.
    package let backupKey: String?
    package let logLevel: LogLevel
    /// Nil where nothing is said about it: a demonstration has another than a house.
    package let timetable: LogTimetable?
    package let witnesses: [WitnessChoice]
    package let witnessProxy: OutgoingProxy?

    /// - Parameters:
    ///   - file: The text of the settings file, nil where there is none yet.
    ///   - options: What was given on the command line.
    ///   - environment: Looks up a variable.
    ///   - names: The names of all variables: one that looks like a setting and is none is refused.
    /// - Throws: `CommandError` that names the setting, where it stands, and what would be right.
    package init(
        file: String?,
        options: [Setting: String] = [:],
        environment: (String) -> String? = { Platform.environment($0) },
        names: [String] = []
    ) throws(CommandError) {
        for name in names where name.hasPrefix(Setting.environmentPrefix) {
            guard !Setting.isKnown(inEnvironment: name) else { continue }
            let known = Setting.allCases.map(\.environmentName).joined(separator: ", ")
            throw .usage("there is no setting \(name), which stands in the environment. There are: \(known)")
        }
        let written = try file.map { text throws(CommandError) in try ConfigFile.parse(text) } ?? [:]
        var found: [Setting: Given] = [:]
        for setting in Setting.allCases {
            if let value = options[setting] {
                found[setting] = Given(setting, value, from: "--\(setting.rawValue)")
            } else if let value = environment(setting.environmentName) {
                found[setting] = Given(setting, value, from: setting.environmentName)
            } else if let line = written[setting] {
                found[setting] = Given(
                    setting,
                    line.value,
                    from: "\(setting.rawValue) (\(ConfigFile.name), line \(line.number))"
                )
            }
        }
        func value(_ setting: Setting) -> Given {
            found[setting] ?? Given(setting, setting.standard, from: setting.rawValue)
        }
        listen = try value(.listen).read { Address($0) }
        store = try value(.store).read { StoreChoice($0) }
        storeConnections = try value(.storeConnections).number(1...100)
        var limits = ServerLimits()
        limits.isBehindProxy = try value(.behindProxy).read { ["yes": true, "no": false][$0] }
        limits.proxies = try value(.proxies).read { text in
            let addresses = text.split { $0 == " " || $0 == "," }.map(String.init)
            return addresses.allSatisfy { Address(host: $0, port: 1).isNumeric } ? addresses : nil
        }
        limits.connections = try value(.connections).number(16...10_000)
        limits.connectionsPerAddress = try value(.connectionsPerAddress).number(1...10_000)
        self.limits = limits
        idleMinutes = try value(.idleMinutes).number(1...240)
        sessionHours = try value(.sessionHours).number(1...24)
        backupKey = try value(.backupKey).read { text -> String?? in
            if text.isEmpty { return .some(nil) }
            // A line of the settings file has to bring back the same.
            guard text.hasPrefix("/"), !text.contains(where: \.isNewline), text.last?.isWhitespace != true
            else {
                return nil
            }
            return .some(text)
        }
        logLevel = try value(.log).read {
            ["debug": LogLevel.debug, "info": .info, "warning": .warning, "error": .error][$0]
        }
        let isTimed = [Setting.ledgerSeconds, .ledgerHour, .ledgerBatch].contains { found[$0] != nil }
        let times = LogTimetable(
            batch: try value(.ledgerBatch).number(1...65_536),
            seconds: try value(.ledgerSeconds).number(5...604_800),
            hour: try value(.ledgerHour).number(0...23)
        )
        timetable = isTimed ? times : nil
        let proxy = try value(.witnessProxy).read { text -> OutgoingProxy?? in
            if text.isEmpty { return .some(nil) }
            guard let proxy = OutgoingProxy(text) else { return nil }
            return .some(proxy)
        }
        witnesses = try value(.witness).read { text in
            WitnessChoice.all(text).flatMap { all in
                proxy == nil && all.contains { $0.address.isOnion } ? nil : all
            }
        }
        witnessProxy = proxy
    }

    private struct Given {
        let setting: Setting
        let text: String
        let place: String

        init(_ setting: Setting, _ text: String, from place: String) {
            self.setting = setting
            self.text = text
            self.place = place
        }

        func read<T>(_ body: (String) -> T?) throws(CommandError) -> T {
            if let value = body(text) { return value }
            // A database address may hold a password.
            let shown = setting == .store ? String(text.prefix { $0 != ":" }) + "..." : text
            throw .usage("\(place) is \"\(shown)\"; it wants \(setting.wants)")
        }

        func number(_ range: ClosedRange<Int>) throws(CommandError) -> Int {
            try read { Int($0).flatMap { range.contains($0) ? $0 : nil } }
        }
    }
}

extension Address {
    /// Digits, letters of hexadecimal, dots and colons only: the system's own parser decides when it listens.
    fileprivate var isNumeric: Bool {
        host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."), UInt8(ascii: ":"):
                true
            default: false
            }
        }
    }
}
