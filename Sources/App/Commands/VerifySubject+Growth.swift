// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Platform
internal import Verifier

extension VerifySubject {
    static let growth = VerifySubject(
        option: "--extends",
        options: [Option("--extends", "OLDER"), .checkpoint, Option("--tiles", "DIR"), .ledgerKey],
        check: { arguments, console in
            let log = try arguments.verifierKey("--key")
            let folder = try arguments.required("--tiles")
            let newer = try arguments.file("--checkpoint", limit: SignedNote.mostBytes)
            let older = try arguments.file("--extends", limit: SignedNote.mostBytes)
            do {
                try ProofCheck.extends(older: older, newer: newer, tiles: TileFolder(folder), log: log)
            } catch let error as ProofCheck.Failure {
                throw CommandError.failure(VerifyWords.of(error))
            } catch let error as LedgerError {
                throw CommandError.failure("the tiles in \(folder): \(error)")
            }
            console.say("It holds: the ledger only grew from the older checkpoint to the newer one.")
            if log == nil {
                console.complain(
                    "No --key was given, so this says nothing about who made the files: anybody could have."
                )
            }
        }
    )
}

/// A copy of what a log serves, in a folder: `tile/0/000.p/5` and so on below it, or the `tile` folder itself.
struct TileFolder: TileSource {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// A partial tile may be gone once the full one is there.
    func hashes(_ address: TileAddress) throws -> [MerkleHash] {
        guard !address.isFull, !Files.exists(place(address)),
            let full = TileAddress(level: address.level, index: address.index)
        else { return try read(address) }
        guard Files.exists(place(full)) else { return try read(address) }
        return Array(try read(full).prefix(address.width))
    }

    private func read(_ address: TileAddress) throws -> [MerkleHash] {
        let place = place(address)
        guard Files.exists(place) else { throw CommandError.failure("there is no tile \(place)") }
        let most = TileAddress.fullWidth * MerkleHash.byteCount
        return try Tile(address, bytes: try Files.read(place, limit: most)).hashes
    }

    private func place(_ address: TileAddress) -> String {
        let name = TilePath.hashes(address).text
        return Files.isDirectory(path + "/tile")
            ? path + "/" + name : path + "/" + name.dropFirst("tile/".count)
    }
}
