// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// Where a file belongs: two levels of folders, so that none grows too long to read.
struct BlobPlace {
    let outer: String
    let folder: String
    let path: String
    private let root: String

    init(folder root: String, id: BlobID) {
        let name = id.fileName
        self.root = root
        outer = "\(root)/\(name.prefix(2))"
        folder = "\(outer)/\(name.dropFirst(2).prefix(2))"
        path = "\(folder)/\(name)"
    }

    /// Afterwards the folders survive a power cut.
    func makeFolders() throws(SystemError) {
        if Files.exists(folder) { return }
        try Files.makeDirectory(folder)
        try Files.fsyncDirectory(outer)
        try Files.fsyncDirectory(root)
    }
}
