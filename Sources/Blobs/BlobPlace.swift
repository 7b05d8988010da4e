// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// Where a file belongs: two levels of folders, so that none grows too long to read.
struct BlobPlace {
    let outer: String
    let folder: String
    let path: String

    init(folder root: String, id: BlobID) {
        let name = id.fileName
        outer = "\(root)/\(name.prefix(2))"
        folder = "\(outer)/\(name.dropFirst(2).prefix(2))"
        path = "\(folder)/\(name)"
    }
}

/// The folders that this process has synced together with the ones around them.
///
/// That a folder is there proves nothing: whoever made it, here or before a power cut, may not have synced it yet.
final class DurableFolders: Sendable {
    private let root: String
    private let synced = Monitor<Set<String>>([])

    init(_ root: String) {
        self.root = root
    }

    var count: Int { synced.read { $0.count } }

    /// Afterwards the folders of a place survive a power cut.
    func make(for place: BlobPlace) throws(SystemError) {
        if synced.read({ $0.contains(place.folder) }) { return }
        try Files.makeDirectory(place.folder)
        try Files.fsyncDirectory(place.outer)
        try Files.fsyncDirectory(root)
        synced.change { _ = $0.insert(place.folder) }
    }
}
