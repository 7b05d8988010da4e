// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CAssets

/// One file of translations as its translator wrote it.
package struct LanguageFile: Sendable {
    package let language: String
    package let area: String
    package let json: [UInt8]

    package init(language: String, area: String, json: [UInt8]) {
        self.language = language
        self.area = area
        self.json = json
    }

    /// The files that the binary carries.
    package static func embedded() -> [LanguageFile] {
        (0..<amparo_language_file_count()).compactMap { index in
            let file = unsafe amparo_language_file_at(index)
            guard let name = unsafe file.name, let bytes = unsafe file.bytes else { return nil }
            let path = unsafe String(cString: name).split(separator: "/")
            guard path.count == 2, path[1].hasSuffix(".json") else { return nil }
            return LanguageFile(
                language: String(path[0]),
                area: String(path[1].dropLast(5)),
                json: unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(file.size)))
            )
        }
    }

    /// The translations by their keys; notes to translators, which begin with "_", are left out.
    func translations() throws(CatalogError) -> [String: Translation] {
        guard let entries = LanguageJSON.read(json) else {
            throw CatalogError(code: .notJSON, file: name, key: nil)
        }
        var translations: [String: Translation] = [:]
        for (key, entry) in entries where !key.hasPrefix("_") {
            guard let translation = entry.translation else {
                throw CatalogError(code: .malformed, file: name, key: key)
            }
            translations["\(area).\(key)"] = translation
        }
        return translations
    }

    private var name: String { "\(language)/\(area).json" }
}

extension LanguageJSON.Value {
    fileprivate var translation: Translation? {
        switch self {
        case .text(let text): Translation(text: text)
        case .forms(let forms): Translation(forms: forms)
        }
    }
}
