// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Vault

/// Bytes written as hexadecimal, for known answers.
func hex(_ text: String) -> [UInt8] {
    var bytes = [UInt8]()
    var rest = text[...]
    while let byte = UInt8(rest.prefix(2), radix: 16), rest.count >= 2 {
        bytes.append(byte)
        rest = rest.dropFirst(2)
    }
    return bytes
}

/// The key of bytes counting up from `from`, known to the programs that made the known answers.
func countingKey(from first: UInt8 = 0) throws -> SecretKey {
    try SecretKey(copying: Array(first..<(first + 32)))
}

/// Every way to alter one byte, and to cut or lengthen the end by one.
func tampered(_ bytes: [UInt8]) -> [[UInt8]] {
    var all = bytes.indices.map { index in
        var copy = bytes
        copy[index] ^= 1 << UInt8(index % 8)
        return copy
    }
    all.append(bytes.dropLast())
    all.append(bytes + [0])
    return all
}

/// A folder of its own for one test, removed with everything in it.
final class TemporaryFolder {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vault-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path(percentEncoded: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func permissions(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        return (attributes[.posixPermissions] as? Int) ?? -1
    }

    func names(in name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)").sorted()
    }

    func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }

    func write(_ name: String, _ bytes: [UInt8], permissions: Int = 0o600) throws {
        try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions],
            ofItemAtPath: "\(path)/\(name)"
        )
    }
}
