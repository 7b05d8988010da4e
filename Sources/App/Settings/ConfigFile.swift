// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The settings file: `name = value` lines, `#` before what is only said.
enum ConfigFile {
    static let name = "amparo.conf"

    struct Line {
        let value: String
        let number: Int
    }

    static func parse(_ text: String) throws(CommandError) -> [Setting: Line] {
        var found: [Setting: Line] = [:]
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = trimmed(raw)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let place = "\(name), line \(index + 1)"
            guard let sign = line.firstIndex(of: "=") else {
                throw .usage("\(place): \"\(line)\" is no setting; one is written `name = value`")
            }
            let key = trimmed(line[..<sign])
            guard let setting = Setting(rawValue: key) else {
                let known = Setting.allCases.map(\.rawValue).joined(separator: ", ")
                throw .usage("\(place): there is no setting \"\(key)\". There are: \(known)")
            }
            guard found[setting] == nil else { throw .usage("\(place): \(key) is set twice") }
            found[setting] = Line(value: trimmed(line[line.index(after: sign)...]), number: index + 1)
        }
        return found
    }

    /// The file that set-up writes: every setting explained, the defaults commented out.
    static func text(_ chosen: [Setting: String]) -> String {
        var lines = [
            "# Settings of this Amparo. A line that begins with # changes nothing; remove the # to set something.",
            "# A variable of the environment, such as \(Setting.listen.environmentName), goes before this file.",
        ]
        for setting in Setting.allCases {
            lines += ["", "# " + setting.explanation, "# Wants \(setting.wants)."]
            if let value = chosen[setting] {
                lines.append("\(setting.rawValue) = \(value)")
            } else {
                lines.append("# \(setting.rawValue) = \(setting.standard)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The same file with one setting changed, everything else as its owner left it.
    static func setting(_ setting: Setting, to value: String, in text: String) -> String {
        let line = "\(setting.rawValue) = \(value)"
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let place = lines.firstIndex { raw in
            guard let sign = raw.firstIndex(of: "=") else { return false }
            return trimmed(raw[..<sign]) == setting.rawValue
        }
        if let place { lines[place] = line } else { lines.append(line) }
        return lines.joined(separator: "\n") + (place == nil ? "\n" : "")
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let isBlank = { (c: Character) in c == " " || c == "\t" || c == "\r" }
        let start = text.drop(while: isBlank)
        return String(String(start.reversed()).drop(while: isBlank).reversed())
    }
}
